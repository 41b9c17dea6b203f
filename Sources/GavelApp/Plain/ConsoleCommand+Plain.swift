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
    let input = LineInput()
    var stand = ConsoleStand(
      context: context, banner: banner, session: session, desk: desk, pipe: pipe)
    var outcome = stand.runLines(from: input) { signals.stopProcess() }
    var lacksConfirmation = outcome.lacksConfirmation
    while case .switched(let choice) = outcome.ending, let next = stand.nextProfile() {
      guard leave(stand, choice, pipe) else { return .interrupted }
      stand = ConsoleStand(
        context: next.context, banner: banner, session: next.session, desk: next.desk, pipe: pipe)
      outcome = stand.runLines(from: input) { signals.stopProcess() }
      lacksConfirmation = lacksConfirmation || outcome.lacksConfirmation
    }
    defer { stand.close() }
    let status = end(outcome.ending, stand.run, pipe)
    return status == .done && lacksConfirmation ? .unconfirmed : status
  }
}

extension ConsoleStand {
  /// Columns and rows that nothing is drawn into; wide enough that no word of a plan is cut.
  private static let size = Size(columns: 200, rows: 60)

  /// Runs the console in lines until the moderator quits or the input ends.
  func runLines(
    from input: LineInput, stopProcess: @escaping () -> Void
  ) -> (ending: ConsoleLoop.Ending, lacksConfirmation: Bool) {
    let charset: Charset = OutputLook.hasUnicode(context.environment) ? .unicode : .ascii
    var configuration = configuration(charset, .none)
    configuration.opensRoomsByCursor = false
    configuration.readsAllItems = true
    let state = ConsoleState(
      configuration: configuration, connection: status, size: Self.size, memory: memory(),
      now: context.now())
    let loop = PlainLoop(
      input: input, output: context.output.results, pipe: pipe, inbox: inbox, state: state,
      now: context.now, perform: { run.perform($0) }, suspension: { run.note($0) },
      stopProcess: stopProcess)
    run.noteFirstFrame()
    let ending = loop.run()
    // The next start can do without; what is wrong with the file was told when it was read.
    try? Self.memoryFile(of: context).write(loop.memory)
    return (ending, loop.lacksConfirmation)
  }
}
