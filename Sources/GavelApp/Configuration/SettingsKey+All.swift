extension SettingsKey {
  private static let words = LogLevel.allCases.map(\.rawValue)
  private static let dialects = DialectName.allCases.map(\.rawValue)
  private static let ceiling = SettingsShape.number(0...1_000_000)

  /// Every key the configuration file may hold; all others are errors.
  static let all: [SettingsKey] = [
    SettingsKey(
      path: "defaultProfile", shape: .text, help: "the profile that is used when none is named"),
    SettingsKey(
      path: "theme", shape: .text, standard: "midnight",
      help: "the console's colours: a theme that is built in, or a file of yours"),
    SettingsKey(
      path: "log", shape: .word(words), standard: "info",
      help: "how much goes into the log; GAVEL_LOG wins"),
    SettingsKey(
      path: "syslog", shape: .word(MachineLog.Choice.allCases.map(\.rawValue)), standard: "off",
      help: "what also goes to the machine's syslog: errors, or also every audit entry",
      layering: .farthest),
    SettingsKey(
      path: "readOnly", shape: .boolean, standard: "false",
      help: "whether everything that changes something is refused"),
    SettingsKey(
      path: "holdSeconds", shape: .number(0...3600), standard: "5",
      help: "how long the console holds a confirmed batch"),
    SettingsKey(
      path: "reasons", shape: .reasons, standard: "[\"spam\", \"abuse\", \"off topic\"]",
      help: "the reasons, at most nine, that a digit gives for a decision about reports"),
    SettingsKey(
      path: "evidence", shape: .word(["full", "digest", "none"]), standard: "full",
      help: "what is kept of what is deleted: its words, digests, or nothing"),
    SettingsKey(
      path: "evidenceDays", shape: .number(1...36_500), standard: "90",
      help: "how long evidence is kept"),
    SettingsKey(
      path: "evidenceNeighbours", shape: .number(0...50), standard: "3",
      help: "messages kept on each side of a deleted one"),
    SettingsKey(
      path: "evidenceNewest", shape: .number(0...10_000), standard: "200",
      help: "messages kept of a room that is cleared or deleted"),
    SettingsKey(path: "protected", shape: .object),
    SettingsKey(
      path: "protected.rooms", shape: .texts, standard: "[]",
      help: "ids or names (* stands for any run) of rooms in which nothing may be done",
      layering: .all),
    SettingsKey(
      path: "protected.members", shape: .texts, standard: "[]",
      help: "people who may not be removed, muted or deactivated", layering: .all),
    SettingsKey(
      path: "protected.authors", shape: .texts, standard: "[]",
      help: "people whose messages may not be deleted, alone or with a room", layering: .all),
    SettingsKey(path: "ceiling", shape: .object),
    SettingsKey(
      path: "ceiling.batch", shape: ceiling, standard: "0",
      help: "the most items of one plan; 0 is off", layering: .lowest),
    SettingsKey(
      path: "ceiling.minute", shape: ceiling, standard: "0",
      help: "the most items of one minute; 0 is off", layering: .lowest),
    SettingsKey(
      path: "ceiling.approvalOver", shape: ceiling, standard: "0",
      help: "from more messages or people on somebody else must approve; 0 is off",
      layering: .lowest),
    SettingsKey(
      path: "ceiling.approvals", shape: .text,
      help: "the folder in which another user of the machine leaves approvals",
      layering: .farthest),
    SettingsKey(
      path: "mouse", shape: .word(["on", "off"]), standard: "on",
      help: "whether the console listens to the mouse, or leaves it to the terminal"),
    SettingsKey(
      path: "lowBandwidth", shape: .boolean, standard: "false",
      help: "whether the console sends the terminal few bytes, for a slow line"),
    SettingsKey(path: "keys", shape: .object),
    SettingsKey(
      path: "keys.*", shape: .texts,
      help: "other keys for a command of the console; gavel keys lists the names"),
    SettingsKey(path: "filters", shape: .object),
    SettingsKey(
      path: "filters.*", shape: .text, help: "a filter with a name, for use as @NAME"),
    SettingsKey(path: "profiles", shape: .object),
    SettingsKey(path: "profiles.*", shape: .object),
    SettingsKey(
      path: "profiles.*.dialect", shape: .word(dialects), standard: "imkit",
      help: "the kind of platform"),
    SettingsKey(path: "profiles.*.url", shape: .url, help: "the platform's address"),
    SettingsKey(path: "profiles.*.userID", shape: .text, help: "the id of the account"),
    SettingsKey(
      path: "profiles.*.clientKey", shape: .text, help: "the client key, on imkit"),
    SettingsKey(
      path: "profiles.*.tokenFile", shape: .text,
      help: "a file with the account's token, for you alone; one of these three"),
    SettingsKey(
      path: "profiles.*.tokenCommand", shape: .texts,
      help: "a program that prints the token, and its arguments; no shell"),
    SettingsKey(
      path: "profiles.*.apiKeyFile", shape: .text,
      help: "a file with the platform's own key, on imkit"),
  ]

  /// The keys that hold a value.
  static let leaves = all.filter { $0.shape != .object }
}
