import GavelModel

/// What `gavel reports` is asked for.
enum ReportsRequest: Equatable, Sendable {
  /// Print what the store holds.
  case list(ReportStateName)
  /// Take in the export of a ticket system.
  case importing(InputSource)
  /// Sum up what was decided.
  case summary(since: Moment?, asCSV: Bool)
}

/// Which reports are listed.
enum ReportStateName: String, Equatable, Sendable, CaseIterable {
  /// Those that wait for somebody.
  case open
  /// Those that somebody closed.
  case closed
  /// Both.
  case all
}
