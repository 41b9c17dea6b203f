/// How `gavel` ended, as the number a script sees; the numbers are a contract.
public enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
  /// All done, already gone included.
  case done = 0
  /// Some item was refused, failed, unknown, set aside or cancelled.
  case incomplete = 1
  /// Wrong usage, or a damaged plan.
  case usage = 2
  /// Configuration, credentials or store: nothing can start before it is put right.
  case configuration = 3
  /// The platform could not be reached before its first answer.
  case unreachable = 4
  /// A confirmation is missing and there is no terminal to ask.
  case unconfirmed = 5
  /// Gavel's own guard refused the whole plan: read-only, or a plan for somewhere else.
  case guarded = 6
  /// Ended by a signal.
  case interrupted = 130
}
