import Foundation
import GavelAPI
import GavelModel
import GavelStore
import Glibc
import Testing

@testable import GavelApp

/// What a user attaches to a ticket.
@Suite struct LogFileTests {
  private let folder: TemporaryFolder
  private var path: String { "\(folder.path)/state/gavel.log" }

  init() throws { folder = try TemporaryFolder() }

  private let limitBytes = 4096

  private func log(_ level: LogLevel) throws(ConfigurationError) -> LogFile {
    try LogFile(
      folder: "\(folder.path)/state", level: level, limitBytes: limitBytes,
      now: { Timestamp(milliseconds: 1_772_443_200_000) })
  }

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func mode(_ path: String) -> mode_t {
    var facts = stat()
    stat(path, &facts)
    return facts.st_mode & 0o7777
  }

  @Test func `a line says when, how bad, who and what, for its owner alone`() throws {
    try log(.info).add(.info, "sync", ["rooms": "12"])
    #expect(try lines(path) == ["2026-03-02T09:20:00.000Z info \(getpid()) sync rooms=12"])
    #expect(mode(path) == 0o600)
    #expect(mode("\(folder.path)/state") == 0o700)
  }

  @Test(arguments: [
    (LogLevel.off, 0), (.error, 1), (.info, 2), (.debug, 3),
  ])
  func `a level leaves out what is less`(level: LogLevel, count: Int) throws {
    let log = try log(level)
    for line in LogLevel.allCases.dropFirst() { log.add(line, "x") }
    #expect(FileManager.default.fileExists(atPath: path) == (count > 0))
    if count > 0 { #expect(try lines(path).count == count) }
  }

  @Test func `nothing is made before there is something to say`() throws {
    _ = try log(.debug)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/state"))
  }

  @Test func `a value is a word or a number, whatever it was`() {
    #expect(LogFile.plain("a b\n\u{1B}[31m é\u{202E}") == "a_b___31m___")
    #expect(LogFile.plain("/rooms/:id") == "/rooms/:id")
    #expect(LogFile.plain("") == "-")
    #expect(LogFile.plain(String(repeating: "x", count: 500)).count == 80)
  }

  @Test func `errors are told by their kind, never by a text, a path or a name`() throws {
    let log = try log(.debug)
    let said = ServerAnswer(status: 400, code: "not here", message: "secret words of Ana")
    let errors: [any Error] = [
      APIError.invalid(said), StoreError.notAGavelStore(path: "/home/ana/x"),
      ConfigurationError.writableByOthers(path: "/home/ana/y"),
      ConnectionError.unknownProfile("ana", known: ["bo"]), CancellationError(),
    ]
    for error in errors { log.note(error: error) }
    let text = try lines(path).joined(separator: "\n")
    #expect(!text.contains("Ana") && !text.contains("ana") && !text.contains("/home"))
    #expect(text.contains("error=invalid status=400 code=not_here"))
    #expect(text.contains("kind=store error=notAGavelStore"))
    #expect(text.contains("kind=ConfigurationError exit=3"))
  }

  @Test func `a full log is put aside once and a new one begun`() throws {
    let log = try log(.info)
    let filler = String(repeating: "x", count: 80)
    for _ in 0..<80 { log.add(.info, "word", ["value": filler]) }
    let sizes = try [path, path + ".1"].map { path in
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
    #expect(sizes.allSatisfy { $0 > 0 && $0 <= limitBytes })
    #expect(mode(path + ".1") == 0o600)
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/state")
    #expect(names.sorted() == ["gavel.log", "gavel.log.1"])
  }

  @Test func `two processes that share a log both write to the new one`() throws {
    let (first, second) = (try log(.info), try log(.info))
    let filler = String(repeating: "x", count: 80)
    second.add(.info, "begin")
    for _ in 0..<50 { first.add(.info, "word", ["value": filler]) }
    second.add(.info, "end")
    #expect(try lines(path).last?.hasSuffix(" end") == true)
  }

  @Test func `a link or a place that others decide about is refused`() throws {
    mkdir("\(folder.path)/state", 0o700)
    symlink("\(folder.path)/elsewhere", path)
    #expect(throws: ConfigurationError.symbolicLink(path: path)) { try log(.info) }
    unlink(path)
    try folder.write("", to: "state/gavel.log", mode: 0o622)
    #expect(throws: ConfigurationError.writableByOthers(path: path)) { try log(.info) }
    chmod(path, 0o600)
    chmod("\(folder.path)/state", 0o777)
    #expect(throws: ConfigurationError.writableByOthers(path: "\(folder.path)/state")) {
      try log(.info)
    }
    chmod("\(folder.path)/state", 0o700)
    chmod(folder.path, 0o777)
    defer { chmod(folder.path, 0o700) }
    #expect(throws: ConfigurationError.sharedFolder(path: folder.path)) { try log(.info) }
    _ = try log(.off)
  }

  @Test func `a log that cannot be made holds nothing up`() throws {
    try folder.write("", to: "file")
    let log = try LogFile(
      folder: "\(folder.path)/file/state", level: .info,
      now: { Timestamp(milliseconds: 0) })
    log.add(.info, "x")
  }

  @Test func `a level is a setting, and the environment beats it`() async throws {
    try folder.write(#"{"log": "off"}"#, to: ".config/gavel/config.json")
    _ = await ProgramRun(["rooms"], in: folder)
    let log = "\(folder.path)/.local/state/gavel/gavel.log"
    #expect(!FileManager.default.fileExists(atPath: log))
    _ = await ProgramRun(["rooms"], in: folder, environment: ["GAVEL_LOG": "info"])
    #expect(try lines(log).contains { $0.contains("kind=ConnectionError exit=3") })
    let run = await ProgramRun(["rooms"], in: folder, environment: ["GAVEL_LOG": "loud"])
    #expect(run.status == .configuration)
    #expect(run.errors.contains("GAVEL_LOG"))
  }
}
