extension Frame {
  /// Returns the screen as plain lines without trailing blanks, for tests and for logs.
  public func text() -> String {
    (0..<size.rows).map { row in
      trimmed(cells(ofRow: row).map(\.text).joined())
    }.joined(separator: "\n")
  }

  /// Returns the same grid with one letter for each style, and below it what each letter means.
  ///
  /// The style of the top left cell is `.`; the others are `a`, `b`, … as they come.
  public func styleMap() -> String {
    var letters: [Style: Character] = [:]
    var legend: [String] = []
    let rows = (0..<size.rows).map { row in
      String(
        cells(ofRow: row).map { cell in
          if let known = letters[cell.style] { return known }
          let letter = Self.letter(number: letters.count)
          letters[cell.style] = letter
          legend.append("\(letter) \(cell.style.legend)")
          return letter
        })
    }
    return (rows + legend).joined(separator: "\n")
  }

  private static func letter(number: Int) -> Character {
    let names = Array(".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    return number < names.count ? names[number] : "?"
  }

  private func trimmed(_ line: String) -> String {
    var rest = Substring(line)
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}

extension Style {
  /// The style in a few words, as snapshots show it: `red on default bold`.
  var legend: String {
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    let attributeNames = names.filter { attributes.contains($0.0) }.map(\.1)
    return (["\(foreground.legend) on \(background.legend)"] + attributeNames)
      .joined(separator: " ")
  }
}

extension Color {
  var legend: String {
    switch self {
    case .terminalDefault: "default"
    case .indexed(let number): "\(number)"
    case .rgb(let red, let green, let blue):
      "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}
