extension Notices {
  /// Says that nobody has shown what a plan is about.
  static let wordlessPlan =
    "gavel: this plan keeps digests instead of names and texts, and the platform could not be "
    + "asked for them. A profile of your own for this server (--profile NAME) shows them."

  /// Explains a plan that cannot be used.
  static func explain(plan error: PlanError) -> Explanation {
    let (what, advice) = words(error)
    return Explanation(what, advice, status: .usage)
  }

  private static func words(_ error: PlanError) -> (String, String?) {
    switch error {
    case .unreadable(let path, let code):
      ("the plan \(path) cannot be read: \(systemWords(code))", nil)
    case .tooLarge(let limit): ("the plan is larger than \(limit) bytes", nil)
    case .notUTF8(let line): ("the plan is not UTF-8 text at line \(line)", nil)
    case .notJSON(let line):
      ("the plan is not JSON" + (line.map { " at line \($0)" } ?? ""), "Make a new one.")
    case .wrongFormat(let found, let supported):
      (
        "the plan has format \(found), and this version reads format \(supported)",
        "Make a new one with this version."
      )
    case .wrongValue(let place) where place.isEmpty:
      ("the plan is damaged: it is not an object in braces", "Make a new one.")
    case .wrongValue(let place):
      ("the plan is damaged: \(place) is missing or wrong", "Make a new one.")
    case .damaged:
      ("the plan was changed after it was made: its digest does not fit", "Make a new one.")
    case .empty: ("the plan names nothing to do", nil)
    }
  }
}
