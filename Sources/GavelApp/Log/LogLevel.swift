/// How much is written to the log.
enum LogLevel: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Nothing at all.
  case off
  /// What went wrong.
  case error
  /// Also what was done: commands, syncs, batches.
  case info
  /// Also every request.
  case debug

  static func < (left: LogLevel, right: LogLevel) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
