/// Every option there is, by its spelling after the two dashes.
enum OptionName: String, Hashable, Sendable, CaseIterable {
  case profile, url, dialect, store
  case readOnly = "read-only"
  case lowBandwidth = "low-bandwidth"
  case theme, json, jsonl, limit, filter
  case dryRun = "dry-run"
  case yes, reason, hold, approval
  case room, username
  case systemMessage = "system-message"
  case message, author, user, imported
  case after, before
  case keepPinned = "keep-pinned"
  case keepThreads = "keep-threads"
  case keepDiscussions = "keep-discussions"
  case state, csv
  case full, context, since, until
  case kind, target, actor, outcome, batch
  case head, verify, evidence
  case erasePerson = "erase-person"
  case seed, scale, port, compat, tour, play, speed, plain
  case rateLimit = "rate-limit"
  case accessLog = "access-log"
  case quiet
  case account, with
  case tokenCommand = "token-command"
  case local, explain, keys, offline, report, color
  case help, version

  /// The option as typed.
  var spelling: String { "--\(rawValue)" }
}

/// One row of the table of options: what it takes and what it does.
struct OptionSpec: Sendable {
  /// The option.
  let name: OptionName
  /// What stands for its value in help; `nil` for a switch.
  let value: String?
  /// What it does, for help.
  let help: String
  /// Whether it may be given more than once.
  var repeats: Bool { name == .author }

  /// The row of an option.
  static func of(_ name: OptionName) -> OptionSpec {
    switch name {
    case .profile: OptionSpec(name, "NAME", "profile of the configuration file")
    case .url: OptionSpec(name, "URL", "platform to connect to, without a profile")
    case .dialect: OptionSpec(name, "NAME", "kind of platform: imkit or rocketchat")
    case .store: OptionSpec(name, "FILE", "local store to use")
    case .readOnly: OptionSpec(name, nil, "refuse every action that changes the platform")
    case .lowBandwidth: OptionSpec(name, nil, "send the terminal few bytes, for a slow line")
    case .theme: OptionSpec(name, "NAME", "colours of the console")
    case .json: OptionSpec(name, nil, "print one JSON document")
    case .jsonl: OptionSpec(name, nil, "print one JSON object a line")
    case .limit: OptionSpec(name, "N", "print at most N rows")
    case .filter: OptionSpec(name, "FILTER", "print only rows that fit, such as 'from:ana age:<2d'")
    case .dryRun: OptionSpec(name, nil, "show the plan, change nothing")
    case .yes: OptionSpec(name, nil, "confirm without asking")
    case .reason: OptionSpec(name, "TEXT", "why, for the audit trail")
    case .hold: OptionSpec(name, "SECONDS", "wait before the first request (default 0)")
    case .approval: OptionSpec(name, "FILE", "another user's word for this plan")
    case .room: OptionSpec(name, "ID", "the room or direct conversation, by its id")
    case .username:
      OptionSpec(name, "NAME", "your direct conversation with them; on imkit the one they are in")
    case .systemMessage: OptionSpec(name, nil, "post a system message in the room")
    case .message: OptionSpec(name, "ID", "all reports of this message")
    case .author:
      OptionSpec(name, "WHO", "whose messages: usernames to clear, an id to dismiss reports")
    case .user: OptionSpec(name, "ID", "the reports about this person as such")
    case .imported: OptionSpec(name, "ID", "one report that was imported, by its id")
    case .after: OptionSpec(name, "TIME", "only what was sent after this moment or age (2d, 6h)")
    case .before: OptionSpec(name, "TIME", "only what was sent before this moment or age")
    case .keepPinned: OptionSpec(name, nil, "leave pinned messages")
    case .keepThreads: OptionSpec(name, nil, "leave threads and the messages that began them")
    case .keepDiscussions:
      OptionSpec(name, nil, "leave messages that begin a discussion, and the discussion")
    case .state: OptionSpec(name, "STATE", "open, closed or all (default all)")
    case .csv: OptionSpec(name, nil, "print a table for spreadsheets")
    case .full: OptionSpec(name, nil, "read everything again, not only what is new")
    case .context: OptionSpec(name, "MESSAGE", "only the conversation around this message")
    case .since: OptionSpec(name, "TIME", "only from this moment on, or from this age on (8h)")
    case .until: OptionSpec(name, "TIME", "only up to this moment, or up to this age")
    case .kind:
      OptionSpec(
        name, "KIND", "only this kind, as the list names it (delete-message, erase-person)")
    case .target: OptionSpec(name, "ID", "only what was done to this message, person or room")
    case .actor: OptionSpec(name, "ID", "only what this account did")
    case .outcome:
      OptionSpec(
        name, "NAME",
        "what ended done, gone, refused, failed, unknown, setAside or cancelled"
      )
    case .batch: OptionSpec(name, "N", "only this batch")
    case .head: OptionSpec(name, nil, "print number and digest of the last entry")
    case .verify:
      OptionSpec(name, nil, "look for entries that were changed, moved, added or removed")
    case .evidence: OptionSpec(name, "N", "print what was kept for this entry, by its number")
    case .erasePerson: OptionSpec(name, "ID", "erase the words and names kept of this person")
    case .seed: OptionSpec(name, "N", "seed of the made-up world (default 1)")
    case .scale: OptionSpec(name, "SIZE", "small, medium or large")
    case .tour: OptionSpec(name, nil, "be guided through the job in a side pane")
    case .play: OptionSpec(name, nil, "let the tour perform itself, then end with a summary")
    case .speed: OptionSpec(name, "N", "how much faster than reading speed it plays, 1 to 20")
    case .plain: OptionSpec(name, nil, "speak in lines, for screen readers and plain terminals")
    case .port: OptionSpec(name, "N", "port on loopback (default: a free one)")
    case .compat: OptionSpec(name, "MODE", "releases of Rocket.Chat: p6, p8 or p9 (default p6)")
    case .rateLimit: OptionSpec(name, nil, "limit requests as the platform does")
    case .accessLog: OptionSpec(name, "FILE", "write a line for each request")
    case .quiet: OptionSpec(name, nil, "no progress and no chatter")
    case .account: OptionSpec(name, "WHO", "username, or with a token the account's id")
    case .with: OptionSpec(name, "WAY", "password, token, key or command")
    case .tokenCommand:
      OptionSpec(name, "LINE", "program that prints the token, with its arguments; no shell")
    case .local: OptionSpec(name, nil, "forget it here only and send nothing")
    case .explain: OptionSpec(name, nil, "say for each value where it comes from")
    case .keys: OptionSpec(name, nil, "print the page of all keys of the settings")
    case .offline: OptionSpec(name, nil, "look at this machine only and send nothing")
    case .report: OptionSpec(name, nil, "print what may be published: no name, host or path")
    case .color: OptionSpec(name, "WHEN", "auto, always or never (default auto)")
    case .help: OptionSpec(name, nil, "show help")
    case .version: OptionSpec(name, nil, "show the version")
    }
  }

  private init(_ name: OptionName, _ value: String?, _ help: String) {
    self.name = name
    self.value = value
    self.help = help
  }
}
