/// How many columns and rows a screen or a part of it has.
public struct Size: Hashable, Sendable {
  /// Cells from left to right, never negative.
  public let columns: Int
  /// Cells from top to bottom, never negative.
  public let rows: Int

  /// Makes a size; negative measures become 0, because a pane may shrink to nothing.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// The cell that the terminal's own cursor sits on, counted from the top left corner at 0, 0.
public struct CursorPosition: Hashable, Sendable {
  /// Counted from 0 at the left edge.
  public var column: Int
  /// Counted from 0 at the top.
  public var row: Int

  /// Makes a position; a frame ignores one that lies outside of it.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
