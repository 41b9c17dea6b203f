import GavelConsole
import GavelModel
import GavelScreen
import GavelTerminal

extension ConsoleCommand {
  /// Opens the console in lines: the same session, tasks and ending, and no terminal to set up.
  func runInLines(on pipe: WakePipe) throws -> ExitStatus {
    let desk = SecondFactorDesk()
    let session = try open(desk, pipe)
    let signals = SignalWatch(pipe)
    defer { signals.stop() }
    let stand = ConsoleStand(
      context: context, banner: banner, session: session, desk: desk, pipe: pipe)
    defer { stand.close() }
    let (ending, lacksConfirmation) = stand.runLines { signals.stopProcess() }
    let status = end(ending, stand.run, pipe)
    return status == .done && lacksConfirmation ? .unconfirmed : status
  }
}

extension ConsoleStand {
  /// Columns and rows that nothing is drawn into; wide enough that no word of a plan is cut.
  private static let size = Size(columns: 200, rows: 60)

  /// Runs the console in lines on standard input and output.
  func runLines(
    stopProcess: @escaping () -> Void
  ) -> (ending: ConsoleLoop.Ending, lacksConfirmation: Bool) {
    let charset: Charset = OutputLook.hasUnicode(context.environment) ? .unicode : .ascii
    var configuration = configuration(charset, .none)
    configuration.opensRoomsByCursor = false
    let state = ConsoleState(
      configuration: configuration, connection: status, size: Self.size, now: context.now())
    let loop = PlainLoop(
      input: LineInput(), output: context.output.results, pipe: pipe, inbox: inbox, state: state,
      now: context.now, perform: { run.perform($0) }, suspension: { run.note($0) },
      stopProcess: stopProcess)
    run.noteFirstFrame()
    return (loop.run(), loop.lacksConfirmation)
  }
}
