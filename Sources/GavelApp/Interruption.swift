import Dispatch
import Glibc

/// Turns the signals that ask a program to end into the end of a task.
///
/// The first signal cancels; the second one ends the process at once, for a task that does not
/// listen.
enum Interruption {
  /// Runs `body` and cancels it when a signal comes.
  ///
  /// - Returns: What `body` returned, which decides itself how it ends when cancelled.
  static func cancelling(_ body: @escaping @Sendable () async -> ExitStatus) async -> ExitStatus {
    let task = Task { await body() }
    let sources = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      source(number) {
        if task.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
        task.cancel()
      }
    }
    defer { for source in sources { source.cancel() } }
    return await task.value
  }

  private static func source(
    _ number: Int32, _ handler: @escaping @Sendable () -> Void
  ) -> (any DispatchSourceSignal)? {
    let previous = signal(number, SIG_IGN)
    // Started by nohup: the end of the terminal is not to end the program.
    if number == SIGHUP, unsafeBitCast(previous, to: Int.self) == 1 { return nil }
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: handler)
    source.resume()
    return source
  }

  /// Waits until the current task is cancelled.
  static func waitForEnd() async {
    let (stream, continuation) = AsyncStream<Never>.makeStream()
    await withTaskCancellationHandler {
      for await _ in stream {}
    } onCancel: {
      continuation.finish()
    }
  }
}
