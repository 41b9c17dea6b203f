import Foundation
import GavelSandbox
import Glibc
import Testing

/// The built program as a script meets it.
@Suite struct BinaryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let program: String = {
    // The test bundle and the program are built into the same folder.
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("gavel").path
  }()

  private func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = process(arguments)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  @Test func `a headless command runs to its end and tells its status`() throws {
    #expect(try run(["version"]) == (0, "gavel 0.1.0\n"))
    #expect(try run(["nonsense"]).status == 2)
    #expect(try run(["rooms"]).status == 3)
  }

  @Test func `a reader that went away is no error`() throws {
    let process = process(["help"])
    let pipe = Pipe()
    process.standardOutput = pipe
    pipe.fileHandleForReading.closeFile()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `the sandbox says where it is and ends when asked`(number: Int32) throws {
    let announcement = try announcement(of: ["--dialect", "imkit"], endingWith: number)
    #expect(announcement.dialect == "imkit")
    #expect(announcement.personas.map(\.role) == ["owner", "manager", "member", "outsider"])
  }

  @Test(arguments: ["p6", "p8", "p9"])
  func `the Rocket.Chat sandbox starts in every mode`(mode: String) throws {
    let announcement = try announcement(
      of: ["--dialect", "rocketchat", "--compat", mode], endingWith: SIGTERM)
    #expect(announcement.dialect == "rocketchat")
    #expect(announcement.clientKey.isEmpty)
    #expect(announcement.personas.map(\.role) == ["admin", "moderator", "owner", "user"])
  }

  /// Starts a sandbox, reads the line that says where it is, and ends it by a signal.
  private func announcement(
    of options: [String], endingWith signal: Int32
  ) throws -> SandboxAnnouncement {
    let process = process(["sandbox", "--quiet"] + options)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    var line = Data()
    while line.last != 0x0A {
      let byte = pipe.fileHandleForReading.readData(ofLength: 1)
      if byte.isEmpty { break }
      line += byte
    }
    #expect(String(decoding: line, as: UTF8.self).hasPrefix("{\"url\":\"http://127.0.0.1:"))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode(SandboxAnnouncement.self, from: line)
  }

  @Test func `a port in use ends with 3`() throws {
    let server = try SandboxServer.start(SandboxOptions())
    defer { server.stop() }
    let port = try #require(server.announcement.url.split(separator: ":").last)
    #expect(try run(["sandbox", "--dialect", "imkit", "--port", String(port)]).status == 3)
  }
}
