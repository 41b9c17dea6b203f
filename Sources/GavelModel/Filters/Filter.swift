/// What a list is narrowed to: an expression that was read and fits its list.
///
/// Ages count from the moment the filter was made, so that what it shows, what is marked by it and
/// the pages of one listing all mean the same rows.
public struct Filter: Hashable, Sendable {
  /// What was typed.
  public let text: String
  /// The list it was read for.
  public let list: FilterList
  /// What rows must fit; `nil` when all of them do.
  public let expression: FilterExpression?

  /// A filter that every row of a list fits.
  public static func everything(in list: FilterList) -> Filter {
    Filter(text: "", list: list, expression: nil)
  }

  /// Reads a filter for a list.
  ///
  /// - Parameters:
  ///   - saved: What `@name` stands for.
  ///   - now: The moment that ages count from.
  /// - Throws: ``FilterError`` with the place of what cannot be understood or makes no sense here.
  public init(
    _ text: String, for list: FilterList, saved: SavedFilters = SavedFilters(), now: Timestamp
  ) throws(FilterError) {
    var parser = FilterParser(text, list: list, saved: saved, now: now)
    self.init(text: text, list: list, expression: try parser.filter())
  }

  private init(text: String, list: FilterList, expression: FilterExpression?) {
    self.text = text
    self.list = list
    self.expression = expression
  }

  /// Whether every row fits.
  public var isEmpty: Bool { expression == nil }
}

/// What rows must fit.
public indirect enum FilterExpression: Hashable, Sendable {
  /// A single condition.
  case term(FilterTerm)
  /// Everything that does not fit.
  case not(FilterExpression)
  /// What fits each of them; two or more.
  case all([FilterExpression])
  /// What fits at least one of them; two or more.
  case any([FilterExpression])
}

/// A list that can be filtered; some terms make sense in some of them only.
public enum FilterList: String, Hashable, Sendable, CaseIterable {
  /// All rooms.
  case rooms
  /// The members of one room.
  case members
  /// The messages of one room.
  case messages
  /// The messages of all rooms.
  case search
  /// Reports, alone or in groups.
  case reports
  /// The audit trail.
  case audit
}
