extension CommandWords {
  /// Returns what `gavel login` was told.
  func login() throws(UsageError) -> LoginRequest {
    let way = try word(.with, LoginWay.self)
    let command = try text(.tokenCommand)?.split(separator: " ").map(String.init) ?? []
    if let way, way != .command, !command.isEmpty { throw .conflict(.with, .tokenCommand) }
    return LoginRequest(way: way, account: try text(.account), tokenCommand: command)
  }

  /// Returns what `gavel config` is asked for.
  func config() throws(UsageError) -> ConfigRequest {
    guard switches.contains(.keys) else {
      return switches.contains(.explain) ? .explained : .values
    }
    // The page of all keys is the same on every connection.
    for option in CommandSpec.of(.config).options where option != .keys && isGiven(option) {
      throw .conflict(.keys, option)
    }
    return .keys
  }
}

/// What `gavel config` is asked for.
enum ConfigRequest: Equatable, Sendable {
  /// Every setting.
  case values
  /// Every setting and where it comes from.
  case explained
  /// The page of all keys.
  case keys
}
