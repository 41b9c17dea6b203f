/// Filters with names, as the configuration holds them.
public struct SavedFilters: Hashable, Sendable {
  private var texts: [String: String]

  /// Makes the saved filters of these names.
  public init(_ texts: [String: String] = [:]) { self.texts = texts }

  /// The names in order.
  public var names: [String] { texts.keys.sorted() }

  /// What is saved under a name.
  public subscript(name: String) -> String? { texts[name] }

  /// Whether there are none.
  public var isEmpty: Bool { texts.isEmpty }

  /// Whether a filter may have this name: ASCII letters, digits, dots, dashes and underscores.
  public static func isName(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  /// Reads what is saved under a name, which need not suit any one list.
  ///
  /// - Throws: ``FilterError`` with the place in the saved text.
  public func check(_ name: String) throws(FilterError) {
    guard let text = texts[name] else { return }
    var parser = FilterParser(text, list: nil, saved: self, now: Timestamp(milliseconds: 0))
    parser.enclosing = [name]
    if try parser.filter() == nil { throw FilterError(0..<text.count, .missingTerm) }
  }
}
