/// One place of the screen.
///
/// Only a ``Frame`` makes cells, so what they hold is display-safe.
public struct Cell: Hashable, Sendable {
  /// One grapheme; empty in the right half of a wide cell.
  public let text: String
  /// 1 or 2 columns, or 0 in the right half of a wide cell.
  public let width: Int
  /// The look.
  public internal(set) var style: Style

  init(text: String, width: Int, style: Style) {
    self.text = text
    self.width = width
    self.style = style
  }

  static func blank(_ style: Style) -> Cell { Cell(text: " ", width: 1, style: style) }

  /// Whether this is the covered half of the wide cell to its left.
  public var isRightHalf: Bool { width == 0 }
}
