import GavelModel
import GavelSandbox
import Testing

@testable import GavelApp

/// What the settings protect, against every command that would take it away.
@Suite struct ProtectionTests {
  private let scene: RocketChatScene

  init() throws { scene = try RocketChatScene() }

  private func protect(_ settings: String) throws {
    try scene.folder.write("{ protected: { \(settings) } }", to: ".config/gavel/config.json")
  }

  /// Runs a command that must be refused by the guard, with nothing sent.
  private func expectRefusal(_ words: [String], naming name: String) async throws {
    let run = try await scene.run(words + ["--yes"])
    #expect(run.status == .guarded, "\(words) \(run.output)")
    #expect(run.errors.contains(name), "\(words) \(run.errors)")
    #expect(try await scene.changes().isEmpty, "\(words)")
  }

  @Test func `a protected discussion does not go with its room or its anchor`() async throws {
    let state = try await scene.state()
    let berth = try #require(state.room(named: "Which berth for the tall ship?"))
    let general = try #require(state.room("GENERAL"))
    let anchor = try #require(general.messages.last { $0.type == "discussion-created" })
    try protect("rooms: ['\(berth.id)']")
    for words in [
      ["delete-room", "GENERAL"], ["clear-room", "GENERAL"],
      ["clear-room", "GENERAL", "--author", "spam9"],
      ["delete-message", "GENERAL", anchor.id],
    ] {
      try await expectRefusal(words, naming: "\"\(berth.id)\" is protected")
    }
    try protect("rooms: ['which berth*']")
    try await expectRefusal(["delete-room", "GENERAL"], naming: "Which berth for the tall ship?")
    let kept = try await scene.run(
      ["clear-room", "GENERAL", "--author", "spam9", "--keep-discussions", "--yes"])
    #expect(kept.status == .done)
    #expect(try await scene.state().room(berth.id) != nil)
  }

  @Test func `a plan that the guard will refuse says so before anybody confirms it`() async throws {
    let spammer = try #require(try await scene.state().user("spam9")?.id)
    try protect("members: ['spam9']")
    for words in [
      ["deactivate-user", spammer, "--dry-run"], ["plan", "deactivate-user", spammer],
    ] {
      let run = try await scene.run(words)
      #expect(run.status == .guarded)
      #expect(run.output.contains(spammer) && run.errors.contains("is protected by the settings"))
    }
    try scene.folder.write(
      "{ readOnly: true, ceiling: { approvalOver: 0 } }", to: ".config/gavel/config.json")
    #expect(try await scene.run(["plan", "deactivate-user", spammer]).status == .done)
  }

