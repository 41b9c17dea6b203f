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

  /// Starts the sandbox, opens the console as the persona that may do most and removes every trace.
  func run() throws -> ExitStatus {
    let server = try SandboxServer.start(
      SandboxOptions(
        dialect: SandboxOptions.Dialect(world.dialect), seed: world.seed,
        scale: SandboxOptions.Scale(world.scale), liveTraffic: tour?.isPlaying != true))
    defer { server.stop() }
    let place = try TemporaryPlace()
    defer { place.remove() }
    guard let persona = server.announcement.personas.first(where: { $0.role == role }) else {
      preconditionFailure("the sandbox announces a persona for each role")
    }
    let context = try CommandContext(
      demoInvocation(server, place),
      environment: Self.environment(
        environment, in: place, for: server.announcement, as: persona),
      output: output, now: now)
    return try ConsoleCommand(
      context: context, banner: "demo", tour: tour, isPlain: invocation.isPlain
    ).run()
  }

  /// Whose part is played: who owns rooms on the one platform, who runs the workspace on the other.
  private var role: String {
    switch world.dialect {
    case .imkit: "owner"
    case .rocketchat: "admin"
    }
  }

  private func demoInvocation(_ server: SandboxServer, _ place: TemporaryPlace) -> Invocation {
    var demo = invocation
    demo.command = .console
    demo.connection.profile = nil
    demo.connection.url = server.announcement.url
    demo.connection.store = place.path + "/demo.db"
    return demo
  }

  /// Returns the environment of a demo: the terminal's variables and the sandbox's connection.
  ///
  /// The moderator's `GAVEL_` variables, settings, themes and stores stay out, so that no profile
  /// can end the demo or make it read-only; built-in themes can still be asked for.
  static func environment(
    _ environment: [String: String], in place: TemporaryPlace,
    for announcement: SandboxAnnouncement, as persona: SandboxAnnouncement.Persona
  ) -> [String: String] {
    var demo = environment.filter { !$0.key.hasPrefix("GAVEL_") }
    for name in ["XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
      demo[name] = place.path
    }
    demo["GAVEL_URL"] = announcement.url
    demo["GAVEL_DIALECT"] = announcement.dialect
    demo["GAVEL_TOKEN"] = persona.token
    demo["GAVEL_USER_ID"] = persona.userID
    demo["GAVEL_CLIENT_KEY"] = announcement.clientKey
    return demo
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

  func remove() {
    // A folder that is gone already is as good as removed.
    try? FileManager.default.removeItem(atPath: path)
  }
}
