extension Notices {
  /// Explains a wrong command line.
  static func explain(usage error: UsageError) -> Explanation {
    let (what, advice) = words(error)
    return Explanation(what, advice, status: .usage)
  }

  private static func words(_ error: UsageError) -> (String, String?) {
    switch error {
    case .unknownCommand(let word, let suggestion):
      ("there is no command \(quoted(word))", meant(suggestion) ?? "gavel help lists all.")
    case .unknownOption(let option, let command, let suggestion):
      (unknown(option, of: command), meant(suggestion) ?? help(command))
    case .misplacedOption(let option, let command, let subcommand, let takers):
      (
        "gavel \(command.rawValue) \(subcommand) does not take \(option.spelling)",
        "It goes with gavel \(command.rawValue) \(choice(takers)) only."
      )
    case .withoutMeaning(let option, let dialect):
      (
        "\(option.spelling) means nothing on \(dialect.rawValue)",
        "Leave it out, or choose another --dialect."
      )
    case .tokenAsOption(let option):
      (
        "\(option): a secret is never an argument, because other users can read those",
        "Use tokenFile or tokenCommand of a profile, or GAVEL_TOKEN or GAVEL_API_KEY."
      )
    case .missingValue(let option):
      (
        "\(option.spelling) needs a value",
        "Write \(option.spelling) \(OptionSpec.of(option).value ?? "VALUE")."
      )
    case .unexpectedValue(let option): ("\(option.spelling) takes no value", nil)
    case .repeatedOption(let option):
      ("\(option.spelling) is given more than once", "Which one counts would be a guess.")
    case .invalidValue(let option, let value, let expected):
      ("\(option.spelling) \(quoted(value)) is not \(expected.words)", expected.nearest(to: value))
    case .invalidArgument(let name, let value, let expected):
      ("\(name) \(quoted(value)) is not \(expected.words)", expected.nearest(to: value))
    case .missingArgument(let command, let name):
      ("\(name) is missing", "Usage: gavel \(CommandSpec.of(command).usage)")
    case .emptyArgument(let command, let name):
      ("\(name) is empty", "Usage: gavel \(CommandSpec.of(command).usage)")
    case .extraArgument(let command, let value):
      (
        "\(quoted(value)) is one argument too many",
        "Usage: gavel \(CommandSpec.of(command).usage)"
      )
    case .needsOneOf(let options, let command):
      ("\(choice(options.map(\.spelling))) is missing", help(command))
    case .conflict(let first, let second):
      ("\(first.spelling) and \(second.spelling) exclude each other", "Give only one of them.")
    case .notUTF8(let position): ("argument \(position) is not UTF-8 text", nil)
    case .noIDs: ("standard input holds no ids", "One a line is read where the id is -.")
    case .unreadableInput:
      ("standard input cannot be read as ids", "It must be UTF-8 text with one id a line.")
    case .emptySpan(let first, let last):
      (
        "nothing lies between \(first.spelling) and \(last.spelling)",
        "The time of \(first.spelling) must be the earlier one."
      )
    case .actionUnavailable(let command, let dialect):
      unavailable(command, dialect)
    }
  }

  private static func unavailable(
    _ command: CommandName, _ dialect: DialectName
  ) -> (String, String?) {
    let what = "\(dialect.rawValue) has no call for \(command.rawValue)"
    return command == .clearRoom
      ? ("\(what) with these options", "Without them the whole room is cleared.")
      : (what, "Nothing was sent.")
  }

  private static func unknown(_ option: String, of command: CommandName?) -> String {
    let isKnown = OptionName.allCases.contains { $0.spelling == option }
    guard let command, isKnown else { return "there is no option \(option)" }
    return "gavel \(command.rawValue) does not take \(option)"
  }

  /// The page that lists options: that of the command, else the manual.
  private static func help(_ command: CommandName?) -> String {
    command.map { "gavel help \($0.rawValue) lists what it takes." } ?? "gavel man lists all."
  }
}

extension ExpectedValue {
  /// A question with the word that was probably meant.
  fileprivate func nearest(to value: String) -> String? {
    guard case .oneOf(let words) = self else { return nil }
    return Notices.meant(Suggestion.nearest(to: value, among: words))
  }

  /// The form, as the end of a sentence.
  var words: String {
    switch self {
    case .oneOf(let words): Notices.choice(words)
    case .number(let range):
      range.upperBound == .max
        ? "a whole number from \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .seconds: "a number of seconds from 0 to 86400"
    case .moment: "a time such as 2026-03-02 or 2026-03-02T09:20:00Z, or an age such as 2d or 6h"
    case .file: "a file: a store is copied from file to file (./- names one that is called so)"
    case .nonEmpty: "a value, because it is empty"
    }
  }
}
