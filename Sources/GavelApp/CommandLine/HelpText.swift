/// Help, made from the tables of commands and options.
enum HelpText {
  /// Returns help for one command, or the overview.
  static func text(for command: CommandName?) -> String {
    guard let command else { return overview }
    let spec = CommandSpec.of(command)
    var lines = ["gavel \(spec.usage)", "", "  \(spec.help)"]
    if !spec.options.isEmpty {
      lines += ["", "Options"]
      lines += rows(spec.options.map(row))
    }
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

  private static var overview: String {
    var lines = [
      "gavel [command] [options]", "",
      "  A moderation console for chat platforms. Without a command it opens the console.",
    ]
    for group in CommandGroup.allCases {
      lines += ["", group.rawValue]
      lines += rows(
        CommandSpec.rows.filter { $0.group == group }.map { ($0.name.rawValue, $0.help) })
    }
    lines += [
      "", "Connection",
      "  --profile NAME picks a profile of the configuration file; without one, --url, --dialect",
      "  and --store, or GAVEL_URL, GAVEL_DIALECT and GAVEL_STORE. Credentials come from the",
      "  profile or, never as an argument, from the environment: on imkit GAVEL_TOKEN with",
      "  GAVEL_CLIENT_KEY, or GAVEL_API_KEY; on rocketchat GAVEL_TOKEN with GAVEL_USER_ID.",
      "  Ids that begin with a dash go after --.",
      "", "Exit status",
      "  0 all done   1 something was not done   2 wrong usage or a damaged plan",
      "  3 configuration, credentials, store or terminal   4 platform unreachable",
      "  5 not confirmed   6 refused by Gavel itself   130 interrupted",
      "", "gavel help COMMAND tells more, gavel demo needs no account and no network.",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ option: OptionName) -> (String, String) {
    let spec = OptionSpec.of(option)
    return ([option.spelling, spec.value].compactMap(\.self).joined(separator: " "), spec.help)
  }

  private static func rows(_ pairs: [(String, String)]) -> [String] {
    let width = pairs.map(\.0.count).max() ?? 0
    return pairs.map { left, right in
      "  \(left)\(String(repeating: " ", count: width - left.count + 2))\(right)"
    }
  }
}
