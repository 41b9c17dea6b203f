/// A run of rows out of a longer list, found by key and never by offset.
public struct ListWindow<Row: ListRow>: Hashable, Sendable {
  /// The rows in list order.
  public var rows: [Row]
  /// Whether the list goes on before the first row.
  public var hasEarlier: Bool
  /// Whether the list goes on after the last row.
  public var hasLater: Bool
  /// How long the whole list is without its filter, where a maintained counter tells it.
  public var total: Int?
  /// Whether rows were left out that the pattern of a filter was too much for.
  public var isCut: Bool
  /// Up to where rows were looked at so far, by the time of sending; `nil` for a whole window.
  ///
  /// What is missing follows in another window.
  public var reach: Timestamp?

  /// Whether this is what was found so far, and the search goes on.
  public var isPartial: Bool { reach != nil }

  /// Makes a window; empty by default.
  public init(
    rows: [Row] = [], hasEarlier: Bool = false, hasLater: Bool = false, total: Int? = nil,
    isCut: Bool = false, reach: Timestamp? = nil
  ) {
    self.rows = rows
    self.hasEarlier = hasEarlier
    self.hasLater = hasLater
    self.total = total
    self.isCut = isCut
    self.reach = reach
  }
}

/// Something a list can show: it has an id to act on and a key to page by.
public protocol ListRow: Hashable, Sendable, Identifiable where ID: PlatformID {
  /// The row's place in its list.
  var listKey: ListKey { get }
}

/// A row's place in a list: compared by rank, then name, then id.
public struct ListKey: Hashable, Comparable, Sendable {
  /// The main order, smallest first.
  public var rank: Int64
  /// The second order; empty where a list has none.
  public var name: String
  /// The row's id, which makes the key unique.
  public var id: String

  /// Makes a key.
  public init(rank: Int64, name: String = "", id: String) {
    self.rank = rank
    self.name = name
    self.id = id
  }

  /// Orders by rank, name and id, texts by their bytes as SQLite's BINARY collation does.
  public static func < (left: ListKey, right: ListKey) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    // Swift takes two spellings of one character for equal, the store keeps them apart.
    if !left.name.utf8.elementsEqual(right.name.utf8) {
      return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
    return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
  }
}

/// Where a window should lie.
public enum ListAnchor: Hashable, Sendable {
  /// From the list's beginning.
  case first
  /// Up to the list's end.
  case last
  /// The rows that follow this key.
  case after(ListKey)
  /// The rows that precede this key.
  case before(ListKey)
  /// Half before and half from this key on; works when its row is gone.
  case around(ListKey)
}

/// Rooms are listed by latest activity.
extension Room: ListRow {
  /// Latest activity first, then by id.
  public var listKey: ListKey { ListKey(rank: -activeAt.milliseconds, id: id.rawValue) }
}

/// Messages are listed as they are read, oldest first.
extension Message: ListRow {
  /// By time of sending, then by id.
  public var listKey: ListKey { ListKey(rank: sentAt.milliseconds, id: id.rawValue) }
}

/// Members are listed by rights, then by name.
extension Member: ListRow {
  /// Staff first, then by name without case, then by id.
  public var listKey: ListKey {
    ListKey(rank: Int64(role.rank), name: person.label.lowercased(), id: id.rawValue)
  }
}
