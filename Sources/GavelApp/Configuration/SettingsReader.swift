/// Reads JSON5 (json5.org, version 1.0.0) and keeps line numbers.
///
/// Foundation reads JSON5 too, but on Linux its errors name no line, a key given twice is dropped
/// in silence and a text may run over a line's end; all three would hide a slip in a settings file.
struct SettingsReader {
  var text: [Unicode.Scalar]
  var position = 0
  var line = 1
  private var depth = 0

  /// Returns the value that `bytes` spell; a byte order mark is skipped.
  static func read(_ bytes: [UInt8]) throws(SettingsSyntaxError) -> SettingsNode {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let valid = String(decoding: bytes, as: UTF8.self).unicodeScalars
      let line = 1 + valid.prefix { $0 != "\u{FFFD}" }.count { $0 == "\n" }
      throw SettingsSyntaxError(line: line, fault: .notUTF8)
    }
    var reader = SettingsReader(text: Array(text.unicodeScalars))
    if reader.text.first == "\u{FEFF}" { reader.position = 1 }
    let node = try reader.value()
    try reader.skipSpace()
    guard reader.position == reader.text.count else { throw reader.error(.somethingAfter) }
    return node
  }

  private init(text: [Unicode.Scalar]) { self.text = text }

  var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

  func error(_ fault: SettingsSyntaxError.Fault) -> SettingsSyntaxError {
    SettingsSyntaxError(line: line, fault: fault)
  }

  func unexpected() -> SettingsSyntaxError {
    next.map { error(.unexpectedCharacter(Character($0))) } ?? error(.unexpectedEnd)
  }

  mutating func advance() {
    if next == "\n" { line += 1 }
    position += 1
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    advance()
    return true
  }

  private mutating func skipSpace() throws(SettingsSyntaxError) {
    while let scalar = next {
      if scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
        advance()
      } else if scalar == "/" {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(SettingsSyntaxError) {
    advance()
    if take("/") {
      while let scalar = next, scalar != "\n" { advance() }
    } else if take("*") {
      while !(next == "*" && position + 1 < text.count && text[position + 1] == "/") {
        guard next != nil else { throw error(.unfinishedComment) }
        advance()
      }
      position += 2
    } else {
      throw unexpected()
    }
  }
}

extension SettingsReader {
  private mutating func value() throws(SettingsSyntaxError) -> SettingsNode {
    try skipSpace()
    let start = line
    let value: SettingsValue
    switch next {
    case "{": value = .object(try members())
    case "[": value = .array(try elements())
    case "\"", "'": value = .string(try quoted())
    case let scalar? where scalar.properties.isAlphabetic: value = try word()
    case .some: value = .number(try number())
    case nil: throw unexpected()
    }
    return SettingsNode(value: value, line: start)
  }

  private mutating func members() throws(SettingsSyntaxError) -> [SettingsMember] {
    try enter()
    var members: [SettingsMember] = []
    while true {
      try skipSpace()
      if take("}") { break }
      let start = line
      let key = next == "\"" || next == "'" ? try quoted() : try identifier()
      guard !members.contains(where: { $0.key == key }) else { throw error(.repeatedKey(key)) }
      try skipSpace()
      guard take(":") else { throw unexpected() }
      members.append(SettingsMember(key: key, line: start, node: try value()))
      try skipSpace()
      guard take(",") || next == "}" else { throw unexpected() }
    }
    depth -= 1
    return members
  }

  private mutating func elements() throws(SettingsSyntaxError) -> [SettingsNode] {
    try enter()
    var elements: [SettingsNode] = []
    while true {
      try skipSpace()
      if take("]") { break }
      elements.append(try value())
      try skipSpace()
      guard take(",") || next == "]" else { throw unexpected() }
    }
    depth -= 1
    return elements
  }

  private mutating func enter() throws(SettingsSyntaxError) {
    advance()
    depth += 1
    // No settings file of ours is deeper than five; recursion stays far from the stack's end.
    guard depth <= 32 else { throw error(.tooDeep) }
  }

  private mutating func identifier() throws(SettingsSyntaxError) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = next,
      scalar == "_" || scalar == "$" || scalar.properties.isAlphabetic
        || (!name.isEmpty && (scalar == "-" || scalar.properties.numericType == .decimal))
    {
      name.append(scalar)
      advance()
    }
    guard !name.isEmpty else { throw unexpected() }
    return String(name)
  }

  private mutating func word() throws(SettingsSyntaxError) -> SettingsValue {
    let start = text[position]
    switch try identifier() {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default: throw error(.unexpectedCharacter(Character(start)))
    }
  }
}
