/// One argument of a command.
struct ArgumentSpec: Hashable, Sendable {
  /// Its name in help and in errors.
  let name: String
  /// Whether it may be left out.
  var isOptional = false
  /// Whether it takes all that follow, at least one.
  var repeats = false
  /// What it stands for.
  var kind = ValueKind.text

  /// One of a few words, which may be left out.
  static func words(_ words: [String]) -> ArgumentSpec {
    ArgumentSpec(
      name: words.joined(separator: "|"), isOptional: true, kind: .words(words))
  }

  /// How it is shown in a usage line.
  var usage: String {
    let shown = repeats ? "\(name)..." : name
    return isOptional ? "[\(shown)]" : shown
  }
}

/// A word that may follow a command, and the options that go with it alone.
struct SubcommandSpec: Sendable {
  /// The word.
  let word: String
  /// What it takes beside the options of its command.
  let options: [OptionName]
}

/// One row of the table of commands; parsing and help both come from it.
struct CommandSpec: Sendable {
  /// The command.
  let name: CommandName
  /// Where it stands in the help.
  let group: CommandGroup
  /// What it does, in a few words.
  let help: String
  /// Its arguments, in order.
  let arguments: [ArgumentSpec]
  /// The options it takes, those that all take aside.
  let options: [OptionName]
  /// What its first argument can be, where that decides which options go with it; what comes first
  /// here is meant when there is no argument.
  let subcommands: [SubcommandSpec]
  /// A command line worth copying.
  let example: String

  /// A row; `options` go with every subcommand.
  init(
    name: CommandName, group: CommandGroup, help: String, arguments: [ArgumentSpec],
    options: [OptionName], subcommands: [SubcommandSpec] = [], example: String
  ) {
    self.name = name
    self.group = group
    self.help = help
    self.arguments = arguments
    self.subcommands = subcommands
    self.example = example
    var seen: Set<OptionName> = []
    self.options = (subcommands.flatMap(\.options) + options).filter { seen.insert($0).inserted }
  }

  /// Returns the subcommand that these arguments name, or the one that is meant without any.
  func subcommand(_ arguments: [String]) -> SubcommandSpec? {
    guard let word = arguments.first else { return subcommands.first }
    return subcommands.first { $0.word == word }
  }

  /// The subcommands that take an option; empty where all do.
  func subcommands(taking option: OptionName) -> [SubcommandSpec] {
    let takers = subcommands.filter { $0.options.contains(option) }
    return takers.count == subcommands.count ? [] : takers
  }

  /// Whether it is for shells and not for people.
  var isHidden: Bool { name == .complete }

  /// Whether `gavel plan` takes it.
  static func isPlannable(_ spec: CommandSpec) -> Bool {
    spec.group == .act && ![.plan, .approve, .apply].contains(spec.name)
  }

  /// The usage line after the program's name.
  var usage: String {
    let words = [name.rawValue] + arguments.map(\.usage) + (options.isEmpty ? [] : ["[options]"])
    return words.joined(separator: " ")
  }
}
