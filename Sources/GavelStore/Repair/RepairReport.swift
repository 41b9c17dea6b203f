/// What a repair saved of a damaged store, and what it could not.
public struct RepairReport: Hashable, Sendable {
  /// What became of one table.
  public struct Table: Hashable, Sendable {
    /// Its name in the store.
    public var name: String
    /// Rows that are in the new store.
    public var kept: Int
    /// Rows that are known to be lost.
    public var lost: Int
    /// Whether more may be lost than can be counted.
    public var isUncertain: Bool
  }

  /// Where the damaged store was kept as it was.
  public var copy: String
  /// The tables that cannot be had from the platform again, in the order they were read.
  public var tables: [Table]

  /// Whether nothing at all could be read of what was confirmed and done.
  public var isJournalLost: Bool {
    let journal = tables.filter { ["batches", "items", "audit"].contains($0.name) }
    return !isComplete && journal.allSatisfy { $0.kept == 0 && ($0.lost > 0 || $0.isUncertain) }
  }

  /// Whether every row that should be there is there.
  public var isComplete: Bool { tables.allSatisfy { $0.lost == 0 && !$0.isUncertain } }
}
