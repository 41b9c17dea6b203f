import Foundation
import GavelSandbox
import Testing

@testable import GavelApp

/// A synced store on a sandbox, and names for the things in it.
struct TranscriptDesk {
  let scene: RocketChatScene
  private let names: [String: String]

  init() async throws {
    scene = try RocketChatScene()
    let folder = scene.folder
    let store = ["GAVEL_STORE": "\(folder.path)/store.db"]
    #expect(try await scene.run(["sync"], as: "admin", store).status == .done)
    let state = try await scene.state()
    let own = try scene.persona("admin").userID
    let staff = Set(scene.server.announcement.personas.map(\.userID))
    let room = try #require(
      state.rooms.first { $0.type == "c" && $0.name == "lobby" && $0.members.contains(own) })
    let message = try #require(room.messages.first { $0.author != own })
    let direct = try #require(state.rooms.first { $0.type == "d" })
    let plan = try await scene.run(["plan", "clear-room", room.id], as: "admin", store)
    try folder.write(plan.output, to: "plan.json")
    try folder.write(
      plan.output.replacingOccurrences(of: room.id, with: direct.id), to: "others.json")
    try folder.write("{ them: 'x' }", to: "bad/gavel/config.json")
    let latest = try await scene.run(
      ["messages", room.id, "--limit", "1", "--jsonl"], as: "admin", store)
    names = [
      "ROOM": room.id, "PREFIX": String(room.id.prefix(6)), "MESSAGE": message.id,
      "LATEST": String(latest.output.dropFirst(7).prefix { $0 != "\"" }),
      "MEMBER": try #require(room.members.first { !staff.contains($0) }), "DIRECT": direct.id,
      "AUTHOR": try #require(
        state.reports.first { $0.open && $0.message != nil && $0.author != nil }?.author),
      "SPAMMER": try #require(state.user("spam9")?.id), "URL": scene.server.url,
      "PLAN": "\(folder.path)/plan.json", "OTHERS": "\(folder.path)/others.json",
      "FOLDER": folder.path, "TICKETS": "\(folder.path)/tickets.csv",
      "PORT": String(try #require(scene.server.url.split(separator: ":").last)),
    ]
  }

  /// Returns a text with the names in it replaced by what they stand for.
  func filled(_ text: String) -> String {
    // Longer names first: none may be taken for the beginning of another.
    names.sorted { $0.key.count > $1.key.count }.reduce(text) { text, name in
      text.replacingOccurrences(of: "$" + name.key, with: name.value)
    }
  }

  /// Runs a command line as the workspace's administrator.
  func run(_ words: String, _ changes: [String: String] = [:]) async throws -> ProgramRun {
    var environment = try scene.environment()
    environment["GAVEL_STORE"] = "\(scene.folder.path)/store.db"
    environment.merge(changes.mapValues(filled)) { $1 }
    return await ProgramRun(
      words.split(separator: " ").map { filled(String($0)) }, in: scene.folder,
      environment: environment)
  }
}
