import GavelModel

/// What `gavel audit` is asked for.
enum AuditRequest: Equatable, Sendable {
  /// Print the entries that fit.
  case list(AuditQuery, asCSV: Bool)
  /// Print the last link of the chain.
  case head
  /// Walk along the chain.
  case verify
  /// Print what was kept for an entry.
  case evidence(Int64)
  /// Erase what is kept of a person.
  case erase(PersonID, isConfirmed: Bool)
}

/// Which entries are listed; moments are as typed, because an age needs the clock.
struct AuditQuery: Equatable, Sendable {
  /// The oldest moment.
  var since: Moment?
  /// The latest moment.
  var until: Moment?
  /// Everything else.
  var filter = AuditFilter()

  /// The filter as it is now.
  func filter(at now: Timestamp) -> AuditFilter {
    var filter = filter
    filter.since = since?.resolved(at: now)
    filter.until = until?.resolved(at: now)
    return filter
  }
}
