import Foundation
import GavelSandbox
import Testing

@testable import GavelApp

/// The recipes of the README, run as they stand there by a real shell on the built program.
@Suite(.timeLimit(.minutes(15))) struct RecipeTests {
  private let scene: RocketChatScene
  private var folder: TemporaryFolder { scene.folder }

  init() async throws {
    scene = try RocketChatScene()
    #expect(try await scene.run(["sync"]).status == .done)
  }

  private static let hasTools: Bool = {
    let missing = ["bash", "jq", "cut"].filter { ProgramFile.path(of: $0) == nil }
    if !missing.isEmpty { print("NOT TESTED: \(missing.joined(separator: ", ")) not installed") }
    return missing.isEmpty
  }()

  private static func recipes() throws -> [String: String] {
    let text = try Readme.text()
    var found: [String: String] = [:]
    for part in text.components(separatedBy: "<!-- recipe ").dropFirst() {
      let name = String(part.prefix { $0 != " " })
      let block = part.components(separatedBy: "```")[1]
      found[name] = String(block.drop { $0 != "\n" }.dropFirst())
    }
    return found
  }

  @discardableResult
  private func run(
    _ script: String, _ variables: [String: String] = [:]
  ) async throws -> (status: Int32, output: String) {
    let bash = try #require(ProgramFile.path(of: "bash"))
    return try await ProgramFile.run(
      bash, ["--norc", "-c", "set -euo pipefail; cd '\(folder.path)'\n\(script)"], in: folder,
      environment: try scene.environment().merging(variables) { $1 })
  }

  private func recipe(_ name: String) throws -> String {
    try #require(try Self.recipes()[name], "no recipe \(name)")
  }

  /// A channel with words in it, and what is in it.
  private func room() async throws -> RocketChatScene.State.Room {
    let state = try await scene.state()
    return try #require(
      state.rooms.first { $0.type == "c" && $0.messages.count { ($0.text ?? "").count > 20 } > 5 })
  }

  private func messages(_ room: String) async throws -> [RocketChatScene.State.Room.Message] {
    try await scene.state().room(room)?.messages ?? []
  }

  @Test(.enabled(if: hasTools)) func `every message that a search finds in a room goes`()
    async throws
  {
    let room = try await room()
    let words = try #require(
      room.messages.compactMap(\.text).flatMap { $0.split(separator: " ") }.map(String.init)
        .first { $0.count > 4 && $0.allSatisfy { $0.isLetter && $0.isASCII } })
    let before = room.messages.count
    let run = try await run(try recipe("search"), ["ROOM": room.id, "WORDS": words])
    #expect(run.status == 0, "\(run.output)")
    let left = try await messages(room.id)
    #expect(left.count < before)
    #expect(!left.contains { ($0.text ?? "").contains(words) })
  }

  @Test(.enabled(if: hasTools)) func `the members of a file go`() async throws {
    let room = try #require(
      try await scene.state().rooms.first { $0.members.count > 4 && $0.type == "c" })
    let own = try scene.persona("admin").userID
    let owner = try scene.persona("owner").userID
    let some = room.members.filter { ![own, owner].contains($0) }.suffix(2)
    try folder.write(some.joined(separator: "\n") + "\n", to: "spammers.txt")
    let run = try await run(try recipe("members"), ["ROOM": room.id])
    #expect(run.status == 0, "\(run.output)")
    let left = try #require(try await scene.state().room(room.id)).members
    #expect(some.allSatisfy { !left.contains($0) })
    #expect(left.count == room.members.count - 2)
  }

  @Test(.enabled(if: hasTools)) func `a plan is reviewed and then applied`() async throws {
    let room = try await room()
    let run = try await run(try recipe("plan"), ["ROOM": room.id])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.hasPrefix("clear-room \(room.id)\n"))
    #expect(try await messages(room.id).count < room.messages.count)
  }

  @Test(.enabled(if: hasTools)) func `cron clears a room at night`() async throws {
    let room = try await room()
    let line = try recipe("cron").split(separator: "\n")[0]
    let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
    #expect(fields.prefix(5).joined(separator: " ") == "30 3 * * *")
    let run = try await run(String(fields[5]), ["ROOM": room.id])
    #expect(run.status == 0)
    #expect(try await messages(room.id).count < room.messages.count)
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/last-night.txt"))
  }

  @Test(.enabled(if: hasTools)) func `the audit trail is exported with its head`() async throws {
    let room = try await room()
    try await run(try recipe("plan"), ["ROOM": room.id])
    #expect(try await run(try recipe("audit")).status == 0)
    let lines = try String(contentsOfFile: "\(folder.path)/audit.jsonl", encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.contains { $0.contains(#""kind":"clear-room""#) })
    let head = try String(contentsOfFile: "\(folder.path)/audit.head", encoding: .utf8)
    #expect(head.hasPrefix("\(lines.count) "))
  }

  @Test(.enabled(if: hasTools)) func `reports are counted by room`() async throws {
    let run = try await run(try recipe("reports"))
    #expect(run.status == 0)
    let counts = run.output.split(separator: "\n").compactMap { line in
      line.split(separator: " ").first.flatMap { Int($0) }
    }
    #expect(!counts.isEmpty)
    #expect(counts == counts.sorted(by: >))
  }

  @Test(.enabled(if: hasTools)) func `ids from elsewhere are looked at and nothing is sent`()
    async throws
  {
    let room = try await room()
    let ids = room.messages.prefix(3).map { "\($0.id),x" }.joined(separator: "\n")
    try folder.write(ids + "\n", to: "ids.csv")
    let run = try await run(try recipe("ids"), ["ROOM": room.id])
    #expect(run.status == 0, "\(run.output)")
    #expect(try await messages(room.id).count == room.messages.count)
  }

  @Test func `every recipe of the README is among these`() throws {
    #expect(
      Set(try Self.recipes().keys) == [
        "search", "members", "plan", "cron", "audit", "reports", "ids",
      ])
  }

  @Test(.enabled(if: hasTools))
  func `a script without --yes and without a terminal changes nothing`() async throws {
    let room = try await room()
    let script = try recipe("search").replacingOccurrences(of: " --yes", with: "")
    let run = try await run(script, ["ROOM": room.id, "WORDS": "a"])
    #expect(run.status == 5)
    #expect(try await messages(room.id).count == room.messages.count)
  }

  @Test(.enabled(if: hasTools))
  func `a reader that stops early, no input and another locale are no errors`() async throws {
    #expect(
      try await run("gavel search a --jsonl | head -1").output.split(separator: "\n").count == 1)
    #expect(try await run("gavel rooms | head -1 > /dev/null").status == 0)
    #expect(try await run("gavel rooms < /dev/null > /dev/null").status == 0)
    let rooms = try await run("gavel rooms --json").output
    #expect(try await run("LC_ALL=C gavel rooms --json").output == rooms)
    #expect(try await run("LC_ALL=C gavel rooms").output == run("gavel rooms").output)
    #expect(try await run("gavel rooms --color always | head -1").output.hasPrefix("\u{1B}[1m"))
    #expect(try await !run("gavel rooms").output.contains("\u{1B}["))
    #expect(try await run("gavel sync 2>&1 >/dev/null").output.isEmpty)
  }
}
