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
  let inbox: Inbox
  let status: ConnectionStatus
  private let session: Session
  private let profiles: ProfileDesk
  private let tasks: Task<Void, Never>

  /// Starts the tasks of a session.
  init(
    context: CommandContext, banner: String, session: Session, desk: SecondFactorDesk,
    pipe: WakePipe
  ) {
    self.context = context
    self.banner = banner
    self.pipe = pipe
    self.session = session
    profiles = ProfileDesk(context)
    let inbox = Inbox { pipe.wake() }
    self.inbox = inbox
    status = Self.status(of: session, dialect: context.settings.dialect)
    let run = ConsoleRun(
      session: session, inbox: inbox, status: status, hold: context.settings.hold, desk: desk,
      approvals: context.settings.approvals(), directories: context.directories,
      memoryFile: Self.memoryFile(of: context),
      themes: ThemeDesk(context), profiles: profiles,
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
  ) -> Outcome {
    let state = ConsoleState(
      configuration: configuration(of: terminal, tour: tour), connection: status,
      size: terminal.size, theme: theme, memory: memory(), now: context.now())
    let loop = ConsoleLoop(
      terminal: terminal, pipe: pipe, inbox: inbox, state: state, now: context.now,
      perform: { effect in
        heed(effect)
        run.perform(effect)
      },
      suspension: { run.note($0) }, firstFrame: { run.noteFirstFrame() },
      stopProcess: stopProcess)
    let ending = loop.run()
    // The next start can do without; what is wrong with the file was told when it was read.
    try? Self.memoryFile(of: context).write(loop.memory)
    return Outcome(ending: ending, tour: loop.tourReport, theme: loop.theme)
  }

  /// What a loop came to.
  struct Outcome {
    var ending: ConsoleLoop.Ending
    var tour: TourReport?
    /// The colours at the end, which the next profile's console begins with.
    var theme: Theme
  }

  /// Where the console was last; a file that cannot be used is passed over aloud.
  func memory() -> ConsoleMemory {
    do throws(MemoryFile.Fault) {
      return try Self.memoryFile(of: context).read() ?? ConsoleMemory()
    } catch {
      inbox.post(.notice(Notices.notice(error)))
      return ConsoleMemory()
    }
  }

  /// The file of the profile, or of the store where there is no profile.
  static func memoryFile(of context: CommandContext) -> MemoryFile {
    let store = (context.settings.store ?? "gavel") as NSString
    let stem = (store.lastPathComponent as NSString).deletingPathExtension
    return MemoryFile(
      folder: context.directories.state, name: context.settings.profile ?? stem)
  }

  /// The profile that was opened to take over; whoever takes it closes it.
  func nextProfile() -> ProfileDesk.Opened? { profiles.take() }

  /// Ends the tasks; the process is about to end as well.
  func close() {
    run.noteFirstFrame()
    tasks.cancel()
  }

  /// Ends the tasks, gives up a profile that nobody took and lets go of the store, for a process
  /// that goes on without them.
  func letGo() async {
    close()
    await profiles.close()
    await session.close()
  }

  private func configuration(
    of terminal: any ConsoleTerminal, tour: Tour?
  ) -> ConsoleConfiguration {
    configuration(terminal.charset, terminal.colorDepth, tour: tour)
  }

  /// What the settings and the command line say, on a terminal with these letters and colours.
  func configuration(
    _ charset: Charset, _ colorDepth: ColorDepth, tour: Tour? = nil
  ) -> ConsoleConfiguration {
    ConsoleConfiguration(
      isReadOnly: context.settings.isReadOnly, charset: charset, colorDepth: colorDepth,
      utcOffsetMinutes: Self.utcOffsetMinutes, banner: banner,
      reasons: context.settings.reasons, savedFilters: context.configuration.filters.saved,
      ownFilters: context.configuration.filters.names(from: context.directories.filtersFile),
      profiles: profileChoices, profile: context.settings.profile,
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

  private var profileChoices: [ProfileChoice] {
    context.configuration.profiles.sorted { $0.key < $1.key }.map { name, profile in
      ProfileChoice(
        name: name, dialect: (profile.dialect ?? .imkit).rawValue,
        server: profile.server.map { Self.host(of: $0.origin) } ?? "")
    }
  }

  /// The options by which a command line reaches this platform; none for a demo, which ends with
  /// its console.
  private var connectionWords: [String] {
    guard banner.isEmpty else { return [] }
    return context.invocation.connection.words
  }

  private static func status(of session: Session, dialect: DialectName) -> ConnectionStatus {
    ConnectionStatus(
      dialect: dialect.rawValue, server: host(of: session.client.server),
      account: session.account.id,
      accountName: session.account.name, abilities: session.client.abilities)
  }

  private static func host(of origin: String) -> String {
    origin.range(of: "://").map { String(origin[$0.upperBound...]) } ?? origin
  }
}
