import Foundation
import GavelAPI
import GavelConsole
import GavelDispatch
import GavelModel
import GavelScreen
import GavelStore
import GavelTerminal

/// Opens the console on the main thread and ends when the moderator does.
///
/// What can go wrong before the first frame is told on standard error with the terminal untouched;
/// afterwards it is a notice in the console.
struct ConsoleCommand {
  let context: CommandContext
  /// What the header says of this run beside the platform; empty for an ordinary profile.
  var banner = ""
  /// The guided walk that was asked for.
  var tour: TourRequest?
  /// Whether it speaks in lines and needs no screen.
  var isPlain = false

  /// Prepares, opens the terminal, runs, and leaves everything tidy.
  func run(on pipe: WakePipe = WakePipe()) throws -> ExitStatus {
    guard !isPlain else { return try runInLines(on: pipe) }
    let theme = try ThemeDesk(context).first()
    var options = TerminalOptions(environment: context.environment)
    options.usesMouse = context.configuration.usesMouse
    try CursesSession.check(options)
    let desk = SecondFactorDesk()
    return try show(try open(desk, pipe), desk, theme, options, pipe)
  }

  /// Opens the session while the main thread waits.
  ///
  /// A signal to end cuts it off in its own order, which an old store may take long for; a second
  /// one ends the process at once.
  func open(_ desk: SecondFactorDesk, _ pipe: WakePipe) throws -> Session {
    let signals = SignalWatch(pipe, signals: [.interrupt, .terminate, .hangUp])
    defer { signals.stop() }
    var isInterrupted = false
    let heed = { (signal: TerminalSignal) in
      guard Self.endsWaiting(signal) else { return }
      isInterrupted = true
      signals.stop()
    }
    let opening = MainThread.wait(on: pipe, onSignal: heed, cancelledBy: Self.endsWaiting) {
      [context] in
      await Self.result { try await context.openConsoleSession(desk) }
    }
    let session = try opening.get()
    if isInterrupted { throw CancellationError() }
    return session
  }

  private func show(
    _ session: Session, _ desk: SecondFactorDesk, _ theme: Theme, _ options: TerminalOptions,
    _ pipe: WakePipe
  ) throws -> ExitStatus {
    let signals = SignalWatch(pipe)
    defer { signals.stop() }
    let terminal = try CursesSession(options: options)
    defer { terminal.close() }
    var stand = ConsoleStand(
      context: context, banner: banner, session: session, desk: desk, pipe: pipe)
    var outcome = stand.runLoop(
      on: terminal, theme: theme,
      tour: tour.map {
        Tour(for: session.client.abilities, isPlaying: $0.isPlaying, speed: $0.speed)
      },
      stopProcess: { signals.stopProcess() })
    while case .switched(let choice) = outcome.ending, let next = stand.nextProfile() {
      guard leave(stand, choice, pipe) else { return .interrupted }
      // What was typed meanwhile was meant for nothing on the screen, and a change of the size is
      // taken over.
      _ = terminal.discardPendingInput()
      stand = ConsoleStand(
        context: next.context, banner: banner, session: next.session, desk: next.desk, pipe: pipe)
      outcome = stand.runLoop(
        on: terminal, theme: outcome.theme, stopProcess: { signals.stopProcess() })
    }
    terminal.close()
    defer { stand.close() }
    let status = end(outcome.ending, stand.run, pipe)
    guard tour?.isPlaying == true, let report = outcome.tour else { return status }
    context.output.message(Notices.toured(report))
    return report.stoppedAt == nil ? status : .incomplete
  }

  /// Ends what ran for one profile, so that another can take over on the same screen.
  ///
  /// - Returns: `false` when somebody asked the process to end meanwhile.
  func leave(
    _ stand: ConsoleStand, _ choice: QuitChoice, _ pipe: WakePipe
  ) -> Bool {
    var isInterrupted = false
    let heed = { (signal: TerminalSignal) in
      if Self.endsWaiting(signal) { isInterrupted = true }
    }
    MainThread.wait(on: pipe, onSignal: heed) {
      await stand.run.end(choice, grace: .seconds(2))
      await stand.letGo()
    }
    return !isInterrupted
  }

  /// Lets the tasks end as the moderator chose; a signal to end gives up waiting.
  func end(_ ending: ConsoleLoop.Ending, _ run: ConsoleRun, _ pipe: WakePipe) -> ExitStatus {
    switch ending {
    case .quit(let choice), .switched(let choice):
      if choice == .sendNow { context.output.message(Notices.sendingBeforeEnd) }
      var isInterrupted = false
      let heed = { (signal: TerminalSignal) in
        guard Self.endsWaiting(signal) else { return }
        isInterrupted = true
        run.giveUpWaiting()
      }
      MainThread.wait(on: pipe, onSignal: heed) { await run.end(choice, grace: .seconds(2)) }
      return isInterrupted ? .interrupted : .done
    case .ended:
      MainThread.wait(on: pipe) { await run.end(.keepHeld, grace: .seconds(2), isHurried: true) }
      return .interrupted
    }
  }

  /// Returns whether a signal ends the wait for the queue: whoever ends the process cannot wait.
  static func endsWaiting(_ signal: TerminalSignal) -> Bool {
    switch signal {
    case .interrupt, .terminate, .hangUp: true
    case .windowChanged, .resume, .suspend: false
    }
  }

  private static func result<Value>(
    _ work: () async throws -> Value
  ) async -> Result<Value, any Error> {
    do { return .success(try await work()) } catch { return .failure(error) }
  }
}

extension CommandContext {
  /// Opens a session for the console, which also works on a store while the platform is away.
  ///
  /// The account is the configured one, else the one the store belongs to, else the platform is
  /// asked.
  ///
  /// - Parameter desk: Where the console's moderator is asked for a second proof.
  func openConsoleSession(_ desk: SecondFactorDesk) async throws -> Session {
    let connection = try await connection()
    let known = try await knownAccount(on: connection.server)
    if let account = known {
      return try await openSession(with: connection, as: account) { await desk.code(for: $0) }
    }
    return try await openSession { await desk.code(for: $0) }
  }

  private func knownAccount(on server: String) async throws -> Person? {
    if let configured = settings.userID { return Person(id: configured) }
    let path = try writableStorePath()
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let store = try openStore(at: path)
    guard let identity = try await store.identity(), identity.server == server else { return nil }
    return Person(id: identity.account)
  }
}
