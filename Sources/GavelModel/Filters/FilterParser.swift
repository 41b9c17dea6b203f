/// Reads the language of filters.
///
/// Terms that stand side by side must all fit; `or` binds less than that, `-` more, parentheses
/// most. A word runs to the next blank, so that what platforms' texts are full of (`a(b)`, `:)`,
/// `http://x`) stands for itself; whatever else has a meaning loses it in quotation marks.
struct FilterParser {
  /// Characters in a filter at most.
  static let mostCharacters = 4_000
  /// Terms in a filter at most, saved ones counted.
  static let mostTerms = 200
  /// Parentheses, dashes and saved filters inside each other at most.
  static let mostNested = 32

  let characters: [Character]
  let list: FilterList?
  let saved: SavedFilters
  let now: Timestamp
  /// The saved filters that this text stands inside of.
  var enclosing: [String] = []
  var place = 0
  var terms = 0
  var nested = 0
  private var openParentheses = 0

  init(_ text: String, list: FilterList?, saved: SavedFilters, now: Timestamp) {
    characters = Array(text)
    self.list = list
    self.saved = saved
    self.now = now
  }

  var next: Character? { place < characters.count ? characters[place] : nil }

  /// Returns the whole expression; `nil` when there is nothing but blanks.
  mutating func filter() throws(FilterError) -> FilterExpression? {
    guard characters.count <= Self.mostCharacters else {
      throw FilterError(Self.mostCharacters..<characters.count, .tooLong)
    }
    skipBlanks()
    if next == nil { return nil }
    return try alternatives()
  }

  private mutating func alternatives() throws(FilterError) -> FilterExpression {
    var options = [try conjunction()]
    while takeOr() { options.append(try conjunction()) }
    return options.count == 1 ? options[0] : .any(options)
  }

  private mutating func conjunction() throws(FilterError) -> FilterExpression {
    var parts: [FilterExpression] = []
    while true {
      skipBlanks()
      guard let character = next, orLength == nil else { break }
      if character == ")" {
        guard openParentheses > 0 else {
          throw FilterError(place..<place + 1, .unopenedParenthesis)
        }
        break
      }
      let part = try factor()
      if case .all(let inner) = part { parts += inner } else { parts.append(part) }
    }
    guard let first = parts.first else {
      throw FilterError(place..<place + (orLength ?? 0), .missingTerm)
    }
    return parts.count == 1 ? first : .all(parts)
  }

  private mutating func factor() throws(FilterError) -> FilterExpression {
    guard next == "-", place + 1 < characters.count, !isEnd(at: place + 1) else {
      return try primary()
    }
    let dash = place
    place += 1
    return .not(try deeper(dash) { parser throws(FilterError) in try parser.factor() })
  }

  private mutating func primary() throws(FilterError) -> FilterExpression {
    let start = place
    switch next {
    case "(":
      place += 1
      openParentheses += 1
      let inner = try deeper(start) { parser throws(FilterError) in try parser.alternatives() }
      guard next == ")" else { throw FilterError(start..<start + 1, .unclosedParenthesis) }
      place += 1
      openParentheses -= 1
      return inner
    case "\"": return try term(.words(try quotation()), start)
    case "@" where nameEnd(from: start + 1) > start + 1: return try savedFilter()
    default: return try wordOrField()
    }
  }

  /// Reads something inside of something else, up to a depth that no stack minds.
  mutating func deeper(
    _ start: Int, _ read: (inout FilterParser) throws(FilterError) -> FilterExpression
  ) throws(FilterError) -> FilterExpression {
    nested += 1
    guard nested <= Self.mostNested else { throw FilterError(start..<start + 1, .tooDeep) }
    let inner = try read(&self)
    nested -= 1
    return inner
  }

  /// Counts a term that began at a place and ends here.
  mutating func term(
    _ term: FilterTerm, _ start: Int
  ) throws(FilterError) -> FilterExpression {
    terms += 1
    guard terms <= Self.mostTerms else { throw FilterError(start..<place, .tooLong) }
    return .term(term)
  }

  private mutating func wordOrField() throws(FilterError) -> FilterExpression {
    let start = place
    var colon = start
    while colon < characters.count, characters[colon].isASCII, characters[colon].isLetter {
      colon += 1
    }
    let isField = colon > start && colon < characters.count && characters[colon] == ":"
    let isAddress = characters[min(colon + 1, characters.count)...].starts(with: "//")
    let name = String(characters[start..<colon]).lowercased()
    if isField, let field = FilterField(rawValue: name), field == .pattern || !isAddress {
      place = colon + 1
      return try value(of: field, start)
    }
    if isField, !isAddress {
      throw FilterError(start..<colon + 1, .unknownField(name))
    }
    return try term(.words(word()), start)
  }
}

extension FilterParser {
  mutating func skipBlanks() {
    while next?.isWhitespace == true { place += 1 }
  }

  /// Takes what stands up to the next blank, or up to the end of the parentheses around it.
  mutating func word() -> String {
    let start = place
    var inner = 0
    while let character = next, !character.isWhitespace {
      if character == "(" { inner += 1 }
      if character == ")" {
        if inner == 0, openParentheses > 0 { break }
        inner = max(0, inner - 1)
      }
      place += 1
    }
    return String(characters[start..<place])
  }

  /// Takes a text in quotation marks; a backslash takes the meaning from a mark or from another.
  mutating func quotation() throws(FilterError) -> String {
    let start = place
    place += 1
    var text = ""
    while let character = next, character != "\"" {
      place += 1
      if character == "\\", let escaped = next, escaped == "\"" || escaped == "\\" {
        text.append(escaped)
        place += 1
      } else {
        text.append(character)
      }
    }
    guard next == "\"" else { throw FilterError(start..<start + 1, .unclosedQuotation) }
    place += 1
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw FilterError(start..<place, .missingTerm)
    }
    return text
  }

  /// Whether a term ends before this place.
  func isEnd(at place: Int) -> Bool {
    guard place < characters.count else { return true }
    return characters[place].isWhitespace || characters[place] == ")" && openParentheses > 0
  }

  func nameEnd(from start: Int) -> Int {
    var end = start
    while end < characters.count, SavedFilters.isName(String(characters[end])) { end += 1 }
    return end
  }

  /// The length of an `or` that stands here by itself.
  private var orLength: Int? {
    guard place + 2 <= characters.count else { return nil }
    let word = String(characters[place..<place + 2])
    let isAlone = isEnd(at: place + 2) || characters[place + 2] == "("
    return (word == "or" || word == "OR") && isAlone ? 2 : nil
  }

  private mutating func takeOr() -> Bool {
    skipBlanks()
    guard let length = orLength else { return false }
    place += length
    return true
  }
}
