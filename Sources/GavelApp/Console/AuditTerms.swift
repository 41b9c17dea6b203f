import GavelModel

/// A filter of the audit trail as it is typed in the console.
///
/// `kind:`, `outcome:`, `room:`, `target:`, `actor:`, `batch:`, `since:` and `until:` mean what the
/// options of `gavel audit` mean; everything else are words.
struct AuditTerms {
  private var query = AuditQuery()
  private var words: [Substring] = []
  private var isReadable = true

  /// Reads what was typed.
  init(_ text: String) {
    for term in text.split(whereSeparator: \.isWhitespace) {
      let parts = term.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let name = Name(rawValue: parts[0].lowercased()) else {
        words.append(term)
        continue
      }
      // A value that is still to be typed narrows nothing.
      if !parts[1].isEmpty, !take(name, String(parts[1])) { isReadable = false }
    }
    query.filter.words = words.joined(separator: " ")
  }

  /// The filter as it is now; `nil` when a value means nothing, so that nothing fits.
  func filter(at now: Timestamp) -> AuditFilter? {
    isReadable ? query.filter(at: now) : nil
  }

  private enum Name: String {
    case kind, outcome, room, target, actor, batch, since, until
  }

  /// Takes one value over; returns whether it means something.
  private mutating func take(_ name: Name, _ value: String) -> Bool {
    switch name {
    case .kind:
      query.filter.kind = AuditKind(name: value.lowercased())
      return query.filter.kind != nil
    case .outcome:
      query.filter.outcome = Outcome.allCases.first {
        $0.rawValue.lowercased() == value.lowercased()
      }
      return query.filter.outcome != nil
    case .room: query.filter.room = RoomID(value)
    case .target: query.filter.target = value
    case .actor: query.filter.actor = PersonID(value)
    case .batch:
      query.filter.batch = Int64(value).map { BatchID(rawValue: $0) }
      return query.filter.batch != nil
    case .since:
      query.since = Moment(value)
      return query.since != nil
    case .until:
      query.until = Moment(value)
      return query.until != nil
    }
    return true
  }
}
