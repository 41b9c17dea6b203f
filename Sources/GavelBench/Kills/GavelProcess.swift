import Foundation
import Glibc

/// The built program as a child, which can be killed at any moment.
struct GavelProcess {
  /// How it ended.
  enum Ending: Equatable {
    case status(Int32)
    case signal(Int32)
  }

  /// What cannot be started.
  enum Failure: Error {
    /// There is no program beside this one; `swift build` makes it.
    case notBuilt(path: String)
    case notStarted(code: Int32)
    /// It did not end in time and was killed.
    case stuck(arguments: [String])
  }

  private let id: pid_t
  private let arguments: [String]

  /// Starts `gavel` with nothing to read; what it says goes to a file of the folder.
  init(_ arguments: [String], environment: [String: String], in folder: BenchFolder) throws {
    self.arguments = arguments
    let path = try Self.program()
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    let writing = O_WRONLY | O_CREAT | O_APPEND
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&files, stream, "\(folder.path)/said.txt", writing, 0o600)
    }
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, path, &files, nil, words, variables)
    guard code == 0 else { throw Failure.notStarted(code: code) }
    self.id = id
  }

  /// Waits for the end, and kills the process when the time is over.
  ///
  /// - Parameter glance: Called every millisecond meanwhile.
  /// - Returns: The ending, and how long it took.
  func ended(
    killedAfter moment: Duration?, _ glance: () -> Void = {}
  ) async throws -> (ending: Ending, time: Duration) {
    let clock = ContinuousClock()
    let begun = clock.now
    var isKilled = false
    while true {
      var status: Int32 = 0
      if waitpid(id, &status, WNOHANG) == id {
        let signal = status & 0x7F
        return (signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal), clock.now - begun)
      }
      glance()
      let time = clock.now - begun
      if !isKilled, let moment, time >= moment {
        Glibc.kill(id, SIGKILL)
        isKilled = true
      }
      if time > .seconds(90) {
        Glibc.kill(id, SIGKILL)
        waitpid(id, &status, 0)
        throw Failure.stuck(arguments: arguments)
      }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Ends it at once; what it did not write is lost.
  func kill() {
    Glibc.kill(id, SIGKILL)
    var status: Int32 = 0
    waitpid(id, &status, 0)
  }

  /// The most memory it ever had in use (proc(5), `VmHWM`); 0 once it has ended.
  var peakBytes: Int {
    // The process may end between two looks.
    guard let text = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
    else { return 0 }
    return (line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) << 10
  }

  /// The program beside this one, or beside the bundle of tests that this runs in.
  static func program() throws -> String {
    // Without the link there is still the name that the process was started by.
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let folders = [own, CommandLine.arguments[0]].map {
      String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)])
    }
    let paths = folders.map { "\($0)/gavel" }
    guard let found = paths.first(where: { access($0, X_OK) == 0 }) else {
      throw Failure.notBuilt(path: paths[0])
    }
    return found
  }
}
