/// Help, made from the tables of commands and options.
enum HelpText {
  /// Returns help for one command, or the overview, for somebody who sees this many columns.
  static func text(for command: CommandName?, columns: Int? = nil) -> String {
    let width = WrappedText.width(columns)
    guard let command else { return overview(width) }
    let spec = CommandSpec.of(command)
    var lines = WrappedText.lines("gavel \(spec.usage)", hanging: 6, width: width) + [""]
    lines += WrappedText.lines(spec.help, indent: 2, width: width)
    lines += ["", "Options"]
    lines += WrappedText.list(
      (spec.options + CommandSpec.common).map { row($0, of: spec) }, width: width)
    if command == .reports { lines += fileColumns(width) }
    // An example is there to be copied, so that it is one line.
    lines += ["", "Example", "  \(spec.example)"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a file of reports may hold.
  private static func fileColumns(_ width: Int) -> [String] {
    [""]
      + WrappedText.lines(
        "Columns of FILE for import (CSV with a header, or JSON lines with these names; - reads "
          + "standard input; other columns are passed over, bad lines are told by number and "
          + "skipped)", width: width)
      + WrappedText.list(ReportColumn.allCases.map { ($0.rawValue, $0.help) }, width: width)
  }

  /// What Gavel is, line by line.
  static let introduction = [
    "A moderation console for chat platforms. Without a command it opens the console."
  ]

  /// What holds for all commands, paragraph by paragraph.
  static let notes = [
    [
      "--profile NAME picks a profile of the configuration file; without one, --url, --dialect",
      "and --store, or GAVEL_URL, GAVEL_DIALECT and GAVEL_STORE. Credentials come from the",
      "profile or, never as an argument, from the environment: on imkit GAVEL_TOKEN with",
      "GAVEL_CLIENT_KEY, or GAVEL_API_KEY; on rocketchat GAVEL_TOKEN with GAVEL_USER_ID.",
    ],
    [
      "Ids that begin with a dash go after --. Where ids of messages, members or users are",
      "wanted, a single - reads them from standard input, one a line.",
    ],
  ]

  /// Commands worth showing to somebody who sees Gavel for the first time.
  private static let shown: [CommandName] = [.demo, .sync, .search, .deleteMessage, .plan, .audit]

  private static func overview(_ width: Int) -> String {
    var lines = ["gavel [command] [options]", ""]
    lines += introduction.flatMap { WrappedText.lines($0, indent: 2, width: width) }
    for group in CommandGroup.allCases {
      lines += ["", group.rawValue]
      lines += WrappedText.list(
        CommandSpec.rows.filter { $0.group == group && !$0.isHidden }
          .map { ($0.name.rawValue, $0.help) }, width: width)
    }
    lines += ["", "Connection and ids"]
    lines += notes.flatMap {
      WrappedText.lines($0.joined(separator: " "), indent: 2, width: width)
    }
    lines += ["", "Examples"] + shown.map { "  \(CommandSpec.of($0).example)" }
    lines += ["", "Exit status"]
    lines += WrappedText.list(
      ExitStatus.allCases.map { (String($0.rawValue), $0.words) }, width: width)
    lines += [""]
    lines += WrappedText.lines(
      "gavel help COMMAND tells more, gavel help json tells of the documents of --json, "
        + "gavel demo needs no account and no network.", width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  /// An option with its help, and the words that it goes with where those are not all.
  private static func row(_ option: OptionName, of command: CommandSpec) -> (String, String) {
    let spec = OptionSpec.of(option)
    let takers = command.subcommands(taking: option).map(\.word)
    let only = takers.isEmpty ? "" : " (\(takers.joined(separator: ", ")))"
    return (
      [option.spelling, spec.value].compactMap(\.self).joined(separator: " "), spec.help + only
    )
  }
}

extension ExitStatus {
  /// What it means, for help.
  var words: String {
    switch self {
    case .done: "all done, what was already gone included"
    case .incomplete: "something was refused, failed, unknown, set aside or cancelled"
    case .usage: "wrong usage, or a damaged plan"
    case .configuration: "configuration, credentials, store or terminal"
    case .unreachable: "the platform cannot be reached"
    case .unconfirmed: "not confirmed, and nobody is there to ask"
    case .guarded: "refused by Gavel itself: read-only, protected, a ceiling, another plan"
    case .interrupted: "interrupted"
    }
  }
}
