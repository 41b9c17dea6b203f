/// The manual page, made from the tables of commands, options and variables.
enum ManualPage {
  /// The page as `man -l -` reads it.
  static var text: String {
    var page = Roff()
    page.request("TH", "GAVEL", "1", "", "Gavel \(Version.number)", "User Commands")
    begin(&page)
    commands(&page)
    options(&page)
    keys(&page)
    places(&page)
    endings(&page)
    return page.text
  }

  private static func begin(_ page: inout Roff) {
    page.request("SH", "NAME")
    page.line("gavel - moderate chat platforms from the terminal")
    page.request("SH", "SYNOPSIS")
    page.bold("gavel")
    page.line("[COMMAND] [ARGUMENT]... [OPTION]...")
    page.request("SH", "DESCRIPTION")
    for line in HelpText.introduction { page.line(line) }
    for paragraph in HelpText.notes {
      page.request("PP")
      for line in paragraph { page.line(line) }
    }
  }

  private static func commands(_ page: inout Roff) {
    page.request("SH", "COMMANDS")
    for group in CommandGroup.allCases {
      page.request("SS", group.rawValue)
      for spec in CommandSpec.rows where spec.group == group && !spec.isHidden {
        page.request("TP")
        page.bold("gavel \(spec.usage)")
        page.line(sentence(spec.help))
        let options = spec.options.map(\.spelling).joined(separator: ", ")
        if !options.isEmpty {
          page.request("br")
          page.line("Options: \(options).")
        }
        page.request("br")
        page.line("Example: \(spec.example)")
      }
    }
  }

  private static func options(_ page: inout Roff) {
    page.request("SH", "OPTIONS")
    for option in OptionName.allCases {
      let spec = OptionSpec.of(option)
      page.request("TP")
      page.bold([option.spelling, spec.value].compactMap(\.self).joined(separator: " "))
      page.line(sentence(spec.help))
    }
  }

  private static func places(_ page: inout Roff) {
    page.request("SH", "ENVIRONMENT")
    for variable in EnvironmentVariable.all {
      page.request("TP")
      page.bold(variable.name)
      page.line(sentence(variable.help))
    }
    page.request("SH", "FILES")
    for (path, help) in files {
      page.request("TP")
      page.bold(path)
      page.line(help)
    }
  }

  private static let files = [
    ("~/.config/gavel/config.json", "The settings (JSON5), over those of /etc/gavel/config.json."),
    ("~/.config/gavel/themes/NAME.json", "Themes of your own."),
    ("~/.local/share/gavel/PROFILE.db", "The store of a profile: an SQLite file, for you alone."),
    ("~/.local/state/gavel/console-PROFILE.json", "How the console's panes are arranged."),
    ("~/.local/state/gavel/gavel.log", "What happened, without words, names or secrets."),
  ]

  private static func endings(_ page: inout Roff) {
    page.request("SH", "EXIT STATUS")
    for status in ExitStatus.allCases {
      page.request("TP")
      page.bold(String(status.rawValue))
      page.line(sentence(status.words))
    }
    page.request("SH", "EXAMPLES")
    page.verbatim(CommandSpec.rows.filter { !$0.isHidden }.map(\.example))
    page.request("SH", "SEE ALSO")
    page.line("gavel help COMMAND, gavel demo.")
  }

  static func sentence(_ words: String) -> String {
    let ended = words.hasSuffix(".") || words.hasSuffix("…") ? words : words + "."
    return ended.prefix(1).uppercased() + ended.dropFirst()
  }
}