  @Test func `a plan names the discussions that go`() async throws {
    let berth = try #require(try await scene.state().room(named: "Which berth for the tall ship?"))
    let dry = try await scene.run(["delete-room", "GENERAL", "--dry-run"])
    #expect(
      dry.output.contains(
        "! 1 discussion goes with it: Which berth for the tall ship? (\(berth.id))"))
    let plan = try await scene.run(["plan", "clear-room", "GENERAL"]).output
    #expect(plan.contains(#""companions":[{"id":"\#(berth.id)""#))
  }

  @Test func `what is written in a discussion that goes sets the item aside`() async throws {
    let state = try await scene.state()
    let berth = try #require(state.room(named: "Which berth for the tall ship?"))
    let general = try #require(state.room("GENERAL"))
    let anchor = try #require(general.messages.last { $0.type == "discussion-created" })
    var plans: [String] = []
    for words in [["clear-room", "GENERAL"], ["delete-message", "GENERAL", anchor.id]] {
      let plan = try await scene.run(["plan"] + words).output
      let sealed = try PlanFile.decode(Array(plan.utf8)).items[0].seal?.messageCount ?? 0
      #expect(sealed >= berth.messages.count)
      plans.append(try scene.folder.write(plan, to: "\(words[0]).json"))
    }
    try await scene.call(
      "chat.sendMessage", #"{"message":{"rid":"\#(berth.id)","msg":"wait for me"}}"#)
    for path in plans {
      let run = try await scene.run(["apply", path, "--yes", "--json"])
      #expect(run.output.contains(#""setAside":1"#), "\(run.output)\(run.errors)")
      #expect(run.output.contains("newerContent"))
    }
    #expect(try await scene.state().room(berth.id) != nil)
  }

  @Test func `evidence of a room has the messages of its discussions`() async throws {
    let berth = try #require(try await scene.state().room(named: "Which berth for the tall ship?"))
    let last = try #require(berth.messages.last { $0.text?.isEmpty == false })
    #expect(try await scene.run(["clear-room", "GENERAL", "--yes"]).status == .done)
    let evidence = try await scene.run(["audit", "--evidence", "1", "--json"]).output
    #expect(evidence.contains(last.id))
  }

  @Test(arguments: ["GENERAL", "general"])
  func `reported messages in a protected room stay`(pattern: String) async throws {
    let spammer = try #require(try await scene.state().user("spam9")?.id)
    let before = try await scene.run(["plan", "delete-reported", spammer])
    try #require(before.status == .done, "\(before.errors)")
    try protect("rooms: ['\(pattern)']")
    try await expectRefusal(["delete-reported", spammer], naming: "is protected by the settings")
    let path = try scene.folder.write(before.output, to: "reported.json")
    try await expectRefusal(["apply", path], naming: "is protected by the settings")
    for words in [
      ["delete-reported", spammer, "--dry-run"], ["plan", "delete-reported", spammer],
    ] {
      #expect(try await scene.run(words).status == .guarded, "\(words)")
    }
    try protect("rooms: ['nothing-like-it']")
    let run = try await scene.run(["delete-reported", spammer, "--yes"])
    #expect(run.status == .done, "\(run.output)\(run.errors)")
  }

  private static let patterns = ["spam9", "SPAM*"]

  @Test(arguments: patterns)
  func `a protected author keeps every message`(pattern: String) async throws {
    let state = try await scene.state()
    let spammer = try #require(state.user("spam9")?.id)
    let lobby = try #require(state.room(named: "lobby"))
    let message = try #require(lobby.messages.last { $0.author == spammer }?.id)
    try protect("authors: ['\(pattern)']")
    for words in [
      ["delete-message", lobby.id, message], ["clear-room", lobby.id],
      ["clear-room", lobby.id, "--author", "ulli", "--author", "spam9"],
      ["delete-room", lobby.id], ["delete-reported", spammer],
    ] {
      try await expectRefusal(words, naming: "is protected by the settings")
    }
  }

  @Test func `people are protected by what they are called, too`() async throws {
    let user = try #require(try await scene.state().user("li.ming"))
    #expect(user.displayName != user.name)
    try protect("members: ['\(user.displayName.lowercased())']")
    try await expectRefusal(["deactivate-user", user.id], naming: "\"\(user.displayName)\"")
  }

  @Test func `what a protected author did not write may go`() async throws {
    let lobby = try #require(try await scene.state().room(named: "lobby"))
    try protect("authors: ['spam9']")
    let run = try await scene.run(["clear-room", lobby.id, "--author", "ulli", "--yes"])
    #expect(run.status == .done)
    let early = ["--before", "1990-01-01"]
    let none = try await scene.run(["clear-room", lobby.id] + early + ["--yes"])
    #expect(none.status == .done)
  }

  @Test func `a room whose messages nobody can read might hold a protected author's`() async throws
  {
    let lobby = try #require(try await scene.state().room(named: "staff-room"))
    try protect("authors: ['nobody-at-all']")
    try await expectRefusal(["delete-room", lobby.id], naming: "whose messages go with room")
  }

  @Test(arguments: patterns)
  func `a protected member is left alone in every way`(pattern: String) async throws {
    let state = try await scene.state()
    let spammer = try #require(state.user("spam9")?.id)
    let lobby = try #require(state.room(named: "lobby")?.id)
    try protect("members: ['\(pattern)']")
    for words in [
      ["remove-member", lobby, spammer], ["mute-member", lobby, spammer],
      ["deactivate-user", spammer],
    ] {
      try await expectRefusal(words, naming: "is protected by the settings")
    }
  }
}
