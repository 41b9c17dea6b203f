import Foundation
import Glibc

/// A process of ours whose output goes to files, so that it never waits for us.
///
/// Not Foundation's `Process`: that one counts a program as running while anything it started is,
/// which a tmux server or a sandbox in the background would be.
final class ChildProcess: Sendable {
  let id: pid_t
  private let name: String
  private let outputPath: String
  private let errorPath: String
  private let leash: Leash?

  /// How a process ended.
  struct Ending {
    /// The exit status, or `nil` when a signal ended it.
    let status: Int32?
    let output: String
    let errors: String
  }

  /// Starts a program; with a leash its standard input lasts until ``release()`` or our own end.
  init(
    _ program: String, _ arguments: [String], environment: [String: String], in folder: TestFolder,
    isLeashed: Bool = false
  ) throws {
    name = ([program] + arguments).joined(separator: " ")
    outputPath = folder.newFile()
    errorPath = folder.newFile()
    leash = isLeashed ? try Leash() : nil
    // What has to clean up after us must outlive the signal that ends us.
    let files = SpawnFiles(
      input: leash?.reading, output: outputPath, errors: errorPath, isApart: isLeashed)
    id = try files.spawn([program] + arguments, environment.map { "\($0)=\($1)" })
    leash?.handOver()
  }

  /// Runs a program to its end.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String], in folder: TestFolder
  ) async throws -> Ending {
    try await ChildProcess(program, arguments, environment: environment, in: folder).ended()
  }

  /// What it has written so far.
  func output() throws -> String { try Self.text(at: outputPath) }

  func send(_ signal: Int32) { kill(id, signal) }

  /// Ends its standard input.
  func release() { leash?.release() }

  /// Waits for the end, once; what does not end in time is killed.
  func ended(within limit: Duration = .seconds(30)) async throws -> Ending {
    do {
      let status = try await eventually("the end of \(name)", within: limit, every: 5) {
        var status: Int32 = 0
        return waitpid(id, &status, WNOHANG) == id ? status : nil
      }
      return Ending(
        status: status & 0x7F == 0 ? (status >> 8) & 0xFF : nil, output: try output(),
        errors: try Self.text(at: errorPath))
    } catch {
      var status: Int32 = 0
      if waitpid(id, &status, WNOHANG) == 0 {
        send(SIGKILL)
        waitpid(id, &status, 0)
      }
      throw error
    }
  }

  private static func text(at path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}

/// A pipe whose end tells a child that it should end too.
private final class Leash: Sendable {
  let reading: Int32
  private let writing: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SpawnFailed(code: errno) }
    // Or a child of another test would hold it, too.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  func handOver() { close(reading) }

  func release() { close(writing) }
}
