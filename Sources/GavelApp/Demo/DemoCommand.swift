import Foundation
import GavelAPI
import GavelModel
import GavelSandbox
import GavelTerminal

/// `demo`: the console on a sandbox of its own, in a temporary place that disappears with it.
///
/// The console does not know: it speaks HTTP to a loopback port like to any other platform.
struct DemoCommand {
  let world: WorldOptions
  let tour: TourRequest?
  let invocation: Invocation
  let environment: [String: String]
  let output: Output
  let now: @Sendable () -> Timestamp

  /// Starts the sandboxes, opens the console as the persona that may do most and removes every
  /// trace.
  ///
  /// Beside the platform that was asked for runs the other one, as a second profile to change to; a
  /// tour stays on its platform and needs none.
  func run() throws -> ExitStatus {
    let server = try start(world.dialect, world.scale)
    defer { server.stop() }
    let place = try TemporaryPlace()
    defer { place.remove() }
    var profiles = try [DemoProfile(server, world.dialect, in: place)]
    let others = tour == nil ? DialectName.allCases.filter { $0 != world.dialect } : []
    let servers = try others.map { try start($0, .small) }
    defer { for server in servers { server.stop() } }
    for (server, dialect) in zip(servers, others) {
      profiles.append(try DemoProfile(server, dialect, in: place))
    }
    try place.write(DemoProfile.settings(profiles), to: "gavel/config.json")
    let context = try CommandContext(
      Self.demoInvocation(of: invocation), environment: Self.environment(environment, in: place),
      output: output,
      now: now)
    return try ConsoleCommand(
      context: context, banner: "demo", tour: tour, isPlain: invocation.isPlain
    ).run()
  }

  private func start(_ dialect: DialectName, _ scale: WorldScale) throws -> SandboxServer {
    try SandboxServer.start(
      SandboxOptions(
        dialect: SandboxOptions.Dialect(dialect), seed: world.seed,
        scale: SandboxOptions.Scale(scale), liveTraffic: tour?.isPlaying != true))
  }

  /// Returns the console's command line: of what was typed only how it looks and what it may do.
  static func demoInvocation(of invocation: Invocation) -> Invocation {
    var demo = invocation
    demo.command = .console
    demo.connection = ConnectionOptions(
      isReadOnly: invocation.connection.isReadOnly, theme: invocation.connection.theme,
      sparesBytes: invocation.connection.sparesBytes)
    return demo
  }

  /// Returns the environment of a demo: the terminal's variables and a place of its own.
  ///
  /// The moderator's `GAVEL_` variables, settings, themes and stores stay out, so that no profile
  /// can end the demo or make it read-only; built-in themes can still be asked for.
  static func environment(
    _ environment: [String: String], in place: TemporaryPlace
  ) -> [String: String] {
    var demo = environment.filter { !$0.key.hasPrefix("GAVEL_") }
    for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] { demo[name] = place.path }
    demo["XDG_CONFIG_DIRS"] = place.path + "/machine"
    return demo
  }
}

/// A sandbox as a profile of the demo's own settings.
struct DemoProfile {
  let dialect: DialectName
  private let values: JSONValue

  /// Writes the token of the persona that may do most into a file of the place.
  init(_ server: SandboxServer, _ dialect: DialectName, in place: TemporaryPlace) throws {
    let announcement = server.announcement
    let role = Self.role(on: dialect)
    guard let persona = announcement.personas.first(where: { $0.role == role }) else {
      preconditionFailure("the sandbox announces a persona for each role")
    }
    self.dialect = dialect
    try place.write(persona.token, to: "gavel/\(dialect.rawValue).token")
    var values: [(String, JSONValue)] = [
      ("dialect", .string(dialect.rawValue)), ("url", .string(announcement.url)),
      ("userID", .string(persona.userID)), ("tokenFile", .string("\(dialect.rawValue).token")),
    ]
    if dialect == .imkit { values.append(("clientKey", .string(announcement.clientKey))) }
    self.values = .object(values.map { JSONValue.Member(key: $0.0, value: $0.1) })
  }

  /// Whose part is played: who owns rooms on the one platform, who runs the workspace on the other.
  private static func role(on dialect: DialectName) -> String {
    switch dialect {
    case .imkit: "owner"
    case .rocketchat: "admin"
    }
  }

  /// The settings of a demo; the first profile is the one it opens.
  static func settings(_ profiles: [DemoProfile]) -> String {
    let members = profiles.map { JSONValue.Member(key: $0.dialect.rawValue, value: $0.values) }
    let root: JSONValue = [
      "defaultProfile": JSONValue(profiles.first?.dialect.rawValue), "profiles": .object(members),
    ]
    return root.text + "\n"
  }
}

/// A private folder that is removed with everything in it.
struct TemporaryPlace {
  let path: String

  init() throws {
    let name = "gavel-demo-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  /// Writes a file for nobody else, with the folder it lies in.
  func write(_ text: String, to name: String) throws {
    try PrivateFile.write(text, to: "\(path)/\(name)", isFlushed: false)
  }

  func remove() {
    // A folder that is gone already is as good as removed.
    try? FileManager.default.removeItem(atPath: path)
  }
}
