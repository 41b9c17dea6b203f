import GavelModel
import GavelSandbox
import Testing

@testable import GavelApp

/// `delete-dm` in both forms on the Rocket.Chat sandbox.
@Suite struct RocketChatDirectTests {
  private let scene: RocketChatScene

  init() throws { scene = try RocketChatScene() }

  /// Opens a conversation between the administrator and somebody, with one message in it.
  private func open(with username: String) async throws -> RocketChatScene.State.Room {
    try await scene.call("im.create", #"{"username":"\#(username)"}"#)
    try await scene.call("chat.postMessage", ##"{"channel":"@\##(username)","text":"hello"}"##)
    let state = try await scene.state()
    let pair = [try scene.persona("admin").userID, try #require(state.user(username)?.id)]
    return try #require(state.rooms.first { $0.type == "d" && Set($0.members) == Set(pair) })
  }

  private func direct(_ names: [String]) async throws -> RocketChatScene.State.Room {
    let state = try await scene.state()
    let people = Set(try names.map { try #require(state.user($0)?.id) })
    return try #require(state.rooms.first { $0.type == "d" && Set($0.members) == people })
  }

  @Test func `a conversation between others goes by its id alone`() async throws {
    let room = try await direct(["alice", "bob"])
    let dry = try await scene.run(["delete-dm", "--room", room.id, "--dry-run"])
    #expect(dry.output.contains("! between "))
    let run = try await scene.run(["delete-dm", "--room", room.id, "--yes", "--json"])
    #expect(run.status == .done)
    #expect(run.output.contains(#""done":1"#))
    #expect(try await scene.state().room(room.id) == nil)
  }

  @Test(arguments: [["delete-dm", "--room"], ["delete-room"]])
  func `a conversation that a username shields says so before, and what to do afterwards`(
    command: [String]
  ) async throws {
    let room = try await direct(["mallory", "dora.d"])
    let words = "its id is also somebody's username, so the platform would take it for another"
    let dry = try await scene.run(command + [room.id, "--dry-run"])
    #expect(dry.output.contains("! it will be set aside: \(words)"), "\(dry.output)")
    let run = try await scene.run(command + [room.id, "--yes"])
    #expect(run.status == .incomplete)
    #expect(run.output.contains("(code shadowed): \(words)"), "\(run.output)")
    #expect(run.output.contains("have that account renamed"))
    #expect(try await scene.state().room(room.id) != nil)
  }

  @Test func `what hides a room from deletion does not hide it from a clearing`() async throws {
    let room = try await direct(["mallory", "dora.d"])
    let dry = try await scene.run(["clear-room", room.id, "--dry-run"])
    #expect(!dry.output.contains("somebody's username"))
  }

  @Test func `a room that is no direct conversation is a wrong usage`() async throws {
    let run = try await scene.run(["delete-dm", "--room", "GENERAL", "--yes"])
    #expect(run.status == .usage)
    #expect(run.errors.contains("is no direct conversation"))
    #expect(try await scene.changes().isEmpty)
  }

  @Test func `a username means the account's own conversation, which the plan says`()
    async throws
  {
    let room = try await open(with: "bob")
    let dry = try await scene.run(["delete-dm", "--username", "bob", "--dry-run"])
    #expect(dry.output.contains("! this is the account's own conversation with \"bob\""))
    #expect(try await scene.state().room(room.id) != nil)
    let run = try await scene.run(["delete-dm", "--username", "bob", "--yes", "--json"])
    #expect(run.status == .done)
    #expect(run.output.contains(#""target":"bob","outcome":"done""#))
    #expect(try await scene.state().room(room.id) == nil)
    // The conversation of others with the same user is untouched.
    _ = try await direct(["alice", "bob"])
  }

  @Test(arguments: ["bob", "nobody.at.all"])
  func `without a conversation of that name it is gone, and nothing is sent`(
    name: String
  ) async throws {
    let rooms = try await scene.state().rooms.count
    let run = try await scene.run(["delete-dm", "--username", name, "--json"])
    #expect(run.status == .done)
    #expect(run.output.contains(#""requested":1,"done":0,"gone":1"#))
    #expect(run.output.contains(#""target":"\#(name)","outcome":"gone""#))
    #expect(try await scene.changes().isEmpty)
    #expect(try await scene.state().rooms.count == rooms)
  }

  @Test func `a plan by name is a file that can be applied`() async throws {
    let room = try await open(with: "bob")
    let plan = try await scene.run(["plan", "delete-dm", "--username", "bob", "--reason", "spam"])
    #expect(plan.output.contains(#""target":"bob""#))
    #expect(plan.output.contains(#""username":"bob""#))
    let path = try scene.folder.write(plan.output, to: "plan.json")
    #expect(try await scene.run(["apply", path, "--yes"]).status == .done)
    #expect(try await scene.state().room(room.id) == nil)
    let gone = try await scene.run(["plan", "delete-dm", "--username", "bob"])
    let second = try scene.folder.write(gone.output, to: "gone.json")
    let applied = try await scene.run(["apply", second, "--json"])
    #expect(applied.status == .done)
    #expect(applied.output.contains(#""gone":1"#))
  }

  @Test func `somebody named like a room's id does not stand for the room`() async throws {
    let room = try await direct(["mallory", "dora.d"])
    let run = try await scene.run(["delete-dm", "--username", room.id, "--json"])
    #expect(run.status == .done)
    #expect(run.output.contains(#""gone":1"#))
    #expect(try await scene.state().room(room.id) != nil)
  }
}
