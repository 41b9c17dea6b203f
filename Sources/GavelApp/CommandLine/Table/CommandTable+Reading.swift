extension CommandSpec {
  /// The commands that read, from the platform or from the store.
  static let reading: [CommandSpec] = [
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
  ]
}
