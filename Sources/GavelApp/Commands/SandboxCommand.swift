import GavelSandbox

/// The command `gavel sandbox`.
enum SandboxCommand {
  /// Plays a platform on loopback until a signal ends it, which is its normal end.
  static func run(_ settings: SandboxSettings, _ output: Output) async throws -> ExitStatus {
    let server = try SandboxServer.start(
      SandboxOptions(
        dialect: SandboxOptions.Dialect(settings.world.dialect),
        compat: SandboxOptions.Compat(settings.compat), port: settings.port,
        seed: settings.world.seed, scale: SandboxOptions.Scale(settings.world.scale),
        rateLimited: settings.isRateLimited,
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

extension SandboxOptions.Dialect {
  /// The same platform as the command line names it.
  init(_ dialect: DialectName) {
    switch dialect {
    case .imkit: self = .imkit
    case .rocketchat: self = .rocketchat
    }
  }
}

extension SandboxOptions.Compat {
  /// The same mode as the command line names it.
  init(_ compat: CompatName) {
    switch compat {
    case .p6: self = .p6
    case .p8: self = .p8
    case .p9: self = .p9
    }
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
