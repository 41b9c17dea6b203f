/// Paragraphs and lists of help, broken at blanks to a width.
enum WrappedText {
  /// The widest that help gets, however wide the terminal is: longer lines are hard to read.
  static let mostColumns = 80
  /// The narrowest, and the least that is left beside a list's first column.
  private static let leastColumns = 20

  /// Returns the width of help for somebody who sees `columns`; `nil` where there is no terminal.
  static func width(_ columns: Int?) -> Int {
    min(mostColumns, max(leastColumns, columns ?? mostColumns))
  }

  /// Returns a paragraph's lines; those after the first begin with `hanging` blanks.
  static func lines(
    _ text: String, indent: Int = 0, hanging: Int? = nil, width: Int = mostColumns
  ) -> [String] {
    let further = blanks(hanging ?? indent)
    var lines: [String] = []
    var line = blanks(indent)
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = further
        isEmpty = true
      }
      line += isEmpty ? "\(word)" : " \(word)"
      isEmpty = false
    }
    return lines + [line]
  }

  /// Returns a list's lines: what is explained at the left, its explanation beside it, or below
  /// where there is too little room.
  static func list(_ rows: [(String, String)], width: Int = mostColumns) -> [String] {
    let left = (rows.map(\.0.count).max() ?? 0) + 4
    guard width - left >= leastColumns else {
      return rows.flatMap { name, words in
        ["  \(name)"] + lines(words, indent: 6, width: width)
      }
    }
    return rows.flatMap { name, words in
      let further = lines(words, indent: left, width: width)
      return ["  " + name + further[0].dropFirst(2 + name.count)] + further.dropFirst()
    }
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
