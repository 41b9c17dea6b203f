import GavelModel

/// The decisions on their way, looked up by what they decide.
struct PendingDecisions {
  private var byGroup: [ReportGroupID: ReportGroup.PendingDecision] = [:]
  private var byReport: [ReportID: ReportGroup.PendingDecision] = [:]

  init(_ pending: [DecisionRecords.Pending]) {
    for one in pending {
      let shown = ReportGroup.PendingDecision(
        kind: one.decision.kind, batch: one.batch, heldUntil: one.heldUntil)
      byGroup[one.decision.group] = shown
      for report in one.decision.reports { byReport[report] = shown }
    }
  }

  /// Returns the decision that was made about a group, or about each of its reports in other groups.
  ///
  /// - Parameter reports: The open reports of the group, newest first.
  func decision(
    for group: ReportGroupID, reports: [ReportID]
  ) -> ReportGroup.PendingDecision? {
    if let own = byGroup[group] { return own }
    guard !byReport.isEmpty, let newest = reports.first else { return nil }
    return reports.allSatisfy { byReport[$0] != nil } ? byReport[newest] : nil
  }
}
