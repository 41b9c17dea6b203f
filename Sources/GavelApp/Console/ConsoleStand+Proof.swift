import GavelConsole
import GavelModel
import GavelTerminal
import Glibc

/// For proofs: a console on a screen and a clock of their own.
extension ConsoleStand {
  /// Opens the console that an environment describes.
  ///
  /// - Parameter sleep: How the relay rests, by the same clock as `now`.
  package static func open(
    _ environment: [String: String], now: @escaping @Sendable () -> Timestamp,
    sleep: @escaping @Sendable (Duration) async -> Void
  ) async throws -> ConsoleStand {
    let sink = TextSink(descriptor: STDERR_FILENO)
    var context = try CommandContext(
      Invocation(command: .console), environment: environment,
      output: Output(results: sink, messages: sink, format: .text), now: now)
    context.sleep = sleep
    let desk = SecondFactorDesk()
    let session = try await context.openConsoleSession(desk)
    return ConsoleStand(
      context: context, banner: "", session: session, desk: desk, pipe: WakePipe())
  }

  /// Runs the console on this thread.
  ///
  /// - Parameter heed: Sees each effect just before it is handed on.
  /// - Returns: What the moderator chose; `nil` when the terminal was gone.
  package func runLoop(
    on terminal: any ConsoleTerminal, heed: @escaping (Effect) -> Void,
    stopProcess: @escaping () -> Void
  ) -> QuitChoice? {
    switch runLoop(
      on: terminal, theme: .builtIn, heed: heed, stopProcess: stopProcess
    ).ending {
    case .quit(let choice), .switched(let choice): choice
    case .ended: nil
    }
  }

  /// Settles unfinished work as ``runLoop(on:heed:stopProcess:)`` ended, and ends the tasks.
  package func end(_ choice: QuitChoice?) async {
    await run.end(choice ?? .keepHeld, grace: .seconds(2), isHurried: choice == nil)
    close()
  }
}
