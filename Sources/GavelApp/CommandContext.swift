import GavelModel

/// What every command stands on: the layers of settings, the clock and where text goes.
struct CommandContext: Sendable {
  /// The checked command line.
  let invocation: Invocation
  /// The process environment.
  let environment: [String: String]
  /// Where files live.
  let directories: Directories
  /// What the settings files say.
  let configuration: Configuration
  /// The connection that the layers lead to.
  let settings: ConnectionSettings
  /// Where text goes.
  let output: Output
  /// Where what happens is written down for a ticket.
  let log: LogFile
  /// The machine's own log, with as much as the settings send there.
  let machineLog: MachineLog
  /// The clock.
  let now: @Sendable () -> Timestamp
  /// How the relay rests; by the same clock as ``now``.
  var sleep: @Sendable (Duration) async -> Void = { duration in
    // A cancelled rest ends early, which is what its owner wants.
    try? await Task.sleep(for: duration)
  }

  /// Tells how far an old store is brought up to date, where the terminal is taken for something
  /// else; no words when it is over.
  var tellMigration: (@Sendable (String) -> Void)?

  /// Reads the settings files and lays the layers over each other.
  init(
    _ invocation: Invocation, environment: [String: String], output: Output,
    now: @escaping @Sendable () -> Timestamp, machineLog: MachineLog = .cLibrary
  ) throws {
    self.invocation = invocation
    self.environment = environment
    self.output = output
    self.now = now
    func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    if isSet("GAVEL_TOKEN"), isSet("GAVEL_API_KEY") { throw CredentialError.bothCredentials }
    directories = try Directories(environment: environment)
    configuration = try Configuration.load(directories)
    self.machineLog = MachineLog(
      choice: configuration.machineLog ?? .off, write: machineLog.write)
    log = try LogFile(
      folder: directories.state, level: Self.logLevel(environment, configuration),
      machineLog: self.machineLog, now: now)
    settings = try ConnectionResolver(
      configuration: configuration, environment: environment, directories: directories
    ).resolve(invocation.connection)
    try checkTheme()
  }

  /// Refuses a theme that nobody has, also for commands that draw nothing: whoever mistyped it
  /// should not have to open a console to hear of it.
  private func checkTheme() throws {
    let library = ThemeLibrary(directories: directories)
    guard let name = settings.theme, !ThemeLibrary.builtIn.contains(where: { $0.name == name }),
      !library.ownNames.contains(name), try library.file(named: name) == nil
    else { return }
    throw ConnectionError.unknownTheme(
      name, known: library.names,
      place: invocation.connection.theme == nil ? configuration.themePlace : nil)
  }

  private static func logLevel(
    _ environment: [String: String], _ configuration: Configuration
  ) throws(ConnectionError) -> LogLevel {
    guard let text = environment["GAVEL_LOG"], !text.isEmpty else {
      return configuration.logLevel ?? .info
    }
    guard let level = LogLevel(rawValue: text) else {
      throw .wrongVariable(
        name: "GAVEL_LOG", expected: .word(LogLevel.allCases.map(\.rawValue)))
    }
    return level
  }

  /// Returns the path of a store that may be made, with the folders above it.
  func writableStorePath() throws -> String {
    guard let path = settings.store else { throw ConnectionError.noStore }
    if path.hasPrefix(directories.data + "/") { try Directories.create(directories.data) }
    return path
  }
}
