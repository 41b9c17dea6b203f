/// How reports are closed (contract, 9).
extension Workspace {
  /// Closes the reports that `fits` names, and stamps anew those that were closed before.
  func closeReports(
    by moderator: UserIndex, reason: String, action: String,
    where fits: (ModerationReport) -> Bool
  ) {
    let closing = ModerationReport.Closing(
      time: stamp(), moderator: moderator, reason: reason, action: action)
    for place in reports.indices where fits(reports[place]) { reports[place].closing = closing }
  }
}
