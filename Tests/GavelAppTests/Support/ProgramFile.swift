import Foundation
import Glibc
import TestCalls
import Testing

@testable import GavelApp

/// The built program beside the tests, and other programs, as a script starts them.
///
/// Foundation's `Process` was seen to crash beside other tests; the product's own start does not.
enum ProgramFile {
  /// The folder that the test bundle and the program are built into.
  static let folder = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().path

  /// The first place of a program, in the folders that systems have.
  static func path(of name: String) -> String? {
    ["/usr/bin", "/bin", "/usr/local/bin"].map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }

  /// Runs a program to its end; what it writes to standard error goes where the tests' own goes.
  static func run(
    _ program: String, _ arguments: [String], in folder: TemporaryFolder,
    environment: [String: String] = [:]
  ) async throws -> (status: Int32, output: String) {
    var variables = [
      "HOME": folder.path, "PATH": "\(Self.folder):/usr/bin:/bin", "LC_ALL": "C.UTF-8",
      "XDG_CONFIG_DIRS": "\(folder.path)/system",
    ]
    variables.merge(environment) { $1 }
    let whole = variables
    return try await OwnThread.run { try finish(program, arguments, whole) }
  }

  private static func finish(
    _ program: String, _ arguments: [String], _ environment: [String: String]
  ) throws -> (status: Int32, output: String) {
    let process = try #require(
      PrintingProcess(program, arguments: arguments, environment: environment))
    let output = FileHandle(fileDescriptor: process.output, closeOnDealloc: false)
    let bytes = output.readDataToEndOfFile()
    process.end()
    while true {
      if let status = process.status() { return (status, String(decoding: bytes, as: UTF8.self)) }
      usleep(2000)
    }
  }
}
