import GavelModel

/// Turns the words of a command line into an ``Invocation``.
///
/// Options may stand anywhere before `--`; what follows `--` is arguments only, which is how an id
/// that begins with a dash is given.
struct CommandParser {
  private var words: [String] = []
  private var values: [OptionName: [String]] = [:]
  private var switches: Set<OptionName> = []

  /// Returns what `arguments`, without the program's name, ask for.
  static func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
    var parser = CommandParser()
    try parser.read(arguments)
    return try parser.invocation()
  }

  private mutating func read(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" {
        words += rest
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        words.append(word)
        continue
      }
      try readOption(word, &rest)
    }
  }

  private mutating func readOption(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = String(parts[0])
    let inline = parts.count == 2 ? String(parts[1]) : nil
    let name = try option(spelling, before: rest)
    let spec = OptionSpec.of(name)
    guard spec.value != nil else {
      guard inline == nil else { throw .unexpectedValue(name) }
      switches.insert(name)
      return
    }
    guard spec.repeats || values[name] == nil else { throw .repeatedOption(name) }
    if let inline {
      values[name, default: []].append(inline)
    } else {
      guard let next = rest.first, !next.hasPrefix("--") else { throw .missingValue(name) }
      rest.removeFirst()
      values[name, default: []].append(next)
    }
  }

  private func option(
    _ spelling: String, before rest: ArraySlice<String>
  ) throws(UsageError) -> OptionName {
    if spelling == "-h" { return .help }
    if spelling.hasPrefix("--"), let name = OptionName(rawValue: String(spelling.dropFirst(2))) {
      return name
    }
    let bare = spelling.drop { $0 == "-" }.lowercased()
    if bare.contains("token") || bare.contains("api-key") || bare.contains("apikey") {
      throw .tokenAsOption(spelling)
    }
    throw .unknownOption(
      spelling, command: meantCommand(before: rest),
      suggestion: Suggestion.nearest(to: bare, among: OptionName.allCases.map(\.rawValue))
        .map { "--\($0)" })
  }

  /// The command that a line with an unknown option is about, for help with its options.
  ///
  /// What follows the option may be its value, so that a command is looked for behind it too.
  private func meantCommand(before rest: ArraySlice<String>) -> CommandName? {
    if let word = words.first { return CommandName(rawValue: word) }
    let further = rest.prefix { $0 != "--" }.filter { !$0.hasPrefix("-") }
    return further.isEmpty ? .console : further.lazy.compactMap(CommandName.init(rawValue:)).first
  }

  private func invocation() throws(UsageError) -> Invocation {
    let name = try commandName()
    if switches.contains(.help) {
      return Invocation(command: .help(words.isEmpty ? nil : name))
    }
    let asksVersion = switches.contains(.version) && words.isEmpty
    let line = CommandWords(
      name: asksVersion ? .version : name, words: Array(words.dropFirst()), values: values,
      switches: asksVersion ? switches.subtracting([.version]) : switches)
    try line.checkOptions()
    return try line.invocation()
  }

  private func commandName() throws(UsageError) -> CommandName {
    guard let word = words.first else { return .console }
    if let name = CommandName(rawValue: word) { return name }
    let names = CommandName.allCases.map(\.rawValue)
    throw .unknownCommand(word, suggestion: Suggestion.nearest(to: word, among: names))
  }
}
