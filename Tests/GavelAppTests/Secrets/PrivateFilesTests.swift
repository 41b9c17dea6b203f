import Foundation
import GavelModel
import GavelSandbox
import GavelStore
import Glibc
import TestCalls
import Testing

@testable import GavelApp

/// Whatever Gavel makes is for its owner alone, whatever the umask; places that others decide about
/// are refused.
@Suite(.timeLimit(.minutes(15))) struct PrivateFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func mode(_ path: String) -> mode_t {
    var facts = stat()
    lstat(path, &facts)
    return facts.st_mode & 0o7777
  }

  /// Runs the built program under a umask, which belongs to the whole process.
  private func run(_ words: String, _ umask: String, _ server: SandboxServer) async throws -> Int32
  {
    let persona = try #require(server.announcement.personas.first)
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("gavel").path
    let environment = [
      "HOME": folder.path, "LC_ALL": "C.UTF-8", "GAVEL_URL": server.url, "GAVEL_DIALECT": "imkit",
      "GAVEL_TOKEN": persona.token, "GAVEL_USER_ID": persona.userID,
      "GAVEL_CLIENT_KEY": server.announcement.clientKey,
    ]
    return try await OwnThread.run {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "umask \(umask); exec \"$0\" \(words)", program]
      process.environment = environment
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  private func made() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  }

  @Test(arguments: ["000", "022", "077", "0777"])
  func `files are 0600 and folders 0700, whatever the umask`(umask: String) async throws {
    let server = try SandboxServer.start(SandboxOptions())
    defer { server.stop() }
    #expect(try await run("sync", umask, server) == 0)
    let store = try #require(try made().first { $0.hasSuffix(".db") })
    // A command may end with everything still in the write-ahead log, which would mend the file.
    await (try Store(path: "\(folder.path)/\(store)")).close()
    truncate("\(folder.path)/\(store)", 8192)
    let repaired = try await run("repair --yes", umask, server)
    #expect([0, 1].contains(repaired))
    let made = try self.made()
    #expect(
      made.contains { $0.hasSuffix("gavel.log") } && made.contains { $0.contains(".damaged-") })
    for name in made {
      var isFolder: ObjCBool = false
      let path = "\(folder.path)/\(name)"
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      #expect(mode(path) == (isFolder.boolValue ? 0o700 : 0o600), "\(name)")
    }
  }

  @Test func `a sync in a fresh home leaves what the table of places lists, and nothing else`()
    async throws
  {
    let server = try SandboxServer.start(SandboxOptions())
    defer { server.stop() }
    #expect(try await run("sync", "022", server) == 0)
    #expect(try await run("doctor", "022", server) == 0)
    let listed =
      [".local", ".local/share", ".local/share/gavel", ".local/state"]
      + [".local/state/gavel", ".local/state/gavel/gavel.log"]
    let store = try made().filter { $0.hasPrefix(".local/share/gavel/127.0.0.1") }
    #expect(store.count { $0.hasSuffix(".db") } == 1)
    #expect(Set(try made()) == Set(listed + store))
  }

  @Test(arguments: ["imkit", "rocketchat"])
  func `the demo leaves nothing behind`(dialect: String) async throws {
    let run = try await ProgramFile.run(
      "\(ProgramFile.folder)/gavel", ["demo", "--plain", "--dialect", dialect], in: folder,
      environment: ["TMPDIR": "\(folder.path)"])
    #expect(run.output.contains("Gavel demo"))
    #expect(try made() == [])
  }

  @Test func `a record of a shift follows no link and replaces no file`() throws {
    let time = Timestamp(milliseconds: 1_772_443_200_000)
    let summary = ShiftSummary(decisions: [], stillOpen: 0)
    let shifts = "\(folder.path)/shifts"
    let first = try ShiftFile(folder: shifts).write(summary, at: time)
    #expect(mode(first) == 0o600)
    #expect(mode(shifts) == 0o700)
    unlink(first)
    try folder.write("precious", to: "target")
    symlink("\(folder.path)/target", first)
    let second = try ShiftFile(folder: shifts).write(summary, at: time)
    #expect(second.hasSuffix("-2.csv"))
    #expect(try String(contentsOfFile: "\(folder.path)/target", encoding: .utf8) == "precious")
  }

  @Test func `a folder of shifts that others decide about is refused`() throws {
    let summary = ShiftSummary(decisions: [], stillOpen: 0)
    let shifts = "\(folder.path)/shifts"
    func write() throws(ConfigurationError) {
      _ = try ShiftFile(folder: shifts).write(summary, at: Timestamp(milliseconds: 0))
    }
    mkdir("\(folder.path)/elsewhere", 0o700)
    symlink("\(folder.path)/elsewhere", shifts)
    #expect(throws: ConfigurationError.symbolicLink(path: shifts)) { try write() }
    unlink(shifts)
    mkdir(shifts, 0o700)
    chmod(shifts, 0o777)
    #expect(throws: ConfigurationError.writableByOthers(path: shifts)) { try write() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: shifts) == [])
  }

  @Test func `settings behind a link, or below a folder of everybody, are refused with 3`()
    async throws
  {
    let target = try folder.write("{}", to: "open/config.json", mode: 0o666)
    let config = "\(folder.path)/.config/gavel/config.json"
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/.config/gavel", withIntermediateDirectories: true)
    symlink(target, config)
    let linked = await ProgramRun(["rooms"], in: folder)
    #expect(linked.status == .configuration)
    #expect(linked.errors.contains("can be changed by other users"))
    chmod(target, 0o600)
    chmod("\(folder.path)/open", 0o777)
    let shared = await ProgramRun(["rooms"], in: folder)
    #expect(shared.status == .configuration)
    #expect(shared.errors.contains("everybody may replace what is in \(folder.path)/open"))
  }

  @Test(arguments: ["link", "shared", "wal", "open"])
  func `a store in a place that others decide about is refused with 3`(trick: String) async throws {
    let path = "\(folder.path)/inner/deep/s.db"
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/inner/deep", withIntermediateDirectories: true)
    await (try Store(path: path)).close()
    try folder.write("precious", to: "target")
    switch trick {
    case "link":
      rename(path, path + ".real")
      symlink(path + ".real", path)
    case "shared": chmod("\(folder.path)/inner", 0o777)
    case "wal": symlink("\(folder.path)/target", path + "-wal")
    default: chmod(path, 0o666)
    }
    let run = await ProgramRun(["rooms", "--store", path], in: folder)
    #expect(run.status == .configuration)
    #expect(!run.errors.isEmpty)
    #expect(try String(contentsOfFile: "\(folder.path)/target", encoding: .utf8) == "precious")
  }
}
