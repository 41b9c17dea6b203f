import GavelModel

/// Walks a plan file beside the plan that it was understood as.
///
/// A decoder takes one of two equal keys, and not the one that most readers show to whoever reviews
/// the file; and it passes over keys that it does not know, in which a file can say what the digest
/// does not cover.
struct PlanKeys {
  private let bytes: [UInt8]
  private let plan: ActionPlan
  private var position = 0
  private var line = 1

  /// Refuses a file in which a key stands twice, or one that the plan would not be written with.
  ///
  /// - Parameter bytes: JSON that spells `plan`.
  /// - Throws: ``PlanError/repeatedKey(place:line:)``, ``PlanError/unknownKey(place:line:)``, and
  ///   ``PlanError/notJSON(line:)`` for text in another encoding.
  static func check(_ bytes: [UInt8], of plan: ActionPlan) throws(PlanError) {
    var walk = PlanKeys(bytes: bytes, plan: plan)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { walk.position = 3 }
    try walk.value(as: .object(PlanFile.head(plan) + [("items", []), ("digest", "")]), at: "")
  }

  private init(bytes: [UInt8], plan: ActionPlan) {
    self.bytes = bytes
    self.plan = plan
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func value(as known: JSONValue, at place: String) throws(PlanError) {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): try object(as: known, at: place)
    case UInt8(ascii: "["): try array(as: known, at: place)
    case UInt8(ascii: "\""): _ = try string()
    case .some: skipWord()
    case nil: throw .notJSON(line: line)
    }
  }

  private mutating func object(as known: JSONValue, at place: String) throws(PlanError) {
    position += 1
    var seen: Set<String> = []
    while try goesOn(until: UInt8(ascii: "}")) {
      // Gavel's keys need no escapes, so that an escaped one is none of them.
      let key = try string()
      let path = (place.isEmpty ? "" : place + ".") + key.prefix(Self.shownKey)
      guard seen.insert(key).inserted else { throw .repeatedKey(place: path, line: line) }
      guard let value = known[key] else { throw .unknownKey(place: path, line: line) }
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw .notJSON(line: line) }
      position += 1
      try self.value(as: value, at: path)
    }
  }

  private mutating func array(as known: JSONValue, at place: String) throws(PlanError) {
    position += 1
    var index = 0
    while try goesOn(until: UInt8(ascii: "]")) {
      // A long plan is taken apart one item at a time.
      let element =
        place == "items"
        ? plan.items.indices.contains(index) ? PlanFile.json(plan.items[index]) : .null
        : known[index]
      try value(as: element, at: "\(place)[\(index)]")
      index += 1
    }
  }

  /// Steps over a comma; `false` behind the closing bracket.
  private mutating func goesOn(until end: UInt8) throws(PlanError) -> Bool {
    skipSpace()
    if next == UInt8(ascii: ",") {
      position += 1
      skipSpace()
    }
    guard let next else { throw .notJSON(line: line) }
    guard next == end else { return true }
    position += 1
    return false
  }

  /// The text between two quotation marks, as it is spelled.
  private mutating func string() throws(PlanError) -> String {
    guard next == UInt8(ascii: "\"") else { throw .notJSON(line: line) }
    let start = position + 1
    position = start
    while let byte = next, byte != UInt8(ascii: "\"") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard next != nil else { throw .notJSON(line: line) }
    defer { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func skipWord() {
    let ends = Set(",]} \t\r\n".utf8)
    let start = position
    while let byte = next, !ends.contains(byte) { position += 1 }
    // What is no word at all must not be stood before for ever.
    if position == start { position += 1 }
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) {
      if byte == 0x0A { line += 1 }
      position += 1
    }
  }

  /// Characters of a foreign key that are shown.
  private static let shownKey = 60
}

extension JSONValue {
  /// The value of a key, which counts as its bytes; `nil` where there is none.
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The element at a place; null where there is none.
  fileprivate subscript(index: Int) -> JSONValue {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return .null }
    return elements[index]
  }

  fileprivate static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { Member(key: $0.0, value: $0.1) })
  }
}
