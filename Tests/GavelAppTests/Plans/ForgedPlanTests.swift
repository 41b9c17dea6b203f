import GavelModel
import Testing

@testable import GavelApp

/// Plans that were edited and sealed again, which their digest cannot tell.
@Suite struct ForgedPlanTests {
  private let scene: RocketChatScene

  init() throws { scene = try RocketChatScene() }

  /// Plans an action, edits its items, seals the plan anew and returns the file's path.
  private func forge(
    _ words: [String], _ edit: (inout [PlanItem]) -> Void
  ) async throws -> String {
    let printed = try await scene.run(["plan"] + words).output
    let plan = try PlanFile.decode(Array(printed.utf8))
    var items = plan.items
    edit(&items)
    let forged = ActionPlan(
      server: plan.server, account: plan.account, created: plan.created, reason: plan.reason,
      items: items)
    return try scene.folder.write(PlanFile.text(of: forged), to: "forged.json")
  }

  /// Neither applies the plan nor approves it, and names the place.
  private func expectRefusal(_ path: String, _ place: String) async throws {
    for words in [["apply", path, "--yes"], ["apply", path, "--dry-run"], ["approve", path]] {
      let run = try await scene.run(words)
      #expect(run.status == .usage, "\(words) \(run.output)\(run.errors)")
      #expect(run.errors.contains(place), "\(run.errors)")
      #expect(!run.output.contains("gavel-approval"))
    }
    #expect(try await scene.changes().isEmpty)
  }

  private func spam() async throws -> (room: String, message: String, author: String) {
    let state = try await scene.state()
    let author = try #require(state.user("spam9")?.id)
    let lobby = try #require(state.room(named: "lobby"))
    let message = try #require(lobby.messages.last { $0.author == author })
    return (lobby.id, message.id, author)
  }

  @Test func `another author than the message has is refused`() async throws {
    let spam = try await spam()
    for digest in [nil, ""] {
      let path = try await forge(["delete-message", spam.room, spam.message]) {
        $0[0].facts.person = "somebody-else"
        $0[0].digest = digest ?? $0[0].digest
      }
      try await expectRefusal(path, "facts.person of item 1")
    }
  }

  @Test func `another person, kind of room or list of people is refused`() async throws {
    let spam = try await spam()
    let member = try await forge(["remove-member", spam.room, spam.author]) {
      $0[0].facts.person = "somebody-else"
    }
    try await expectRefusal(member, "facts.person of item 1")
    let room = try await forge(["clear-room", spam.room]) { $0[0].facts.roomKind = "direct" }
    try await expectRefusal(room, "facts.roomKind of item 1")
    let direct = try #require(try await scene.state().rooms.first { $0.type == "d" })
    let people = try await forge(["delete-dm", "--room", direct.id]) {
      $0[0].facts.participants?[0] = "somebody-else"
    }
    try await expectRefusal(people, "facts.participants of item 1")
  }

  @Test func `a discussion that the plan conceals is refused`() async throws {
    let path = try await forge(["delete-room", "GENERAL"]) {
      $0[0].facts.companions = nil
      $0[0].facts.discussionCount = nil
    }
    try await expectRefusal(path, "facts.companions of item 1")
    let counted = try await forge(["delete-room", "GENERAL"]) { $0[0].facts.companions = nil }
    let dry = try await scene.run(["apply", counted, "--dry-run"])
    #expect(dry.output.contains("! 1 discussion goes with it: Which berth"), "an earlier version")
  }

  @Test func `whom the settings protect is not for the file to say`() async throws {
    let spam = try await spam()
    try scene.folder.write(
      "{ protected: { authors: ['spam9'], members: ['spam9'] } }", to: ".config/gavel/config.json")
    let free: (inout TargetFacts) -> Void = {
      $0.person = nil
      $0.personName = "Nobody"
      $0.personUsername = "nobody"
      $0.authors = []
    }
    for words in [
      ["delete-message", spam.room, spam.message], ["clear-room", spam.room],
      ["remove-member", spam.room, spam.author],
    ] {
      let run = try await scene.run([
        "apply", try await forge(words) { free(&$0[0].facts) }, "--yes",
      ])
      #expect(run.status == .guarded, "\(words) \(run.errors)")
    }
    #expect(try await scene.changes().isEmpty)
  }

  @Test func `other names are no lie, and what is shown and kept is what is so`() async throws {
    let spam = try await spam()
    let path = try await forge(["delete-message", spam.room, spam.message]) {
      $0[0].facts.personName = "A Trap"
      $0[0].facts.roomName = "Trash"
      $0[0].facts.preview = "nothing of value"
    }
    let approved = try await scene.run(["approve", path])
    #expect(approved.status == .done)
    let plan = try PlanFile.read(.file(path))
    #expect(approved.output == "gavel-approval \(plan.digest)\n")
    let applied = try await scene.run(["apply", path, "--yes"])
    #expect(applied.status == .done, "\(applied.errors)")
    let audit = try await scene.run(["audit", "--json"])
    for text in [approved.errors, audit.output] {
      #expect(!text.contains("A Trap") && !text.contains("Trash") && !text.contains("of value"))
    }
    #expect(approved.errors.contains("in lobby"))
  }

  @Test func `what has gone since is gone, whoever is protected`() async throws {
    let spam = try await spam()
    try scene.folder.write(
      "{ protected: { authors: ['nobody-at-all'] } }", to: ".config/gavel/config.json")
    let path = try await forge(["delete-message", spam.room, spam.message]) { _ in }
    try await scene.call("chat.delete", #"{"roomId":"\#(spam.room)","msgId":"\#(spam.message)"}"#)
    let run = try await scene.run(["apply", path, "--yes", "--json"])
    #expect(run.output.contains(#""gone":1"#), "\(run.output)\(run.errors)")
  }
}
