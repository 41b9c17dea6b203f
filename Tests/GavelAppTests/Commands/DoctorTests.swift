import Foundation
import GavelModel
import GavelSandbox
import Testing

@testable import GavelApp

@Suite(.timeLimit(.minutes(15))) struct DoctorTests {
  private let scene: RocketChatScene
  private var folder: TemporaryFolder { scene.folder }

  init() throws { scene = try RocketChatScene() }

  private func lines(_ run: ProgramRun, _ topic: String) -> [Substring] {
    run.output.split(separator: "\n").filter { $0.contains(" \(topic) ") }
  }

  @Test func `where all is well every topic says so and nothing is wrong`() async throws {
    #expect(try await scene.run(["sync"]).status == .done)
    let run = try await scene.run(["doctor"])
    #expect(run.status == .done, "\(run.output)\(run.errors)")
    for topic in ["program", "configuration", "store", "platform", "credentials", "version"] {
      #expect(lines(run, topic).first?.hasPrefix("fine ") == true, "\(topic)\n\(run.output)")
    }
    #expect(run.output.contains("\(scene.server.url) answers"))
    // A test has no terminal, which only the console needs.
    #expect(lines(run, "terminal").first?.hasPrefix("note ") == true)
  }

  @Test func `the public report names nobody and nothing`() async throws {
    #expect(try await scene.run(["sync"]).status == .done)
    let persona = try scene.persona("admin")
    let run = try await scene.run(["doctor", "--report"])
    #expect(run.status == .done)
    #expect(run.output.hasPrefix("gavel doctor \(Version.number)\nprogram fine version="))
    #expect(run.output.contains("\nstore fine rooms="))
    let state = try await scene.state()
    let rooms = state.rooms.compactMap(\.name)
    for word in [folder.path, "127.0.0.1", persona.token, persona.userID, persona.name] + rooms {
      #expect(!run.output.contains(word), "\(word)")
    }
    let json = try await scene.run(["doctor", "--report", "--json"])
    #expect(!json.output.contains(folder.path))
    #expect(!json.output.contains("lines"))
  }

  @Test func `a token that is not known ends with 3 and is not shown`() async throws {
    let run = try await scene.run(
      ["doctor"], ["GAVEL_TOKEN": "wrong-secret-token", "GAVEL_STORE": "\(folder.path)/n.db"])
    #expect(run.status == .configuration)
    #expect(lines(run, "platform").first?.hasPrefix("fine ") == true)
    #expect(lines(run, "credentials").first?.hasPrefix("problem ") == true)
    #expect(!run.output.contains("wrong-secret"))
    #expect(lines(run, "store").first?.contains("no store") == true)
  }

  @Test func `a platform that is away ends with 4, unless it is left alone`() async throws {
    let away = ["GAVEL_URL": "http://127.0.0.1:1", "GAVEL_STORE": "\(folder.path)/n.db"]
    let run = try await scene.run(["doctor"], away)
    #expect(run.status == .unreachable)
    #expect(lines(run, "platform").first?.hasPrefix("problem ") == true)
    #expect(try await scene.run(["doctor", "--offline"], away).status == .done)
  }

  @Test func `broken settings are told beside what could still be looked at`() async throws {
    let path = try folder.write("{ them: 'x' }", to: ".config/gavel/config.json")
    let run = try await scene.run(["doctor"])
    #expect(run.status == .configuration)
    #expect(run.output.contains("\(path), line 1"))
    #expect(run.output.contains("Did you mean theme?"))
    #expect(lines(run, "program").count == 1)
    let report = try await scene.run(["doctor", "--report"])
    #expect(report.output.contains("configuration problem error=unknownKey"))
    #expect(!report.output.contains("them"))
  }

  @Test func `a theme that the console would not open with is a problem of the settings`()
    async throws
  {
    try folder.write("{ theme: 'mine' }", to: ".config/gavel/config.json")
    try folder.write("{ extends: 'midnight' }", to: ".config/gavel/themes/mine.json")
    #expect(try await scene.run(["doctor", "--offline"]).status == .done)
    let path = try folder.write(
      "{ roles: { danger: { fg: 'rred' } } }", to: ".config/gavel/themes/mine.json")
    let run = try await scene.run(["doctor", "--offline"])
    #expect(run.status == .configuration, "\(run.output)")
    #expect(lines(run, "configuration").map { $0.hasPrefix("problem ") } == [true])
    #expect(run.output.contains("\(path), line 1: \"roles.danger.fg\" must be a colour"))
    #expect(lines(run, "store").count == 1)
    let json = try await scene.run(["doctor", "--offline", "--json"])
    #expect(json.output.contains("\"problems\":1"))
    let report = try await scene.run(["doctor", "--offline", "--report"])
    #expect(report.output.contains("configuration problem error=wrongValue"))
    #expect(!report.output.contains("rred"))
  }

  @Test func `a damaged store is a problem`() async throws {
    #expect(try await scene.run(["sync"]).status == .done)
    let path = "\(folder.path)/admin.db"
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    let end = try file.seekToEnd()
    for offset in stride(from: UInt64(8192), to: end, by: 4096) {
      try file.seek(toOffset: offset)
      try file.write(contentsOf: Data(repeating: 0xA5, count: 64))
    }
    try file.close()
    let run = try await scene.run(["doctor", "--offline"])
    #expect(run.status == .configuration, "\(run.output)")
    #expect(lines(run, "store").first?.hasPrefix("problem ") == true)
    #expect(run.output.contains("gavel repair"))
  }

  @Test func `a store and a log that others may read are told with their cure`() async throws {
    #expect(try await scene.run(["sync"]).status == .done)
    let store = "\(folder.path)/admin.db"
    let log = "\(folder.path)/.local/state/gavel/gavel.log"
    for path in [store, log] {
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    }
    let run = try await scene.run(["doctor", "--offline"])
    #expect(run.status == .done)
    for (topic, path) in [("store", store), ("files", log)] {
      #expect(lines(run, topic).contains { $0.hasPrefix("note ") && $0.contains(path) })
      #expect(run.output.contains("Run: chmod 600 \(path)"), "\(run.output)")
    }
    let report = try await scene.run(["doctor", "--offline", "--report"])
    #expect(report.output.contains("\nstore note exposed="))
  }

  @Test func `a secret's file that is missing and settings that are a folder have a next step`()
    async throws
  {
    let path = try folder.write(
      "{ profiles: { a: { url: 'https://a.example', dialect: 'rocketchat', userID: 'u', "
        + "tokenFile: 'a.token' } } }", to: ".config/gavel/config.json")
    let missing = await ProgramRun(["doctor", "--profile", "a"], in: folder)
    #expect(missing.status == .configuration)
    #expect(missing.output.contains("there is no file \(folder.path)/.config/gavel/a.token"))
    #expect(missing.output.contains("let gavel login get one"))
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let run = try await scene.run(["doctor", "--offline"])
    #expect(run.status == .configuration)
    #expect(run.output.contains("\(path) is not a file"))
    #expect(run.output.contains("ls -ld \(path)"))
  }

  @Test func `a folder that others may write is told with its cure`() async throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/.local/state/gavel", withIntermediateDirectories: true)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: "\(folder.path)/.local/state/gavel")
    let run = try await scene.run(["doctor", "--offline"])
    #expect(run.status == .configuration)
    #expect(run.output.contains("chmod go-w"))
  }

  @Test func `the platform's clock is heard and held against this machine's`() async throws {
    // The tests' own clock stands still in the past.
    let report = try await scene.run(["doctor", "--report"])
    #expect(report.status == .done)
    #expect(report.output.contains("\nclock note skew=-"), "\(report.output)")
    let run = try await scene.run(["doctor"])
    #expect(lines(run, "clock").first?.contains(" s behind the platform") == true)
  }

  @Test func `clocks that are apart are told with the direction`() {
    let doctor = Doctor(
      invocation: Invocation(command: .version), environment: [:],
      output: Output(results: TextSink(), messages: TextSink(), format: .text),
      now: { Timestamp(milliseconds: 0) })
    let near = doctor.clock((Timestamp(milliseconds: 0), Timestamp(milliseconds: 2000)))
    #expect(near.level == .fine)
    let ahead = doctor.clock((Timestamp(milliseconds: 0), Timestamp(milliseconds: 90_000)))
    #expect(ahead.level == .note)
    #expect(ahead.lines[0] == "this machine is 90 s ahead of the platform")
    let behind = doctor.clock((Timestamp(milliseconds: 90_000), Timestamp(milliseconds: 0)))
    #expect(behind.lines[0] == "this machine is 90 s behind the platform")
  }

  @Test func `it takes no arguments`() async {
    #expect(await ProgramRun(["doctor", "x"], in: folder).status == .usage)
    #expect(await ProgramRun(["doctor", "--jsonl"], in: folder).status == .usage)
  }
}
