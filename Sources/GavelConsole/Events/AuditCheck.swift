import GavelModel

/// What a walk along the audit trail came to, in the words of the command line.
public struct AuditCheck: Hashable, Sendable {
  /// When it ended.
  public var time: Timestamp
  /// What it came to.
  public var result: Result
  /// The result in words, its first line first.
  public var lines: [String]

  /// Makes a result.
  public init(time: Timestamp, result: Result, lines: [String]) {
    self.time = time
    self.result = result
    self.lines = lines
  }

  /// What a walk can come to.
  public enum Result: Hashable, Sendable {
    /// Everything fits.
    case intact
    /// Something does not fit.
    case notIntact
    /// The trail could not be read to its end.
    case unread
  }
}

/// The forms in which the audit trail can be written to a file.
public enum AuditForm: String, Hashable, Sendable, CaseIterable {
  /// Comma-separated values, cells guarded against formulas.
  case csv
  /// One JSON object a line.
  case jsonl
}
