/// A single condition of a filter.
public enum FilterTerm: Hashable, Sendable {
  /// A word or phrase that is part of the row's text or of a name or id in it.
  case words(String)
  /// Written, reported or done by somebody of this name, username or id.
  case from(FilterName)
  /// In a room of this name or id.
  case room(FilterName)
  /// Of a kind, by the platform's own word, without regard to case.
  case type(String)
  /// With this id, or one that begins like it.
  case id(FilterName)
  /// Earlier than a moment.
  case before(Timestamp)
  /// At a moment or later.
  case since(Timestamp)
  /// With something attached to it or hidden in it.
  case has(FilterFeature)
  /// With so many open reports.
  case reports(FilterComparison, Int)
  /// In some state.
  case state(FilterState)
  /// With a text that a regular expression matches somewhere.
  case pattern(FilterPattern)
}

/// A name or an id to be met.
public struct FilterName: Hashable, Sendable {
  /// What was typed.
  public let text: String
  /// Whether it is the whole name, and not a part of it.
  public let isWhole: Bool

  /// Makes a name.
  public init(_ text: String, isWhole: Bool = false) {
    self.text = text
    self.isWhole = isWhole
  }
}

/// What `has:` asks for.
public enum FilterFeature: String, Hashable, Sendable, CaseIterable {
  /// An open report.
  case report
  /// The address of a page.
  case link
  /// An attached file.
  case file
  /// Characters that show nothing or command the terminal.
  case hidden
  /// Answers in a thread.
  case thread
  /// A discussion that hangs under it.
  case discussion
}

/// What `is:` asks for.
public enum FilterState: String, Hashable, Sendable, CaseIterable {
  /// A direct conversation.
  case direct = "dm"
  /// Any other room.
  case group
  /// A room that is closed for writing; the platforms' word on the one.
  case frozen
  /// A room that is closed for writing; the platforms' word on the other.
  case archived
  /// Written by the platform itself.
  case system
  /// Changed by its author after it was sent.
  case edited
  /// By a robot.
  case bot
  /// By somebody whose account was closed.
  case deactivated
}

/// How a number is compared.
public enum FilterComparison: String, Hashable, Sendable, CaseIterable {
  case atLeast = ">="
  case atMost = "<="
  case more = ">"
  case less = "<"
  case equal = "="
}
