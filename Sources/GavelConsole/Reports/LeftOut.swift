import GavelScreen

/// Groups of reports that a decision meant and its plan leaves out, with the reason for each.
struct LeftOut: Hashable, Sendable {
  /// Those whose reports somebody else has closed.
  var closed = 0

  /// One line for each reason; none where everything that was meant is in the plan.
  var lines: [PlanLines.Line] {
    guard closed > 0 else { return [] }
    let verb = closed == 1 ? "was" : "were"
    return [line("\(Numbers.grouped(closed)) \(verb) closed by someone else meanwhile")]
  }

  private func line(_ words: DisplayText) -> PlanLines.Line {
    PlanLines.Line("without", words, .caution)
  }
}
