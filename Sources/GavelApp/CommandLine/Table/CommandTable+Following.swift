extension CommandSpec {
  /// The commands about what was done, and about the store that keeps it.
  static let following: [CommandSpec] = [
    CommandSpec(
      name: .queue, group: .record, help: "list, resume, retry or cancel batches",
      arguments: [
        .words(["list", "resume", "retry", "cancel"]),
        ArgumentSpec(name: "BATCH", isOptional: true, kind: .batch),
      ],
      options: connection,
      subcommands: [
        SubcommandSpec(word: "list", options: list),
        SubcommandSpec(word: "resume", options: carryingOut),
        SubcommandSpec(word: "retry", options: carryingOut),
        // Nothing leaves because of it, so that there is no request to wait for.
        SubcommandSpec(word: "cancel", options: carryingOut.filter { $0 != .hold }),
      ], example: "gavel queue retry 12"),
    CommandSpec(
      name: .reports, group: .record, help: "list reports, import them, or sum up a shift",
      arguments: [
        .words(["list", "import", "summary"]),
        ArgumentSpec(name: "FILE", isOptional: true, kind: .file),
      ],
      options: connection,
      subcommands: [
        SubcommandSpec(word: "list", options: [.state] + filtered),
        SubcommandSpec(word: "import", options: [.json]),
        SubcommandSpec(word: "summary", options: [.since, .csv, .json]),
      ],
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
      name: .backup, group: .record, help: "copy the store to a file, while it is in use",
      arguments: [ArgumentSpec(name: "FILE", kind: .file)],
      options: [.json, .quiet] + connection, example: "gavel backup acme-2026-03-01.db"),
    CommandSpec(
      name: .restore, group: .record, help: "put a copy in the place of the store",
      arguments: [ArgumentSpec(name: "FILE", kind: .file)],
      options: [.yes, .json] + connection, example: "gavel restore acme-2026-03-01.db"),
  ]
}
