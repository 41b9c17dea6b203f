import GavelModel

/// A plan that was confirmed and is not yet known to be on disk, with what it decides.
struct Confirmed: Sendable, Equatable {
  var plan: ActionPlan
  var decisions: [ReportDecision]
  /// Groups that it closes beside those that were decided.
  var besides: [ReportGroupID] = []

  var groups: [ReportGroupID] { decisions.map(\.group) + besides }
}
