import GavelScreen

/// A line of text being typed, with a cursor between its characters.
struct TextField: Sendable, Equatable {
  private(set) var characters: [Character] = []
  /// Number of characters before the cursor.
  private(set) var cursor = 0
  /// More than fits in any name or reason that a platform keeps.
  static let capacity = 500

  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  var beforeCursor: String { String(characters.prefix(cursor)) }
  var isEmpty: Bool { characters.isEmpty }

  /// Inserts text; control characters are left out, line breaks and tabs become spaces.
  mutating func insert(_ text: String) {
    for character in text where characters.count < Self.capacity {
      if character.isNewline || character == "\t" {
        put(" ")
      } else if !character.unicodeScalars.contains(where: Self.isControl) {
        put(character)
      }
    }
  }

  /// Applies a key that edits; returns whether it was one.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace, .control("h"): removeBeforeCursor(1)
    case .delete: if cursor < characters.count { characters.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"): removeBeforeCursor(cursor)
    case .control("w"): removeBeforeCursor(wordBeforeCursor)
    case .enter, .escape, .tab, .backTab, .up, .down, .pageUp, .pageDown, .function, .control:
      return false
    }
    return true
  }

  /// Puts text in place of some characters, with the cursor behind it; the range is clamped.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<characters.count)
    let rest = characters[range.upperBound...]
    characters.removeSubrange(range.lowerBound...)
    cursor = range.lowerBound
    insert(text)
    characters += rest.prefix(max(0, Self.capacity - characters.count))
  }

  private mutating func put(_ character: Character) {
    // A combining mark joins the character before it, so the line is cut into characters again.
    let text = String(characters[..<cursor]) + String(character)
    let head = Array(text)
    characters.replaceSubrange(..<cursor, with: head)
    cursor = head.count
  }

  private mutating func removeBeforeCursor(_ count: Int) {
    let start = max(0, cursor - count)
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  private var wordBeforeCursor: Int {
    let before = characters.prefix(cursor).reversed()
    let spaces = before.prefix { $0.isWhitespace }.count
    return spaces + before.dropFirst(spaces).prefix { !$0.isWhitespace }.count
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}
