/// Every command there is, by its name on the command line.
enum CommandName: String, Hashable, Sendable, CaseIterable {
  case console, demo, sandbox
  case sync, rooms, members, messages, search
  case deleteMessage = "delete-message"
  case clearRoom = "clear-room"
  case deleteRoom = "delete-room"
  case deleteDirect = "delete-dm"
  case removeMember = "remove-member"
  case leaveRoom = "leave-room"
  case muteMember = "mute-member"
  case unmuteMember = "unmute-member"
  case deactivateUser = "deactivate-user"
  case reactivateUser = "reactivate-user"
  case dismissReports = "dismiss-reports"
  case deleteReported = "delete-reported"
  case plan, approve, apply
  case queue, reports, audit, repair, backup, restore
  case login, logout, profiles, config, doctor
  case completions, complete
  case manual = "man"
  case themes, keys, version, help
}

/// Where a command stands in the help.
enum CommandGroup: String, Hashable, Sendable, CaseIterable {
  case start = "Start"
  case read = "Read"
  case act = "Act"
  case record = "Follow up"
  case setUp = "Set up"
  case about = "About"
}

/// One argument of a command.
struct ArgumentSpec: Hashable, Sendable {
  /// Its name in help and in errors.
  let name: String
  /// Whether it may be left out.
  var isOptional = false
  /// Whether it takes all that follow, at least one.
  var repeats = false
  /// What it stands for.
  var kind = ValueKind.text

  /// One of a few words, which may be left out.
  static func words(_ words: [String]) -> ArgumentSpec {
    ArgumentSpec(
      name: words.joined(separator: "|"), isOptional: true, kind: .words(words))
  }

  /// How it is shown in a usage line.
  var usage: String {
    let shown = repeats ? "\(name)..." : name
    return isOptional ? "[\(shown)]" : shown
  }
}

/// One row of the table of commands; parsing and help both come from it.
struct CommandSpec: Sendable {
  /// The command.
  let name: CommandName
  /// Where it stands in the help.
  let group: CommandGroup
  /// What it does, in a few words.
  let help: String
  /// Its arguments, in order.
  let arguments: [ArgumentSpec]
  /// The options it takes, those that all take aside.
  let options: [OptionName]
  /// A command line worth copying.
  let example: String

  /// Whether it is for shells and not for people.
  var isHidden: Bool { name == .complete }

  /// Whether `gavel plan` takes it.
  static func isPlannable(_ spec: CommandSpec) -> Bool {
    spec.group == .act && ![.plan, .approve, .apply].contains(spec.name)
  }

  /// The usage line after the program's name.
  var usage: String {
    let words = [name.rawValue] + arguments.map(\.usage) + (options.isEmpty ? [] : ["[options]"])
    return words.joined(separator: " ")
  }
}

extension CommandSpec {
  /// The row of a command.
  static func of(_ name: CommandName) -> CommandSpec { table[name] ?? fallback(name) }

  // Every name has a row; a test holds the table to that.
  private static func fallback(_ name: CommandName) -> CommandSpec {
    preconditionFailure("no row in the table of commands for \(name.rawValue)")
  }

