import GavelSandbox
import Glibc

/// The command `gavel sandbox`.
enum SandboxCommand {
  /// Plays a platform on loopback until a signal ends it, which is its normal end.
  static func run(_ settings: SandboxSettings, _ output: Output) async throws -> ExitStatus {
    let server = try SandboxServer.start(options(settings))
    defer { server.stop() }
    output.results.write(json(server.announcement).text + "\n")
    await Interruption.waitForEnd()
    return .done
  }

  private static func options(_ settings: SandboxSettings) -> SandboxOptions {
    SandboxOptions(
      dialect: .imkit, port: settings.port, seed: settings.world.seed,
      scale: settings.world.scale.sandboxScale, rateLimited: settings.isRateLimited,
      accessLog: settings.accessLog)
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

extension WorldScale {
  /// The same size as the sandbox names it.
  var sandboxScale: SandboxOptions.Scale {
    switch self {
    case .small: .small
    case .medium: .medium
    case .large: .large
    }
  }
}
