import Foundation
import GavelModel
import GavelSandbox
import Glibc
import Testing

@testable import GavelApp

/// Every exit status of the contract, of the built program as a script meets it.
@Suite(.timeLimit(.minutes(15))) struct ExitStatusTests {
  private let scene: RocketChatScene
  private var folder: TemporaryFolder { scene.folder }

  init() async throws {
    scene = try RocketChatScene()
    #expect(try await scene.run(["sync"]).status == .done)
  }

  private func environment(_ changes: [String: String] = [:]) throws -> [String: String] {
    try scene.environment().merging(changes) { $1 }
  }

  private func status(_ script: String, _ changes: [String: String] = [:]) async throws -> Int32 {
    let shell = try #require(ProgramFile.path(of: "sh"))
    return try await ProgramFile.run(
      shell, ["-c", "cd '\(folder.path)'; \(script)"], in: folder,
      environment: try environment(changes)
    ).status
  }

  @Test func `each status has a command line that ends with it`() async throws {
    let room = try #require(try await scene.state().rooms.first { $0.messages.count > 5 })
    let message = try #require(room.messages.first).id
    let act = "gavel delete-message \(room.id)"
    let found: [Int32] = [
      try await status("\(act) \(message) --yes >/dev/null"),
      try await status("\(act) nonsense --yes >/dev/null"),
      try await status("gavel delete-mesage 2>/dev/null"),
      try await status("gavel sync 2>/dev/null", ["GAVEL_TOKEN": "wrong"]),
      try await status("gavel sync 2>/dev/null", ["GAVEL_URL": "http://127.0.0.1:1"]),
      try await status("\(act) \(room.messages[2].id) 2>/dev/null </dev/null"),
      try await status("\(act) \(room.messages[2].id) --yes --read-only 2>/dev/null"),
    ]
    #expect(found == [0, 1, 2, 3, 4, 5, 6])
    #expect(GavelApp.ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 130])
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a command that is interrupted ends with 130 and says how to go on`(number: Int32)
    async throws
  {
    try await scene.faults(
      #"[{"match":{"path":"/api/v1/*"},"kind":"delay","times":0,"delayMilliseconds":20000}]"#)
    let asked = try await scene.requestCount()
    let process = try #require(
      PrintingProcess(
        "\(ProgramFile.folder)/gavel", arguments: ["sync"],
        environment: try environment(["HOME": folder.path, "PATH": "/usr/bin:/bin"])))
    defer { process.end() }
    // Its first request is what it then waits for.
    while try await scene.requestCount() == asked { try await Task.sleep(for: .milliseconds(5)) }
    process.signal(number)
    while true {
      if let status = process.status() {
        #expect(status == 130)
        return
      }
      usleep(2000)
    }
  }

  @Test func `an action that is interrupted names the commands that go on or give up`() async throws
  {
    let room = try #require(try await scene.state().rooms.first { $0.messages.count > 40 })
    let ids = room.messages.map(\.id)
    try await scene.faults(
      #"[{"match":{"path":"/api/v1/chat.delete"},"kind":"delay","times":0,"#
        + #""delayMilliseconds":20000}]"#)
    let task = Task { try await scene.run(["delete-message", room.id, "--yes", "--json"] + ids) }
    while try await !scene.changes().contains("/api/v1/chat.delete") {
      try await Task.sleep(for: .milliseconds(5))
    }
    task.cancel()
    let run = try await task.value
    #expect(run.status == .interrupted)
    #expect(run.errors.contains("gavel queue resume 1 "))
    #expect(run.errors.contains("gavel queue cancel 1 "))
    let result = try JSONDecoder().decode(Interrupted.self, from: Data(run.output.utf8))
    #expect(result.requested == ids.count)
    #expect(result.pending + result.unknown == ids.count)
    #expect(result.pending == result.items.count { $0.outcome == nil })
  }

  private struct Interrupted: Decodable {
    struct Item: Decodable { let outcome: String? }
    let requested: Int
    let unknown: Int
    let pending: Int
    let items: [Item]
  }

  @Test func `a pipe that closes, no input and odd locales change no status`() async throws {
    #expect(try await status("gavel rooms | head -1 >/dev/null") == 0)
    #expect(try await status("gavel rooms --jsonl | true") == 0)
    #expect(
      try await status("bash -c 'set -o pipefail; gavel search a --jsonl | head -1 >/dev/null'")
        == 0)
    #expect(try await status("gavel rooms </dev/null >/dev/null") == 0)
    #expect(try await status("gavel rooms <&- >/dev/null") == 0)
    #expect(try await status("gavel rooms >/dev/null", ["LC_ALL": "xx_YY.nonsense"]) == 0)
    #expect(try await status("gavel rooms >/dev/null", ["LC_ALL": "POSIX"]) == 0)
    #expect(try await status("gavel rooms >/dev/full 2>/dev/null") == 1)
    #expect(try await status("gavel rooms \"$(printf 'a\\377b')\" 2>/dev/null") == 2)
  }

  @Test func `colours are where they are wanted and nowhere else`() async throws {
    let shell = try #require(ProgramFile.path(of: "sh"))
    func output(_ script: String, _ changes: [String: String] = [:]) async throws -> String {
      try await ProgramFile.run(
        shell, ["-c", script], in: folder, environment: try environment(changes)
      ).output
    }
    #expect(try await !output("gavel rooms").contains("\u{1B}"))
    #expect(try await output("gavel rooms --color always").contains("\u{1B}["))
    #expect(try await output("gavel rooms --color always", ["NO_COLOR": "1"]).contains("\u{1B}["))
    #expect(try await !output("gavel rooms --color never").contains("\u{1B}"))
    #expect(try await !output("gavel rooms --json --color always").contains("\u{1B}"))
  }
}
