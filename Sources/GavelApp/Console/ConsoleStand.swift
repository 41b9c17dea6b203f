import Foundation
import GavelAPI
import GavelConsole
import GavelModel
import GavelScreen
import GavelTerminal

/// A console ready to run on any terminal: its session, its tasks and what joins them to the loop.
package struct ConsoleStand: Sendable {
  let context: CommandContext
  let banner: String
  let pipe: WakePipe
  let run: ConsoleRun
  private let inbox: Inbox
  private let status: ConnectionStatus
  private let tasks: Task<Void, Never>

  /// Starts the tasks of a session.
  init(
    context: CommandContext, banner: String, session: Session, desk: SecondFactorDesk,
    pipe: WakePipe
  ) {
    self.context = context
    self.banner = banner
    self.pipe = pipe
    let inbox = Inbox { pipe.wake() }
    self.inbox = inbox
    status = Self.status(of: session, dialect: context.settings.dialect)
    let run = ConsoleRun(
      session: session, inbox: inbox, status: status, hold: context.settings.hold, desk: desk,
      approvals: context.settings.approvals(), directories: context.directories,
      arrangementFile: Self.arrangementFile(of: context),
      themes: ThemeDesk(context),
      log: context.log,
      now: context.now)
    self.run = run
    tasks = Task.detached { await run.run() }
  }

  /// Runs the loop on this thread until the moderator quits or the terminal is gone.
  func runLoop(
    on terminal: any ConsoleTerminal, theme: Theme,
    tour: Tour? = nil, heed: @escaping (Effect) -> Void = { _ in },
    stopProcess: @escaping () -> Void
  ) -> (ending: ConsoleLoop.Ending, tour: TourReport?) {
    let state = ConsoleState(
      configuration: configuration(of: terminal, tour: tour), connection: status,
      size: terminal.size, theme: theme, arrangement: arrangement(), now: context.now())
    let loop = ConsoleLoop(
      terminal: terminal, pipe: pipe, inbox: inbox, state: state, now: context.now,
      perform: { effect in
        heed(effect)
        run.perform(effect)
      },
      suspension: { run.note($0) }, firstFrame: { run.noteFirstFrame() },
      stopProcess: stopProcess)
    return (loop.run(), loop.tourReport)
  }

  /// How the panes were arranged last; a file that cannot be used is passed over aloud.
  private func arrangement() -> PaneArrangement {
    do throws(ArrangementFile.Fault) {
      return try Self.arrangementFile(of: context).read() ?? .standard
    } catch {
      inbox.post(.notice(Notices.notice(error)))
      return .standard
    }
  }

  /// The file of the profile, or of the store where there is no profile.
  private static func arrangementFile(of context: CommandContext) -> ArrangementFile {
    let store = (context.settings.store ?? "gavel") as NSString
    let stem = (store.lastPathComponent as NSString).deletingPathExtension
    return ArrangementFile(
      folder: context.directories.state, name: context.settings.profile ?? stem)
  }

  /// Ends the tasks.
  func close() {
    run.noteFirstFrame()
    tasks.cancel()
  }

  private func configuration(
    of terminal: any ConsoleTerminal, tour: Tour?
  ) -> ConsoleConfiguration {
    ConsoleConfiguration(
      isReadOnly: context.settings.isReadOnly, charset: terminal.charset,
      colorDepth: terminal.colorDepth,
      utcOffsetMinutes: Self.utcOffsetMinutes, banner: banner,
      reasons: context.settings.reasons, savedFilters: context.configuration.filters.saved,
      tour: tour, keys: context.configuration.keys,
      commandLines: CommandLines(connection: connectionWords),
      usesMouse: context.configuration.usesMouse,
      sparesBytes: context.configuration.sparesBytes || context.invocation.connection.sparesBytes)
  }

  /// Minutes that local time is ahead of UTC; asked of the C library, which needs no calendar.
  private static var utcOffsetMinutes: Int {
    var moment = time(nil)
    var fields = tm()
    guard localtime_r(&moment, &fields) != nil else { return 0 }
    return fields.tm_gmtoff / 60
  }

  /// The options by which a command line reaches this platform; none for a demo, which ends with
  /// its console.
  private var connectionWords: [String] {
    guard banner.isEmpty else { return [] }
    return context.invocation.connection.words
  }

  private static func status(of session: Session, dialect: DialectName) -> ConnectionStatus {
    let server = session.client.server
    let host = server.range(of: "://").map { String(server[$0.upperBound...]) } ?? server
    return ConnectionStatus(
      dialect: dialect.rawValue, server: host, account: session.account.id,
      accountName: session.account.name, abilities: session.client.abilities)
  }
}
