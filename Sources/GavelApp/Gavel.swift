import Dispatch
import Foundation
import GavelAPI
import GavelModel
import GavelTerminal
import Glibc

/// The program: reads its arguments, runs one command and ends the process.
///
/// The console needs the main thread for itself, every other command is asynchronous. So the main
/// thread either becomes the console's loop or is given to the dispatch library for good, and no
/// task is ever started from a main thread that then blocks.
public enum Gavel {
  /// Runs what the process arguments ask for and never returns.
  public static func main() -> Never {
    // Writing into a closed pipe must be an error to handle, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    // The same for a file that may not grow any more.
    signal(SIGXFSZ, SIG_IGN)
    occupyClosedStreams()
    ProcessHeaps.bound()
    // Should a library make a file or folder of its own, it too is nobody else's.
    umask(0o077)
    let environment = ProcessInfo.processInfo.environment
    SessionEnvironment.prepare()
    let program = Program(
      results: TextSink(descriptor: STDOUT_FILENO), messages: TextSink(descriptor: STDERR_FILENO),
      environment: environment, now: systemTime)
    switch program.start(processArguments) {
    case .ended(let status):
      exit(status.rawValue)
    case .onMainThread(let run):
      exit(run().rawValue)
    case .headless(let endsInOrder, let run):
      // Detached, because the main actor's queue is not served before the next line.
      Task.detached {
        exit((endsInOrder ? await Interruption.cancelling(run) : await run()).rawValue)
      }
      dispatchMain()
    }
  }

  /// Gives a standard stream that the caller closed a file that fails every use of it: otherwise
  /// the next socket or store would get its number, and the output with it.
  private static func occupyClosedStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO
    where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// The present moment.
  static let systemTime: @Sendable () -> Timestamp = {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  /// The arguments as bytes of the process; an argument that is no UTF-8 is told by its position.
  private static var processArguments: Result<[String], UsageError> {
    var arguments: [String] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let bytes = CommandLine.unsafeArgv[index] else { break }
      guard let text = String(validatingCString: bytes) else {
        return .failure(.notUTF8(position: index))
      }
      arguments.append(text)
    }
    return .success(arguments)
  }
}
