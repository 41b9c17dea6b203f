import GavelConsole
import GavelModel

extension FuzzTarget {
  /// The language of filters: errors point into the text, and completions fit what stands there.
  static let filter = FuzzTarget(
    "filter", corpus: FilterCorpus.filters, words: FilterCorpus.words, longest: 400
  ) { bytes, dice in
    let text = String(decoding: bytes, as: UTF8.self)
    let list = dice.pick(FilterList.allCases)
    if let wrong = FilterCheck.completion(of: text, list, &dice) { return .broken(wrong) }
    do throws(FilterError) {
      let filter = try FilterCheck.read(text, list)
      guard filter.isEmpty == text.allSatisfy(\.isWhitespace) else {
        return .broken("it is taken for nothing, or nothing for it")
      }
      return .held
    } catch {
      return FilterCheck.error(error, in: text).map(FuzzVerdict.broken) ?? .refused
    }
  }
}

/// What must hold for every text typed as a filter.
private enum FilterCheck {
  static let saved = SavedFilters([
    "spam": "buy or \"win now\"", "loop": "@loop", "wrong": "frm:x", "nested": "-(@spam has:link)",
  ])

  static func read(_ text: String, _ list: FilterList) throws(FilterError) -> Filter {
    try Filter(text, for: list, saved: saved, now: Timestamp(milliseconds: 1_772_452_800_000))
  }

  /// Returns what is wrong with an error; `nil` when nothing is.
  static func error(_ error: FilterError, in text: String) -> String? {
    let count = text.count
    guard error.columns.lowerBound >= 0, error.columns.upperBound <= count else {
      return "the error points at \(error.columns) of \(count) characters"
    }
    return FilterWords.text(of: error.fault).isEmpty ? "the error has no words" : nil
  }

  /// Returns what is wrong with a completion somewhere in the text; `nil` when nothing is.
  static func completion(of text: String, _ list: FilterList, _ dice: inout Dice) -> String? {
    let characters = Array(text)
    let cursor = dice.below(characters.count + 1)
    guard
      let found = FilterCompletion(
        text, cursor: cursor, for: list, saved: saved,
        known: [.from: ["ana", "Mei Lin", "a\"b\\"], .type: ["image"]])
    else { return nil }
    guard found.columns.upperBound == cursor, found.columns.lowerBound >= 0,
      !found.words.isEmpty
    else { return "a completion at \(cursor) is for \(found.columns)" }
    let typed = String(characters[found.columns]).lowercased()
    return found.words.allSatisfy { $0.lowercased().hasPrefix(typed) }
      ? nil : "\(found.words) do not begin with \(typed)"
  }
}

/// Filters as people type them.
private enum FilterCorpus {
  static let filters = [
    "hello world", "\"buy now\" -from:ana (has:link or has:file)",
    "from:=\"Mei Lin\" in:lobby age:>2d",
    "before:2026-03-02 after:\"2026-03-01 09:20+01:00\" reports:>=3",
    "re:/fr[e3]{2}\\/(a|b)+/i is:edited",
    "@spam or @nested -(is:bot|deactivated type:image|video)", "id:5f3a 日本 :) http://x.org/(a)",
    "((a or b) (c or -d)) or \"\\\"\\\\\"",
    "age:<=6h has:report|link|file|hidden|thread|discussion",
  ]
  static let words = [
    "from:", "in:", "type:", "id:", "before:", "after:", "age:", "has:", "reports:", "is:", "re:/",
    "/i",
    " or ", "(", ")", "-", "\"", "\\", "|", "=", ">=", "<", "@", "@spam", "@loop", "@wrong", "2d",
    "link",
    "hidden", "dm", "system", "2026-03-02", "://", " ",
  ]
}
