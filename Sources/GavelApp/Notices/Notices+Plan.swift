import GavelDispatch

extension Notices {
  /// Explains a plan that cannot be used.
  static func explain(plan error: PlanError) -> Explanation {
    let (what, advice) = words(error)
    return Explanation(what, advice, status: .usage)
  }

  /// Explains a plan from a file that does not stand up to a second look.
  static func explain(review error: PlanReviewError) -> Explanation {
    switch error {
    case .untrue(let item, let field): explain(plan: .untrue(item: item, field: field))
    case .platform(let error): explain(api: error)
    case .store(let error): explain(store: error)
    }
  }

  private static func words(
    _ error: PlanError, _ plan: String = "the plan"
  ) -> (String, String?) {
    switch error {
    case .file(let path, let fault): words(fault, "the plan \(path)")
    case .unreadable(let path, let code):
      ("the plan \(path) cannot be read: \(systemWords(code))", nil)
    case .tooLarge(let limit): ("\(plan) is larger than \(limit) bytes", nil)
    case .notUTF8(let line): ("\(plan) is not UTF-8 text at line \(line)", nil)
    case .notJSON(let line):
      ("\(plan) is not JSON" + (line.map { " at line \($0)" } ?? ""), "Make a new one.")
    case .wrongFormat(let found, let supported):
      (
        "\(plan) has format \(found), and this version reads format \(supported)",
        "Make a new one with this version."
      )
    case .wrongValue(let place) where place.isEmpty:
      ("\(plan) is damaged: it is not an object in braces", "Make a new one.")
    case .wrongValue(let place):
      ("\(plan) is damaged: \(place) is missing or wrong", "Make a new one.")
    case .repeatedKey(let place, let line):
      (
        "\(plan) was changed after it was made: \(quoted(place)) stands there twice, at line \(line)",
        "Make a new one."
      )
    case .unknownKey(let place, let line):
      (
        "\(plan) was changed after it was made:"
          + " \(quoted(place)), at line \(line), is no part of it",
        "Make a new one."
      )
    case .damaged:
      ("\(plan) was changed after it was made: its digest does not fit", "Make a new one.")
    case .repeated(let earlier, let later):
      (
        "\(plan) was changed after it was made: items \(earlier) and \(later) do the same twice",
        "Make a new one."
      )
    case .untrue(let item, let field):
      (
        "\(plan) was changed after it was made, or what it names was:"
          + " \(field) of item \(item) is not what the platform says",
        "Nothing was sent. Make a new one."
      )
    case .empty: ("\(plan) names nothing to do", nil)
    }
  }
}
