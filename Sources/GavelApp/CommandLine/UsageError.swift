/// A command line that cannot be understood; values of unknown options are never kept.
enum UsageError: Error, Hashable, Sendable {
  /// No command has this name.
  case unknownCommand(String, suggestion: String?)
  /// No option has this name, or this command does not take it; without a command none was told.
  case unknownOption(String, command: CommandName?, suggestion: String?)
  /// The command takes this option, but not with this word after it.
  case misplacedOption(OptionName, command: CommandName, subcommand: String, takers: [String])
  /// An option that says nothing to this kind of platform.
  case withoutMeaning(OptionName, dialect: DialectName)
  /// A token was offered as an option; its value is not kept.
  case tokenAsOption(String)
  /// An option that needs a value came last or before another option.
  case missingValue(OptionName)
  /// An option that takes no value was given one.
  case unexpectedValue(OptionName)
  /// The same option with a value appeared twice.
  case repeatedOption(OptionName)
  /// An option's value has the wrong form.
  case invalidValue(OptionName, value: String, expected: ExpectedValue)
  /// An argument has the wrong form.
  case invalidArgument(name: String, value: String, expected: ExpectedValue)
  /// An argument is missing.
  case missingArgument(CommandName, name: String)
  /// An argument is the empty text.
  case emptyArgument(CommandName, name: String)
  /// There are more arguments than the command takes.
  case extraArgument(CommandName, value: String)
  /// Of several options exactly one is needed.
  case needsOneOf([OptionName], command: CommandName)
  /// Two options that exclude each other.
  case conflict(OptionName, OptionName)
  /// The argument at this position, counted from 1, is not UTF-8.
  case notUTF8(position: Int)
  /// Ids were to come from standard input, and there are none.
  case noIDs
  /// Standard input cannot be read, is no UTF-8 or is far too long for ids.
  case unreadableInput
  /// The two options leave no time between them.
  case emptySpan(OptionName, OptionName)
  /// The platform has no call for this action, or none that takes these options.
  case actionUnavailable(CommandName, dialect: DialectName)
}

/// What form a value should have had.
enum ExpectedValue: Hashable, Sendable {
  /// One of a few words.
  case oneOf([String])
  /// A whole number from a range.
  case number(ClosedRange<UInt64>)
  /// Seconds, whole or with a fraction, from 0.
  case seconds
  /// An ISO 8601 moment, or an age.
  case moment
  /// A file of this machine, and no stream.
  case file
  /// Some text.
  case nonEmpty
}
