/// What stands behind a field's colon, and what a saved name stands for.
extension FilterParser {
  /// Reads the value of a field whose name began at `start`.
  mutating func value(
    of field: FilterField, _ start: Int
  ) throws(FilterError) -> FilterExpression {
    if let list, !list.fields.contains(field) {
      throw FilterError(start..<place, .unfitField(field, list))
    }
    guard !isEnd(at: place) else { throw FilterError(start..<place, .missingValue(field)) }
    switch field {
    case .from: return try term(.from(try name(field, start)), start)
    case .room: return try term(.room(try name(field, start)), start)
    case .id: return try term(.id(try name(field, start)), start)
    case .pattern: return try term(.pattern(try pattern(start)), start)
    case .before, .after, .age, .reports: return try term(try comparison(field), start)
    case .type, .has, .state: return try choices(field, start)
    }
  }

  private mutating func name(
    _ field: FilterField, _ start: Int
  ) throws(FilterError) -> FilterName {
    let isWhole = next == "="
    if isWhole { place += 1 }
    guard !isEnd(at: place) else { throw FilterError(start..<place, .missingValue(field)) }
    return FilterName(try text(), isWhole: isWhole)
  }

  private mutating func text() throws(FilterError) -> String {
    next == "\"" ? try quotation() : word()
  }

  private mutating func pattern(_ start: Int) throws(FilterError) -> FilterPattern {
    guard next == "/" else { throw FilterError(start..<place, .missingValue(.pattern)) }
    let slash = place
    place += 1
    var isEscaped = false
    while let character = next, isEscaped || character != "/" {
      isEscaped = !isEscaped && character == "\\"
      place += 1
    }
    guard next == "/" else { throw FilterError(slash..<slash + 1, .unclosedPattern) }
    let source = String(characters[slash + 1..<place])
    place += 1
    let isCaseless = next == "i"
    if isCaseless { place += 1 }
    guard !source.isEmpty else { throw FilterError(start..<place, .missingValue(.pattern)) }
    guard isEnd(at: place) else { throw FilterError(place..<place + 1, .wrongPattern) }
    guard source.count <= FilterPattern.longest else {
      throw FilterError(slash..<place, .longPattern(limit: FilterPattern.longest))
    }
    guard let pattern = FilterPattern(source, ignoresCase: isCaseless) else {
      throw FilterError(slash..<place, .wrongPattern)
    }
    return pattern
  }

  /// Reads one or more words, with a bar between them, that a field knows.
  private mutating func choices(
    _ field: FilterField, _ start: Int
  ) throws(FilterError) -> FilterExpression {
    let first = place
    let isQuoted = next == "\""
    let text = try text()
    var options: [FilterExpression] = []
    var column = first
    for part in text.split(separator: isQuoted ? "\0" : "|", omittingEmptySubsequences: false) {
      let columns = isQuoted ? first..<place : column..<column + part.count
      column += part.count + 1
      guard !part.isEmpty else { throw FilterError(columns, .missingValue(field)) }
      options.append(try term(try choice(field, String(part), columns), start))
    }
    return options.count == 1 ? options[0] : .any(options)
  }

  private func choice(
    _ field: FilterField, _ word: String, _ columns: Range<Int>
  ) throws(FilterError) -> FilterTerm {
    guard field != .type else { return .type(word) }
    let lowered = word.lowercased()
    if field == .has, let feature = FilterFeature(rawValue: lowered) {
      guard let list, !list.features.contains(feature) else { return .has(feature) }
      throw FilterError(columns, .unfitValue(field, lowered, list))
    }
    if field == .state, let state = FilterState(rawValue: lowered) {
      guard let list, !list.states.contains(state) else { return .state(state) }
      throw FilterError(columns, .unfitValue(field, lowered, list))
    }
    throw FilterError(columns, .wrongValue(field, word))
  }

  /// Reads a moment, an age or a number, the last two with the sign of a comparison.
  private mutating func comparison(_ field: FilterField) throws(FilterError) -> FilterTerm {
    let first = place
    let text = try text()
    let sign = FilterComparison.allCases.first { text.hasPrefix($0.rawValue) }
    let rest = String(text.dropFirst(sign?.rawValue.count ?? 0))
    let term: FilterTerm? =
      switch field {
      case .before: Moment(text).map { .before($0.resolved(at: now)) }
      case .after: Moment(text).map { .since($0.resolved(at: now)) }
      case .age: sign.flatMap { sign in Moment.age(rest).flatMap { age(sign, $0) } }
      case .reports: Self.count(rest).map { .reports(sign ?? .equal, $0) }
      case .from, .room, .type, .id, .has, .state, .pattern: nil
      }
    guard let term else { throw FilterError(first..<place, .wrongValue(field, text)) }
    return term
  }

  /// An age is a moment seen from now; to the millisecond, older is earlier.
  private func age(_ comparison: FilterComparison, _ age: Duration) -> FilterTerm? {
    let moment = now - age
    let after = moment + .milliseconds(1)
    switch comparison {
    case .more: return .before(moment)
    case .atLeast: return .before(after)
    case .less: return .since(after)
    case .atMost: return .since(moment)
    case .equal: return nil
    }
  }

  private static func count(_ text: String) -> Int? {
    let isNumber = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    return isNumber && text.count <= 9 ? Int(text) : nil
  }

  /// Reads what is saved under the name that follows an at sign.
  mutating func savedFilter() throws(FilterError) -> FilterExpression {
    let start = place
    place = nameEnd(from: start + 1)
    let name = String(characters[start + 1..<place])
    let columns = start..<place
    guard let text = saved[name] else { throw FilterError(columns, .unknownSaved(name)) }
    guard !enclosing.contains(name) else { throw FilterError(columns, .circularSaved(name)) }
    return try deeper(start) { parser throws(FilterError) in
      var inner = FilterParser(text, list: parser.list, saved: parser.saved, now: parser.now)
      inner.enclosing = parser.enclosing + [name]
      inner.terms = parser.terms
      inner.nested = parser.nested
      do throws(FilterError) {
        guard let expression = try inner.filter() else {
          throw FilterError(columns, .missingTerm)
        }
        parser.terms = inner.terms
        return expression
      } catch {
        throw FilterError(columns, .inSaved(name, error.fault))
      }
    }
  }
}
