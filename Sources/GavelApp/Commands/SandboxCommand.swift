import GavelSandbox

/// The command `gavel sandbox`.
enum SandboxCommand {
  /// Plays a platform on loopback until a signal ends it, which is its normal end.
  static func run(_ settings: SandboxSettings, _ output: Output) async throws -> ExitStatus {
    let server = try SandboxServer.start(
      SandboxOptions(
        dialect: .imkit, port: settings.port, seed: settings.world.seed,
        scale: SandboxOptions.Scale(settings.world.scale), rateLimited: settings.isRateLimited,
        accessLog: settings.accessLog))
    defer { server.stop() }
    output.results.write(json(server.announcement).text + "\n")
    if !settings.isQuiet { output.message(Notices.sandboxIsReady) }
    await Interruption.waitForEnd()
    return .done
  }

  private static func json(_ announcement: SandboxAnnouncement) -> JSONValue {
    [
      "url": .string(announcement.url), "dialect": .string(announcement.dialect),
      "clientKey": .string(announcement.clientKey), "apiKey": .string(announcement.apiKey),
      "personas": .array(
        announcement.personas.map { persona in
          [
            "name": .string(persona.name), "userID": .string(persona.userID),
            "token": .string(persona.token), "role": .string(persona.role),
          ]
        }),
    ]
  }
}

extension SandboxOptions.Scale {
  /// The same size as the command line names it.
  init(_ scale: WorldScale) {
    switch scale {
    case .small: self = .small
    case .medium: self = .medium
    case .large: self = .large
    }
  }
}
