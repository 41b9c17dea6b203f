import GavelModel

extension Notices {
  /// Explains what the store does not hold.
  static func explain(reading error: ReadingError) -> Explanation {
    let (what, advice) = words(error)
    return Explanation(what, advice, status: .incomplete)
  }

  private static func words(_ error: ReadingError) -> (String, String?) {
    switch error {
    case .unknownRoom(let room):
      (
        "the store has no room \(quoted(room.rawValue))",
        "gavel rooms lists them, gavel sync brings the store up to date."
      )
    case .unknownMessage(let message, let room):
      ("the store has no message \(quoted(message.rawValue)) in \(quoted(room.rawValue))", nil)
    case .unknownBatch(let batch):
      ("there is no batch \(batch.rawValue)", "gavel queue lists them.")
    case .unknownReport(let report):
      ("no report \(quoted(report.rawValue)) was imported", "gavel reports lists them.")
    case .unknownEntry(let number):
      ("the audit trail has no entry \(number)", "gavel audit lists them.")
    case .noEvidence(let number):
      ("nothing was kept for entry \(number)", "What is kept: the setting evidence.")
    case .evidenceGivenUp(let number):
      (
        "what was kept for entry \(number) was given up after its time",
        "How long it is kept: the setting evidenceDays."
      )
    }
  }
}
