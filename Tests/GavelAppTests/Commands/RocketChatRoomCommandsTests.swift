import GavelModel
import GavelSandbox
import Testing

@testable import GavelApp

/// Commands about rooms, members and direct conversations on the Rocket.Chat sandbox.
@Suite struct RocketChatRoomCommandsTests {
  private let scene: RocketChatScene

  init() throws { scene = try RocketChatScene() }

  @Test func `messages are deleted, and an unknown one is no success`() async throws {
    let lobby = try #require(try await scene.state().room(named: "lobby"))
    let ids = lobby.messages.suffix(2).map(\.id)
    let run = try await scene.run(
      ["delete-message", lobby.id] + ids + ["nobodyKnowsThis1", "--yes", "--json"])
    #expect(run.status == .incomplete)
    #expect(run.output.contains(#""requested":3,"done":2,"gone":0"#))
    let left = try await scene.state().room(lobby.id)?.messages.map(\.id)
    #expect(left?.contains { ids.contains($0) } == false)
  }

  @Test func `a refusal of the server is told, after the plan said that it was doubtful`()
    async throws
  {
    let lobby = try #require(try await scene.state().room(named: "lobby"))
    let spammer = try #require(try await scene.state().user("spam9")?.id)
    let id = try #require(lobby.messages.last { $0.author == spammer }?.id)
    let dry = try await scene.run(["delete-message", lobby.id, id, "--dry-run"], as: "user")
    #expect(dry.output.contains("! this account probably may not do this; the server decides"))
    let run = try await scene.run(["delete-message", lobby.id, id, "--yes", "--json"], as: "user")
    #expect(run.status == .incomplete)
    #expect(run.output.contains(#""refused":1"#))
    #expect(try await scene.state().room(lobby.id)?.messages.contains { $0.id == id } == true)
  }

  @Test func `a clearing takes what its options cover`() async throws {
    let before = try #require(try await scene.state().room(named: "market"))
    let spammer = try #require(try await scene.state().user("spam9")?.id)
    let spam = before.messages.filter { $0.author == spammer }.count
    let run = try await scene.run(
      ["clear-room", before.id, "--author", "spam9", "--keep-pinned", "--yes", "--json"])
    #expect(run.status == .done)
    let after = try #require(try await scene.state().room(before.id))
    #expect(spam > 0)
    #expect(!after.messages.contains { $0.author == spammer })
    #expect(after.messages.count >= before.messages.count - spam)
  }

  @Test func `a clearing between moments leaves what lies outside`() async throws {
    let before = try #require(try await scene.state().room(named: "market"))
    let dry = try await scene.run(
      ["clear-room", before.id, "--after", "2000-01-01", "--before", "2000-01-02", "--dry-run"])
    #expect(
      dry.output.contains(
        "(sent after 2000-01-01T00:00:00.000Z, sent before 2000-01-02T00:00:00.000Z)"))
    let run = try await scene.run(
      ["clear-room", before.id, "--after", "2000-01-01", "--before", "2000-01-02", "--yes"])
    #expect(run.status == .done)
    #expect(try await scene.state().room(before.id)?.messages.count == before.messages.count)
    let wrong = try await scene.run(["clear-room", before.id, "--after", "1d", "--before", "2d"])
    #expect(wrong.status == .usage)
  }

  @Test func `a room goes with what hangs under it, which the plan says`() async throws {
    let dry = try await scene.run(["delete-room", "GENERAL", "--dry-run"])
    #expect(dry.output.contains("! 1 discussion goes with it: "))
    let market = try #require(try await scene.state().room(named: "market"))
    let run = try await scene.run(["delete-room", market.id, "--yes", "--json"])
    #expect(run.status == .done)
    #expect(try await scene.state().room(market.id) == nil)
  }

  @Test func `members are removed, muted and unmuted one by one`() async throws {
    let state = try await scene.state()
    let lobby = try #require(state.room(named: "lobby"))
    let people = try ["ulli", "spam9"].map { try #require(state.user($0)?.id) }
    let muted = try await scene.run(["mute-member", lobby.id] + people + ["--yes", "--json"])
    #expect(muted.output.contains(#""done":2"#))
    #expect(try await scene.state().room(lobby.id)?.muted?.sorted() == ["spam9", "ulli"])
    let unmuted = try await scene.run(["unmute-member", lobby.id, people[0], "--yes"])
    #expect(unmuted.status == .done)
    #expect(try await scene.state().room(lobby.id)?.muted == ["spam9"])
    let removed = try await scene.run(["remove-member", lobby.id] + people + ["--yes", "--json"])
    #expect(removed.output.contains(#""requested":2,"done":2"#))
    let members = try #require(try await scene.state().room(lobby.id)?.members)
    #expect(!members.contains { people.contains($0) })
  }

  @Test func `a room is left`() async throws {
    let lobby = try #require(try await scene.state().room(named: "lobby"))
    let user = try scene.persona("user").userID
    let run = try await scene.run(["leave-room", lobby.id, "--yes"], as: "user")
    #expect(run.status == .done)
    #expect(try await scene.state().room(lobby.id)?.members.contains(user) == false)
  }

  @Test func `an option that the platform lacks is a wrong usage`() async throws {
    let url = ["GAVEL_DIALECT": "imkit"]
    for words in [
      ["clear-room", "r", "--keep-pinned"], ["mute-member", "r", "a"], ["deactivate-user", "a"],
      ["dismiss-reports", "--author", "a"], ["delete-reported", "a"], ["unmute-member", "r", "a"],
      ["plan", "reactivate-user", "a"],
    ] {
      let run = try await scene.run(words, url)
      #expect(run.status == .usage, "\(words)")
      #expect(run.errors.contains("imkit has no call for "))
    }
    #expect(try await scene.changes().isEmpty)
  }
}

extension RocketChatScene {
  /// Runs a command line as the administrator in a changed environment.
  func run(_ arguments: [String], _ changes: [String: String]) async throws -> ProgramRun {
    try await run(arguments, as: "admin", changes)
  }
}