  private static let table = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })

  private static let connection: [OptionName] = [.profile, .url, .dialect, .store]
  private static let list: [OptionName] = [.limit, .json, .jsonl]
  private static let filtered: [OptionName] = [.filter] + list
  private static let acting: [OptionName] = [
    .dryRun, .yes, .hold, .readOnly, .json, .quiet,
  ]
  private static let applying = acting + [.approval]
  private static let room = ArgumentSpec(name: "ROOM", kind: .room)
  private static let members = ArgumentSpec(name: "MEMBER", repeats: true, kind: .member)
  private static let users = ArgumentSpec(name: "USER", repeats: true)

  /// The options that every command takes.
  static let common: [OptionName] = [.color, .help]

  /// The options by which actions differ.
  static let actionOptions: Set<OptionName> = [
    .room, .username, .systemMessage, .message, .author, .user, .after, .before, .keepPinned,
    .keepThreads, .keepDiscussions,
  ]

  private static func act(
    _ name: CommandName, _ help: String, _ arguments: [ArgumentSpec],
    options: [OptionName] = [], example: String
  ) -> CommandSpec {
    CommandSpec(
      name: name, group: .act, help: help, arguments: arguments,
      options: options + [.reason] + applying + connection, example: example)
  }

  /// All commands, in the order of the help.
  static let rows: [CommandSpec] = [
    CommandSpec(
      name: .console, group: .start, help: "open the console (what gavel alone does)",
      arguments: [], options: connection + [.readOnly, .theme, .lowBandwidth],
      example: "gavel --profile acme --read-only"),
    CommandSpec(
      name: .demo, group: .start, help: "open the console on a made-up platform of its own",
      arguments: [],
      options: [
        .dialect, .seed, .scale, .tour, .play, .speed, .theme, .lowBandwidth, .readOnly,
      ],
      example: "gavel demo --tour"),
    CommandSpec(
      name: .sandbox, group: .start, help: "run the made-up platform as a server on loopback",
      arguments: [],
      options: [.dialect, .compat, .port, .seed, .scale, .rateLimit, .accessLog, .quiet],
      example: "gavel sandbox --dialect imkit --port 8080"),
    CommandSpec(
      name: .sync, group: .read, help: "bring the local store up to date",
      arguments: [], options: [.full, .json, .quiet] + connection,
      example: "gavel sync --profile acme"),
    CommandSpec(
      name: .rooms, group: .read, help: "list the rooms in the store",
      arguments: [], options: filtered + connection, example: "gavel rooms --json"),
    CommandSpec(
      name: .members, group: .read, help: "list the members of a room",
      arguments: [room], options: filtered + connection, example: "gavel members lobby"),
    CommandSpec(
      name: .messages, group: .read, help: "list the messages of a room, newest first",
      arguments: [room], options: [.context] + filtered + connection,
      example: "gavel messages lobby --filter 'from:spam9 has:link'"),
    CommandSpec(
      name: .search, group: .read, help: "find messages by a filter: words, names, ids and more",
      arguments: [ArgumentSpec(name: "QUERY", repeats: true)], options: list + connection,
      example: "gavel search 'buy now' --jsonl"),
    act(
      .deleteMessage, "delete messages of a room",
      [room, ArgumentSpec(name: "MESSAGE", repeats: true, kind: .message)],
      example: "gavel delete-message lobby 5f3a 5f3b --reason spam"),
    act(
      .clearRoom, "delete every message of a room, or some of them", [room],
      options: [.after, .before, .author, .keepPinned, .keepThreads, .keepDiscussions],
      example: "gavel clear-room lobby --dry-run"),
    act(.deleteRoom, "delete a room", [room], example: "gavel delete-room lobby"),
    act(
      .deleteDirect, "delete a direct conversation", [], options: [.room, .username],
      example: "gavel delete-dm --room 5f3a"),
    act(
      .removeMember, "remove members from a room",
      [room, members], options: [.systemMessage],
      example: "gavel remove-member lobby spam9 --system-message"),
    act(
      .leaveRoom, "leave a room", [room], options: [.systemMessage],
      example: "gavel leave-room lobby"),
    act(
      .muteMember, "keep members from writing in a room (rocketchat)", [room, members],
      example: "gavel mute-member lobby spam9"),
    act(
      .unmuteMember, "let muted members write again (rocketchat)", [room, members],
      example: "gavel unmute-member lobby spam9"),
    act(
      .deactivateUser, "close accounts (rocketchat)", [users],
      example: "gavel deactivate-user spam9 --reason spam"),
    act(
      .reactivateUser, "open closed accounts again (rocketchat)", [users],
      example: "gavel reactivate-user spam9"),
    act(
      .dismissReports, "close reports and act on nobody (rocketchat)", [],
      options: [.message, .author, .user], example: "gavel dismiss-reports --message 5f3a"),
    act(
      .deleteReported, "delete all reported messages of an author (rocketchat)",
      [ArgumentSpec(name: "AUTHOR")], example: "gavel delete-reported spam9 --dry-run"),
    CommandSpec(
      name: .plan, group: .act, help: "print the plan of an action and apply nothing",
      arguments: [
        ArgumentSpec(name: "ACTION", kind: .action),
        ArgumentSpec(name: "ARGUMENT", isOptional: true, repeats: true),
      ],
      options: [.reason, .json] + OptionName.allCases.filter(actionOptions.contains)
        + connection,
      example: "gavel plan clear-room lobby > plan.json"),
    CommandSpec(
      name: .approve, group: .act, help: "print your word for another person's plan",
      arguments: [ArgumentSpec(name: "FILE", kind: .file)], options: [],
      example: "gavel approve plan.json > plan.approval"),
    CommandSpec(
      name: .apply, group: .act, help: "apply a plan printed before; - reads standard input",
      arguments: [ArgumentSpec(name: "FILE", kind: .file)], options: applying + connection,
      example: "gavel apply plan.json --yes"),
    CommandSpec(
      name: .queue, group: .record, help: "list, resume, retry or cancel batches",
      arguments: [
        .words(["list", "resume", "retry", "cancel"]),
        ArgumentSpec(name: "BATCH", isOptional: true, kind: .batch),
      ],
      options: [.limit, .jsonl] + acting + connection, example: "gavel queue retry 12"),
    CommandSpec(
      name: .reports, group: .record, help: "list reports, import them, or sum up a shift",
      arguments: [
        .words(["list", "import", "summary"]),
        ArgumentSpec(name: "FILE", isOptional: true, kind: .file),
      ],
      options: [.state, .since, .csv] + filtered + connection,
      example: "gavel reports --state open --json"),
    CommandSpec(
      name: .audit, group: .record, help: "list what was done, by whom and with which answer",
      arguments: [],
      options: [.since, .until, .kind, .room, .target, .actor, .outcome, .batch, .csv] + list
        + [.head, .verify, .evidence, .erasePerson, .yes] + connection,
      example: "gavel audit --since 2026-03-01 --jsonl"),
    CommandSpec(
      name: .repair, group: .record, help: "make a sound store of a damaged one",
      arguments: [], options: [.yes, .json] + connection,
      example: "gavel repair --store acme.db"),
    CommandSpec(
      name: .keys, group: .about, help: "list the console's keys and the names to remap them by",
      arguments: [], options: [.json, .jsonl], example: "gavel keys"),
    CommandSpec(
      name: .backup, group: .record, help: "copy the store to a file, while it is in use",
      arguments: [ArgumentSpec(name: "FILE", kind: .file)],
      options: [.json, .quiet] + connection, example: "gavel backup acme-2026-03-01.db"),
    CommandSpec(
      name: .restore, group: .record, help: "put a copy in the place of the store",
      arguments: [ArgumentSpec(name: "FILE", kind: .file)],
      options: [.yes, .json] + connection, example: "gavel restore acme-2026-03-01.db"),
    CommandSpec(
      name: .login, group: .setUp, help: "sign in to a platform and keep the secret",
      arguments: [],
      options: [.profile, .url, .dialect, .with, .account, .tokenCommand, .json],
      example: "gavel login --url https://chat.example.org --dialect rocketchat"),
    CommandSpec(
      name: .logout, group: .setUp, help: "end what login began; the store stays",
      arguments: [], options: [.profile, .local, .json], example: "gavel logout --profile acme"),
    CommandSpec(
      name: .profiles, group: .setUp, help: "list the platforms and accounts of the settings",
      arguments: [], options: list, example: "gavel profiles"),
    CommandSpec(
      name: .config, group: .setUp, help: "show every setting and where it comes from",
      arguments: [],
      options: [.explain, .keys, .json, .jsonl, .readOnly, .theme, .lowBandwidth] + connection,
      example: "gavel config --explain"),
    CommandSpec(
      name: .doctor, group: .setUp, help: "look at everything and say what to do about it",
      arguments: [], options: [.offline, .report, .json] + connection,
      example: "gavel doctor --report"),
    CommandSpec(
      name: .themes, group: .about, help: "list the console's colours, show them, or check a file",
      arguments: [
        .words(["list", "show", "check"]),
        ArgumentSpec(name: "NAME|FILE", isOptional: true, kind: .file),
      ],
      options: [.json], example: "gavel themes check ~/.config/gavel/themes/mine.json"),
    CommandSpec(
      name: .completions, group: .about, help: "print completions for bash, zsh or fish",
      arguments: [
        ArgumentSpec(name: "SHELL", kind: .words(ShellName.allCases.map(\.rawValue)))
      ], options: [], example: "gavel completions bash > ~/.local/share/gavel.bash"),
    CommandSpec(
      name: .complete, group: .about, help: "print what can stand where a command line ends",
      arguments: [ArgumentSpec(name: "WORD", isOptional: true, repeats: true)], options: [],
      example: "gavel complete -- rooms --"),
    CommandSpec(
      name: .manual, group: .about, help: "print the manual page", arguments: [], options: [],
      example: "gavel man | man -l -"),
    CommandSpec(
      name: .version, group: .about, help: "print the version", arguments: [],
      options: [.json], example: "gavel version"),
    CommandSpec(
      name: .help, group: .about, help: "show help, or help for one command",
      arguments: [ArgumentSpec(name: "COMMAND", isOptional: true, kind: .command)], options: [],
      example: "gavel help delete-message"),
  ]
}
