import Dispatch
import GavelTerminal
import Glibc

/// Turns the signals that ask a program to end into the end of a task.
///
/// The first signal cancels the task, which ends in its own order; a second Control-C ends the
/// process at once.
enum Interruption {
  /// Runs `body` and cancels it when a signal comes.
  ///
  /// - Returns: What `body` returned, which decides itself how it ends when cancelled.
  static func cancelling(_ body: @escaping @Sendable () async -> ExitStatus) async -> ExitStatus {
    let pipe = WakePipe()
    // Before the work begins, so that no signal meets the system's default. A dispatch source
    // for signals would miss those that come while the main thread is parked.
    let watch = SignalWatch(pipe, signals: [.interrupt, .terminate, .hangUp])
    let task = Task { await body() }
    let source = DispatchSource.makeReadSource(
      fileDescriptor: pipe.descriptor, queue: .global())
    source.setEventHandler {
      let signals = pipe.drain()
      guard !signals.isEmpty else { return }
      // Only Control-C is pressed again by people; programs repeat the others at once.
      if task.isCancelled, signals.contains(.interrupt) {
        _exit(ExitStatus.interrupted.rawValue)
      }
      task.cancel()
    }
    source.resume()
    defer {
      source.cancel()
      watch.stop()
    }
    return await task.value
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
