import GavelModel

/// The record of a shift, written in each of its forms.
enum ShiftText {
  /// Lines for a person.
  static func lines(_ summary: ShiftSummary) -> [String] {
    let kinds = DecisionKind.allCases.compactMap { kind in
      summary.counts[kind].map { "  \(kind.rawValue)  \($0)" }
    }
    let decisions = summary.decisions.map { decision in
      let reason = decision.reason.isEmpty ? "" : "  \(decision.reason)"
      return displaySafe(
        "\(decision.decidedAt.iso8601)  \(decision.kind.rawValue)  \(decision.group)"
          + "  \(Notices.counted(decision.reports.count, "report"))"
          + "  in \(Notices.seconds(decision.time))\(reason)")
    }
    return [Notices.shift(summary)] + kinds + decisions
  }

  /// One document.
  static func json(
    _ summary: ShiftSummary, since: Timestamp?, until: Timestamp
  ) -> JSONValue {
    let counts = DecisionKind.allCases.map {
      JSONValue.Member(key: $0.rawValue, value: JSONValue(summary.counts[$0] ?? 0))
    }
    return [
      "since": JSONValue(since), "until": JSONValue(until),
      "handled": JSONValue(summary.reportCount), "decided": JSONValue(summary.decisions.count),
      "byDecision": .object(counts),
      "meanMilliseconds": summary.meanTime.map { .integer($0.milliseconds) } ?? .null,
      "unfinished": JSONValue(summary.unfinishedCount),
      "fruitless": JSONValue(summary.fruitlessCount),
      "stillOpen": JSONValue(summary.stillOpen),
      "decisions": .array(summary.decisions.map(json)),
    ]
  }

  private static func json(_ decision: ReportDecision) -> JSONValue {
    [
      "time": JSONValue(decision.decidedAt), "decision": .string(decision.kind.rawValue),
      "group": JSONValue(decision.group), "reason": .string(decision.reason),
      "milliseconds": .integer(decision.time.milliseconds),
      "reports": .array(decision.reports.map { JSONValue($0) }),
    ]
  }

  /// One line for each decision, cells guarded against formulas.
  static func csv(_ summary: ShiftSummary, _ form: CSVText = CSVText()) -> String {
    let head = form.line(["time", "decision", "group", "reason", "milliseconds", "reports"])
    return summary.decisions.reduce(into: head) { text, decision in
      text += form.line([
        decision.decidedAt.iso8601, decision.kind.rawValue, decision.group.rawValue,
        decision.reason, String(decision.time.milliseconds),
        decision.reports.map(\.rawValue).joined(separator: " "),
      ])
    }
  }
}

extension ReportDecision {
  /// How long the group was on screen before it was decided.
  fileprivate var time: Duration { decidedAt - shownAt }
}
