import GavelModel

/// What a clearing is to cover, as typed.
struct ClearRequest: Equatable, Sendable {
  /// Only what was sent after this.
  var after: Moment?
  /// Only what was sent before this.
  var before: Moment?
  /// Only messages of these usernames; of everybody when empty.
  var authors: [String] = []
  /// Whether pinned messages stay.
  var keepsPinned = false
  /// Whether threads stay.
  var keepsThreads = false
  /// Whether discussions stay.
  var keepsDiscussions = false

  /// Returns what it means when it is `now`.
  ///
  /// - Throws: ``UsageError/emptySpan(_:_:)`` when nothing can lie between the two moments.
  func scope(at now: Timestamp) throws(UsageError) -> ClearScope {
    let scope = ClearScope(
      after: after?.resolved(at: now), before: before?.resolved(at: now), authors: authors,
      keepsPinned: keepsPinned, keepsThreads: keepsThreads, keepsDiscussions: keepsDiscussions)
    if let after = scope.after, let before = scope.before, after >= before {
      throw .emptySpan(.after, .before)
    }
    return scope
  }
}
