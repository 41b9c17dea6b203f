import GavelModel

/// The words of one command, split into arguments and options but not yet understood.
struct CommandWords {
  let name: CommandName
  var words: [String]
  let values: [OptionName: [String]]
  let switches: Set<OptionName>

  /// Refuses options that belong to other commands.
  func checkOptions() throws(UsageError) {
    var allowed = Set(CommandSpec.of(name).options).union(CommandSpec.common)
    if name == .plan, let action = words.first.flatMap(CommandName.init(rawValue:)) {
      allowed.subtract(CommandSpec.actionOptions.subtracting(CommandSpec.of(action).options))
    }
    let spec = CommandSpec.of(name)
    let given = switches.union(values.keys)
    for option in OptionName.allCases where given.contains(option) {
      guard allowed.contains(option) else {
        throw .unknownOption(option.spelling, command: name, suggestion: nil)
      }
      let takers = spec.subcommands(taking: option).map(\.word)
      if let chosen = spec.subcommand(words)?.word, !takers.isEmpty, !takers.contains(chosen) {
        throw .misplacedOption(option, command: name, subcommand: chosen, takers: takers)
      }
    }
  }

  /// Returns the checked command with the options that are common to all.
  func invocation() throws(UsageError) -> Invocation {
    var result = Invocation(command: try command())
    result.connection = try connection()
    result.format = try format()
    result.limit = try number(.limit, 1...1_000_000_000).map(Int.init)
    result.filter = try text(.filter)
    result.color = try word(.color, ColorChoice.self) ?? .auto
    result.isQuiet = switches.contains(.quiet)
    result.isPlain = switches.contains(.plain)
    // The tour stands in a pane of its own.
    for option in [OptionName.tour, .play] where result.isPlain && switches.contains(option) {
      throw .conflict(.plain, option)
    }
    return result
  }

  private func format() throws(UsageError) -> OutputFormat {
    if switches.isSuperset(of: [.json, .jsonl]) { throw .conflict(.json, .jsonl) }
    if switches.contains(.json) { return .json }
    return switches.contains(.jsonl) ? .jsonLines : .text
  }

  private func connection() throws(UsageError) -> ConnectionOptions {
    ConnectionOptions(
      profile: try text(.profile), url: try text(.url),
      dialect: try word(.dialect, DialectName.self), store: try text(.store),
      isReadOnly: switches.contains(.readOnly), theme: try text(.theme),
      sparesBytes: switches.contains(.lowBandwidth))
  }
}

extension CommandWords {
  /// Whether an option stands on the command line.
  func isGiven(_ option: OptionName) -> Bool {
    switches.contains(option) || values[option] != nil
  }

  /// Returns the value of an option that this command takes once.
  func value(_ option: OptionName) throws(UsageError) -> String? {
    guard let all = values[option] else { return nil }
    guard all.count == 1 else { throw .repeatedOption(option) }
    return all[0]
  }

  /// Returns the values of an option that may come more than once, none of them empty.
  func texts(_ option: OptionName) throws(UsageError) -> [String] {
    let all = values[option] ?? []
    guard !all.contains("") else {
      throw .invalidValue(option, value: "", expected: .nonEmpty)
    }
    return all
  }

  /// Returns the value of an option that may not be empty.
  func text(_ option: OptionName) throws(UsageError) -> String? {
    guard let value = try value(option) else { return nil }
    guard !value.isEmpty else {
      throw .invalidValue(option, value: value, expected: .nonEmpty)
    }
    return value
  }

  /// Returns the value of an option that takes one of a few words.
  func word<Word: RawRepresentable & CaseIterable>(
    _ option: OptionName, _ type: Word.Type
  ) throws(UsageError) -> Word? where Word.RawValue == String {
    guard let value = try value(option) else { return nil }
    guard let word = Word(rawValue: value) else {
      throw .invalidValue(
        option, value: value, expected: .oneOf(Word.allCases.map(\.rawValue)))
    }
    return word
  }

  /// Returns the value of an option that takes a whole number.
  func number(
    _ option: OptionName, _ range: ClosedRange<UInt64>
  ) throws(UsageError) -> UInt64? {
    guard let value = try value(option) else { return nil }
    guard let number = Self.number(value), range.contains(number) else {
      throw .invalidValue(option, value: value, expected: .number(range))
    }
    return number
  }

  /// Returns the value of `--hold`.
  func hold() throws(UsageError) -> Duration? {
    guard let value = try value(.hold) else { return nil }
    let parts = value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let whole = Self.number(parts[0]), whole <= 86_400 else {
      throw .invalidValue(.hold, value: value, expected: .seconds)
    }
    guard parts.count == 2 else { return .seconds(whole) }
    let digits = parts[1].prefix(3)
    guard Self.number(parts[1]) != nil, let fraction = UInt64(digits) else {
      throw .invalidValue(.hold, value: value, expected: .seconds)
    }
    let scale: UInt64 = digits.count == 1 ? 100 : digits.count == 2 ? 10 : 1
    return .seconds(whole) + .milliseconds(fraction * scale)
  }

  /// Returns the value of an option that takes a moment or an age.
  func moment(_ option: OptionName) throws(UsageError) -> Moment? {
    guard let value = try value(option) else { return nil }
    guard let moment = Moment(value) else {
      throw .invalidValue(option, value: value, expected: .moment)
    }
    return moment
  }

  /// Reads digits only: no sign, no spaces, no other script's digits.
  static func number(_ text: String) -> UInt64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return UInt64(text)
  }
}
