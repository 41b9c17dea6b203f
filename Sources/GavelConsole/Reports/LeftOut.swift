import GavelScreen

/// Groups of reports that a decision meant and its plan leaves out, with the reason for each.
struct LeftOut: Hashable, Sendable {
  /// Those that a decision made before is about.
  var decided = 0
  /// Those whose reports were closed from here.
  var ended = 0
  /// Those whose reports somebody else has closed.
  var closed = 0

  /// One line for each reason; none where everything that was meant is in the plan.
  var lines: [PlanLines.Line] {
    [
      line(decided, "decided already"), line(ended, "closed from here before"),
      line(closed, "closed by someone else meanwhile"),
    ].compactMap(\.self)
  }

  private func line(_ count: Int, _ words: DisplayText) -> PlanLines.Line? {
    guard count > 0 else { return nil }
    let groups: DisplayText = "\(ActionWords.plural(count, "marked group")), "
    return PlanLines.Line("without", groups + words, .caution)
  }
}
