import GavelStore

/// What copying a store says.
extension Notices {
  /// How far a copy is.
  static func copied(_ done: Int, of all: Int) -> String {
    all == 0 ? "" : "\(done * 100 / all)% copied"
  }

  /// How far an old store has been brought up to date.
  static func migrating(_ migration: StoreMigration, withShare: Bool) -> String {
    let step = "bringing the store up to date: version \(migration.version) of \(migration.latest)"
    guard withShare, let share = migration.share else { return step }
    return "\(step), \(Int(share * 100))%"
  }

  /// What the copy holds.
  static func backedUp(_ summary: SyncSummary, _ file: String) -> String {
    "\(counted(summary.rooms, "room")) and \(counted(summary.messages, "message")) with queue, "
      + "reports and audit trail are in \(file)"
  }

  /// What a restoration is going to do.
  static func restoreAhead(_ path: String, _ file: String) -> [String] {
    [
      "\(path) is replaced by \(file).",
      "What is there now is kept beside it; what was done since that copy is in the kept one only.",
    ].map(displaySafe)
  }

  /// What a restoration did.
  static func restored(_ path: String, _ kept: String?) -> [String] {
    ["\(path) is restored"] + (kept.map { ["the store that was there is kept as \($0)"] } ?? [])
  }
}
