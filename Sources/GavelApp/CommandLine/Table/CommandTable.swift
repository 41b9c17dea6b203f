/// The table of commands: its rows stand in the files of their groups.
extension CommandSpec {
  /// The row of a command.
  static func of(_ name: CommandName) -> CommandSpec { table[name] ?? fallback(name) }

  // Every name has a row; a test holds the table to that.
  private static func fallback(_ name: CommandName) -> CommandSpec {
    preconditionFailure("no row in the table of commands for \(name.rawValue)")
  }

  private static let table = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })

  /// All commands, in the order of the help.
  static let rows = starting + reading + acting + following + settingUp + about

  /// The options that every command takes.
  static let common: [OptionName] = [.color, .help]

  /// The options by which actions differ.
  static let actionOptions: Set<OptionName> = [
    .room, .username, .systemMessage, .message, .author, .user, .imported, .after, .before,
    .keepPinned,
    .keepThreads, .keepDiscussions,
  ]
}

/// What several rows share.
extension CommandSpec {
  static let connection: [OptionName] = [.profile, .url, .dialect, .store]
  static let list: [OptionName] = [.limit, .json, .jsonl]
  static let filtered: [OptionName] = [.filter] + list
  static let carryingOut: [OptionName] = [.dryRun, .yes, .hold, .readOnly, .json, .quiet]
  static let applying = carryingOut + [.approval]
  static let room = ArgumentSpec(name: "ROOM", kind: .room)
}
