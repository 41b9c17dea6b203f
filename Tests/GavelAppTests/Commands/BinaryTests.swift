import Foundation
import GavelSandbox
import Glibc
import Testing

@testable import GavelApp

/// The built program as a script meets it.
@Suite struct BinaryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let program: String = {
    // The test bundle and the program are built into the same folder.
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("gavel").path
  }()

  /// Foundation's `Process` was seen to crash beside other tests; the product's own start does not.
  private func start(_ arguments: [String]) throws -> PrintingProcess {
    try #require(
      PrintingProcess(
        Self.program, arguments: arguments,
        environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]))
  }

  /// Waits for its end, which every command of these tests has.
  private func status(of process: PrintingProcess) -> Int32 {
    while true {
      if let status = process.status() { return status }
      usleep(2000)
    }
  }

  private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = try start(arguments)
    let output = FileHandle(fileDescriptor: process.output, closeOnDealloc: false)
    let bytes = output.readDataToEndOfFile()
    process.end()
    return (status(of: process), String(decoding: bytes, as: UTF8.self))
  }

  @Test func `a headless command runs to its end and tells its status`() throws {
    #expect(try run(["version"]) == (0, "gavel 0.1.0\n"))
    #expect(try run(["nonsense"]).status == 2)
    #expect(try run(["rooms"]).status == 3)
  }

  @Test func `a reader that went away is no error`() throws {
    let process = try start(["help"])
    process.end()
    #expect(status(of: process) == 0)
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
    let process = try start(["sandbox", "--quiet"] + options)
    defer { process.end() }
    let output = FileHandle(fileDescriptor: process.output, closeOnDealloc: false)
    var line = Data()
    while line.last != 0x0A {
      let byte = output.readData(ofLength: 1)
      if byte.isEmpty { break }
      line += byte
    }
    #expect(String(decoding: line, as: UTF8.self).hasPrefix("{\"url\":\"http://127.0.0.1:"))
    process.signal(signal)
    #expect(status(of: process) == 0)
    return try JSONDecoder().decode(SandboxAnnouncement.self, from: line)
  }

  @Test func `a port in use ends with 3`() throws {
    let server = try SandboxServer.start(SandboxOptions())
    defer { server.stop() }
    let port = try #require(server.announcement.url.split(separator: ":").last)
    #expect(try run(["sandbox", "--dialect", "imkit", "--port", String(port)]).status == 3)
  }
}
