/// Where a moderator was: enough to come back there at the next start.
///
/// Holds ids, moments and the filters as the moderator typed them; no message's text and no
/// person's name. Marks are left out on purpose: what was chosen to go yesterday must be chosen
/// again today.
public struct ConsolePlace: Hashable, Sendable {
  /// The view's name; `nil` for the usual one.
  public var view: String?
  /// The name of the pane that had the focus.
  public var pane: String?
  /// The rows at the cursors, by the names of their lists' panes; that of `rooms` is the open room.
  public var rows: [String: RememberedRow]
  /// What narrows the lists, by the names of their panes.
  public var filters: [String: String]
  /// By what the reports are put together.
  public var grouping: String?
  /// In which order the reports are listed.
  public var sort: String?
  /// How things are read, by the names of ``ReadingHabit``.
  public var habits: Set<String>

  /// Makes a place; one of which nothing is known is where every console begins.
  public init(
    view: String? = nil, pane: String? = nil, rows: [String: RememberedRow] = [:],
    filters: [String: String] = [:], grouping: String? = nil, sort: String? = nil,
    habits: Set<String> = []
  ) {
    self.view = view
    self.pane = pane
    self.rows = rows
    self.filters = filters
    self.grouping = grouping
    self.sort = sort
    self.habits = habits
  }
}

/// A row of a list, and where it stood.
public struct RememberedRow: Hashable, Sendable {
  /// The row's id.
  public var id: String
  /// The list's main order of it; `nil` where the order is one of names.
  public var rank: Int64?

  /// Makes a place in a list.
  public init(id: String, rank: Int64? = nil) {
    self.id = id
    self.rank = rank
  }
}

/// What a console keeps for the next start.
public struct ConsoleMemory: Hashable, Sendable {
  /// How the panes are arranged.
  public var arrangement: PaneArrangement
  /// Where the moderator was.
  public var place: ConsolePlace

  /// Makes a memory, by default that of a first start.
  public init(arrangement: PaneArrangement = .standard, place: ConsolePlace = ConsolePlace()) {
    self.arrangement = arrangement
    self.place = place
  }
}

/// Ways of reading that outlast a console.
///
/// Made-up names do not: they are for a demonstration.
enum ReadingHabit: String, Hashable, Sendable, CaseIterable {
  case wraps
  case ages
  case veil

  var option: WritableKeyPath<ReadingOptions, Bool> {
    switch self {
    case .wraps: \.wraps
    case .ages: \.showsAges
    case .veil: \.isVeiled
    }
  }
}
