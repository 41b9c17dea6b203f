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
  /// A command line worth copying.
  let example: String

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
