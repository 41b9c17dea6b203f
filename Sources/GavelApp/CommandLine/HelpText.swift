/// Help, made from the tables of commands and options.
enum HelpText {
  /// Returns help for one command, or the overview.
  static func text(for command: CommandName?) -> String {
    guard let command else { return overview }
    let spec = CommandSpec.of(command)
    var lines = ["gavel \(spec.usage)", "", "  \(spec.help)"]
    lines += ["", "Options"]
    lines += rows((spec.options + CommandSpec.common).map { row($0, of: spec) })
    if command == .reports { lines += columns }
    lines += ["", "Example", "  \(spec.example)"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a file of reports may hold.
  private static var columns: [String] {
    [
      "", "Columns of FILE for import (CSV with a header, or JSON lines with these names; - reads",
      "standard input; other columns are passed over, bad lines are told by number and skipped)",
    ] + rows(ReportColumn.allCases.map { ($0.rawValue, $0.help) })
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

  private static var overview: String {
    var lines = ["gavel [command] [options]", ""] + introduction.map { "  \($0)" }
    for group in CommandGroup.allCases {
      lines += ["", group.rawValue]
      lines += rows(
        CommandSpec.rows.filter { $0.group == group && !$0.isHidden }
          .map { ($0.name.rawValue, $0.help) })
    }
    lines += ["", "Connection and ids"] + notes.joined().map { "  \($0)" }
    lines += ["", "Examples"] + shown.map { "  \(CommandSpec.of($0).example)" }
    lines += ["", "Exit status"]
    lines += rows(ExitStatus.allCases.map { (String($0.rawValue), $0.words) })
    lines += [
      "", "gavel help COMMAND tells more, gavel help json tells of the documents of --json,",
      "gavel demo needs no account and no network.",
    ]
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

  private static func rows(_ pairs: [(String, String)]) -> [String] {
    let width = pairs.map(\.0.count).max() ?? 0
    return pairs.map { left, right in
      "  \(left)\(String(repeating: " ", count: width - left.count + 2))\(right)"
    }
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
