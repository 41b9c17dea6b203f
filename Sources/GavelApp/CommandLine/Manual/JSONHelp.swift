/// The page about `--json`: which command prints which keys, and what may be relied on.
enum JSONHelp {
  /// A document and its keys, in their order.
  struct Document {
    /// The command lines that print it.
    let commands: String
    /// The keys of each element of a list, or of the one object.
    let keys: [String]
    /// Whether it is a list.
    var isList = true
  }

  /// All documents.
  static let documents = [
    Document(
      commands: "rooms",
      keys: ["id", "name", "type", "status", "memberCount", "messageCount", "activeAt"]),
    Document(commands: "members", keys: ["id", "name", "role"]),
    Document(commands: "messages, search", keys: ["id", "room", "author", "type", "text", "time"]),
    Document(
      commands: "reports",
      keys: [
        "id", "room", "message", "author", "reporter", "reason", "text", "time", "state",
      ]),
    Document(commands: "queue", keys: ["batch", "created", "state", "items"]),
    Document(
      commands: "audit",
      keys: [
        "number", "time", "actor", "batch", "kind", "room", "target", "reason", "outcome",
        "status", "code",
      ]),
    Document(
      commands: "profiles",
      keys: ["name", "default", "dialect", "url", "userID", "credential", "files", "store"]),
    Document(commands: "config", keys: ["key", "value", "from"]),
    Document(
      commands: "keys",
      keys: ["section", "name", "keys", "help", "where", "asksFirst", "remappable", "argument"]),
    Document(commands: "themes", keys: ["name", "isOwn", "extends", "about", "isRight"]),
    Document(
      commands: "every command that acts, apply, queue resume, queue retry",
      keys: [
        "batch", "requested", "done", "gone", "refused", "failed", "unknown", "setAside",
        "cancelled", "pending", "items",
      ], isList: false),
    Document(commands: "sync", keys: ["rooms", "messages", "time"], isList: false),
    Document(commands: "doctor", keys: ["version", "problems", "findings"], isList: false),
    Document(
      commands: "backup", keys: ["store", "file", "rooms", "messages"], isList: false),
    Document(commands: "restore", keys: ["store", "file", "kept"], isList: false),
    Document(commands: "repair", keys: ["store", "damaged"], isList: false),
    Document(
      commands: "reports import", keys: ["added", "updated", "unchanged", "skipped", "errors"],
      isList: false),
    Document(
      commands: "reports summary",
      keys: [
        "since", "until", "handled", "decided", "byDecision", "meanMilliseconds", "stillOpen",
        "decisions",
      ], isList: false),
    Document(commands: "audit --head", keys: ["number", "digest"], isList: false),
    Document(
      commands: "audit --verify",
      keys: ["intact", "entries", "erased", "head", "findingCount", "findings"], isList: false),
    Document(
      commands: "audit --evidence",
      keys: ["number", "mode", "time", "messageCount", "digest", "messages", "reports", "people"],
      isList: false),
    Document(
      commands: "audit --erase-person",
      keys: ["person", "entries", "pieces", "items", "reports", "openItems", "clean", "files"],
      isList: false),
    Document(
      commands: "login", keys: ["profile", "dialect", "server", "account", "name", "default"],
      isList: false),
    Document(commands: "logout", keys: ["profile", "endedAtServer", "removed"], isList: false),
    Document(commands: "themes show", keys: ["name", "roles"], isList: false),
    Document(
      commands: "themes check", keys: ["file", "extends", "roles", "faint"], isList: false),
    Document(commands: "version", keys: ["version"], isList: false),
  ]

  private static let introduction = [
    "One JSON document on standard output. This is version \(JSONSchema.version) of its form: it "
      + "counts up when a key below changes its name, its type or its meaning, or goes away. "
      + "Further keys may be there, and may come. An object says its version in \"schema\"; "
      + "a list is a bare array, whose version is the one that gavel version --json says.",
    "Text is exact: what could act on a terminal is written as an escape. Times are ISO 8601 in "
      + "UTC with milliseconds. What is not known is null. Lists also come as --jsonl: one object "
      + "a line, so that a reader need not wait for the end.",
  ]

  private static let end = [
    "An element of items has: kind room target outcome status code message attempts. Its outcome "
      + "is null while it is in the queue: not sent yet, or sent and not answered yet. Where a "
      + "command acts, pending counts those; there are none unless it ended before its work did. "
      + "done gone refused failed unknown setAside cancelled and pending add up to requested. The "
      + "message is the server's own words, or for a clearing how many messages it counted.",
    "A plan (gavel plan, --dry-run --json) has a format of its own, in \"format\".",
  ]

  /// The page, for somebody who sees this many columns.
  static func text(columns: Int? = nil) -> String {
    let width = WrappedText.width(columns)
    var lines = ["gavel COMMAND --json"]
    for paragraph in introduction {
      lines += [""] + WrappedText.lines(paragraph, indent: 2, width: width)
    }
    lines += ["", "Lists"]
    for isList in [true, false] {
      if !isList { lines += ["", "Objects"] }
      for document in documents where document.isList == isList {
        lines += WrappedText.lines(document.commands, indent: 2, width: width)
        lines += WrappedText.lines(
          document.keys.joined(separator: " "), indent: 4, width: width)
      }
    }
    for paragraph in end { lines += [""] + WrappedText.lines(paragraph, width: width) }
    return lines.joined(separator: "\n") + "\n"
  }
}
