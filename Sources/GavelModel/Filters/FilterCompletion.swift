/// What could be typed on at the cursor of a filter.
public struct FilterCompletion: Hashable, Sendable {
  /// Characters before the cursor that a word takes the place of, counted from 0.
  public let columns: Range<Int>
  /// The words, each beginning with what stands there already; never empty.
  public let words: [String]

  /// Finds what fits the beginning before the cursor; `nil` where nothing can be offered.
  ///
  /// - Parameters:
  ///   - cursor: Characters before the cursor.
  ///   - known: Values at hand for fields whose values are open: names, rooms, types.
  public init?(
    _ text: String, cursor: Int, for list: FilterList, saved: SavedFilters = SavedFilters(),
    known: [FilterField: [String]] = [:]
  ) {
    let before = Array(text.prefix(cursor))
    guard let start = Self.termStart(before) else { return nil }
    let term = String(before[start...])
    let offer: (at: Int, words: [String])
    if term.hasPrefix("@") {
      offer = (start, saved.names.map { "@" + $0 })
    } else if let colon = term.firstIndex(of: ":") {
      guard let field = FilterField(rawValue: term[..<colon].lowercased()),
        list.fields.contains(field)
      else { return nil }
      let value = term[term.index(after: colon)...]
      let bar = field == .has || field == .state ? value.lastIndex(of: "|") : nil
      let part = bar.map { value[value.index(after: $0)...] } ?? value
      offer = (before.count - part.count, Self.values(of: field, list, known))
    } else {
      offer = (start, list.fields.map(\.spelling) + (term.isEmpty ? [] : ["or"]))
    }
    let typed = String(before[offer.at...]).lowercased()
    let fitting = offer.words.filter { $0.lowercased().hasPrefix(typed) && $0 != typed }
    guard !fitting.isEmpty else { return nil }
    columns = offer.at..<before.count
    words = fitting
  }

  /// Where the term at the end begins; `nil` inside of a quotation or a regular expression.
  private static func termStart(_ characters: [Character]) -> Int? {
    var start = 0
    var end: Character?
    var isEscaped = false
    for (place, character) in characters.enumerated() {
      if let mark = end {
        if character == mark, !isEscaped { end = nil }
        isEscaped = character == "\\" && !isEscaped
        continue
      }
      let isFirst = place == start
      if character.isWhitespace || isFirst && (character == "(" || character == "-") {
        start = place + 1
      } else if character == "\"", isFirst || characters[place - 1] == ":" {
        end = "\""
      } else if character == "/", String(characters[start..<place]).lowercased() == "re:" {
        end = "/"
      }
    }
    return end == nil ? start : nil
  }

  private static func values(
    of field: FilterField, _ list: FilterList, _ known: [FilterField: [String]]
  ) -> [String] {
    switch field {
    case .has: list.features.map(\.rawValue)
    case .state: list.states.map(\.rawValue)
    case .age: [">1h", ">1d", ">7d", "<1h", "<1d", "<7d"]
    case .before, .after: ["1h", "1d", "7d"]
    case .reports: [">=1", ">=3", ">=10"]
    case .pattern: ["/"]
    case .from, .room, .type, .id: (known[field] ?? []).map(quoted)
    }
  }

  /// A value as it must be typed.
  private static func quoted(_ value: String) -> String {
    let isPlain = !value.contains { $0.isWhitespace || "\"()|".contains($0) }
    if isPlain { return value }
    let escaped = value.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return "\"\(escaped)\""
  }
}
