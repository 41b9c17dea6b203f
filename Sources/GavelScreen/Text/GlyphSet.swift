/// The signs that Gavel draws beside text, in Unicode or in ASCII.
public struct GlyphSet: Hashable, Sendable {
  /// The six pieces of a border.
  public struct Lines: Hashable, Sendable {
    /// The line at the top and at the bottom.
    public let horizontal: DisplayText
    /// The line at the sides.
    public let vertical: DisplayText
    /// The corner at the top left.
    public let topLeft: DisplayText
    /// The corner at the top right.
    public let topRight: DisplayText
    /// The corner at the bottom left.
    public let bottomLeft: DisplayText
    /// The corner at the bottom right.
    public let bottomRight: DisplayText
  }

  /// The set's charset.
  public let charset: Charset

  /// Returns the set that a terminal of this charset can show.
  public init(_ charset: Charset) { self.charset = charset }

  /// The end of a text that was cut.
  public var ellipsis: DisplayText { pick("…", "~") }
  /// In front of the row that has the focus.
  public var marker: DisplayText { ">" }
  /// In front of a marked row.
  public var mark: DisplayText { "*" }
  /// A state that is fine or on, as the connection's.
  public var bullet: DisplayText { pick("●", "*") }
  /// A state that is off.
  public var hollowBullet: DisplayText { pick("○", "o") }
  /// Between parts of a line.
  public var separator: DisplayText { pick("·", "-") }
  /// The done part of a progress bar, one column.
  public var barFull: DisplayText { pick("█", "#") }
  /// The open part of a progress bar, one column.
  public var barEmpty: DisplayText { pick("░", ".") }
  /// There is more above.
  public var up: DisplayText { pick("↑", "^") }
  /// There is more below.
  public var down: DisplayText { pick("↓", "v") }

  /// Returns the pieces of a border.
  public func lines(_ borders: Borders) -> Lines {
    switch (charset, borders) {
    case (.unicode, .plain): Self.thin
    case (.unicode, .heavy): Self.heavy
    case (.ascii, .plain): Self.asciiThin
    case (.ascii, .heavy): Self.asciiHeavy
    }
  }

  /// Returns a progress bar; `part` is clamped to 0…`whole`, and a `whole` of 0 counts as done.
  public func bar(part: Int, whole: Int, columns: Int) -> DisplayText {
    let width = max(0, columns)
    let full = whole <= 0 ? width : min(max(0, part), whole) * width / whole
    return barFull.repeated(full) + barEmpty.repeated(width - full)
  }

  /// Returns one column for each number, as high as its share of the largest; 0 is a blank.
  public func sparkline(_ numbers: [Int]) -> DisplayText {
    let most = max(1, numbers.max() ?? 1)
    return numbers.reduce(into: .empty) { line, number in
      let steps = charset == .unicode ? Self.steps : Self.asciiSteps
      let height = number <= 0 ? 0 : max(1, number * (steps.count - 1) / most)
      line += steps[min(height, steps.count - 1)]
    }
  }

  private static let steps: [DisplayText] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let asciiSteps: [DisplayText] = [" ", ".", ":", "-", "=", "+", "*", "#"]

  private func pick(_ unicode: DisplayText, _ ascii: DisplayText) -> DisplayText {
    switch charset {
    case .unicode: unicode
    case .ascii: ascii
    }
  }

  private static let thin = Lines(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└",
    bottomRight: "┘")
  private static let heavy = Lines(
    horizontal: "━", vertical: "┃", topLeft: "┏", topRight: "┓", bottomLeft: "┗",
    bottomRight: "┛")
  private static let asciiThin = Lines(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
    bottomRight: "+")
  private static let asciiHeavy = Lines(
    horizontal: "=", vertical: "#", topLeft: "#", topRight: "#", bottomLeft: "#",
    bottomRight: "#")

  /// Returns the ASCII sign that stands for one of Gavel's own signs, nil for other graphemes.
  public static func asciiStandIn(for sign: String) -> String? {
    asciiStandIns[sign]
  }

  private static let asciiStandIns: [String: String] = [
    "…": "~", "●": "*", "○": "o", "·": "-", "•": "*", "█": "#", "░": ".", "▌": "|",
    "▁": ".", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*",
    "↑": "^", "↓": "v", "←": "<", "→": ">", "–": "-", "—": "-", "×": "x", "✓": "+",
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+",
    "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
    "━": "=", "┃": "#", "┏": "#", "┓": "#", "┗": "#", "┛": "#",
    "⏎": "|", "⇥": ">", "␣": "_", "◌": "?", "“": "\"", "”": "\"", "’": "'",
  ]
}
