/// A block of cells.
///
/// Splitting never yields more than there is, so layouts may ask for too much.
public struct Rect: Hashable, Sendable {
  /// The left column, counted from 0.
  public var column: Int
  /// The top row, counted from 0.
  public var row: Int
  /// The width in cells, never negative.
  public var columns: Int
  /// The height in cells, never negative.
  public var rows: Int

  /// Makes a block; negative measures become 0.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Makes the block that covers a whole screen of this size.
  public init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The measures without the place.
  public var size: Size { Size(columns: columns, rows: rows) }

  /// Whether there is no cell in it.
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  /// The first column to the right of the block.
  public var endColumn: Int { column + columns }

  /// The first row below the block.
  public var endRow: Int { row + rows }

  /// Returns whether the cell lies in the block.
  public func contains(column: Int, row: Int) -> Bool {
    column >= self.column && column < endColumn && row >= self.row && row < endRow
  }

  /// Returns the block without `amount` cells on each side, as a border takes one.
  public func inset(by amount: Int = 1) -> Rect {
    inset(columns: amount, rows: amount)
  }

  /// Returns the block without some columns left and right and some rows above and below.
  public func inset(columns sides: Int, rows ends: Int) -> Rect {
    Rect(
      column: column + min(sides, columns), row: row + min(ends, rows),
      columns: columns - 2 * sides, rows: rows - 2 * ends)
  }

  /// Returns the `amount` leftmost columns and what is left of the block.
  public func splitLeft(_ amount: Int) -> (Rect, Rect) {
    let taken = min(max(0, amount), columns)
    return (
      Rect(column: column, row: row, columns: taken, rows: rows),
      Rect(column: column + taken, row: row, columns: columns - taken, rows: rows)
    )
  }

  /// Returns the `amount` rightmost columns and what is left of the block.
  public func splitRight(_ amount: Int) -> (Rect, Rect) {
    let (rest, taken) = splitLeft(columns - min(max(0, amount), columns))
    return (taken, rest)
  }

  /// Returns the `amount` topmost rows and what is left of the block.
  public func splitTop(_ amount: Int) -> (Rect, Rect) {
    let taken = min(max(0, amount), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: taken),
      Rect(column: column, row: row + taken, columns: columns, rows: rows - taken)
    )
  }

  /// Returns the `amount` bottom rows and what is left of the block.
  public func splitBottom(_ amount: Int) -> (Rect, Rect) {
    let (rest, taken) = splitTop(rows - min(max(0, amount), rows))
    return (taken, rest)
  }

  /// Returns the cells that both blocks share, an empty block when there are none.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top,
      columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
  }

  /// Returns a block of this size in the middle of this one, cut to fit.
  public func centered(_ size: Size) -> Rect {
    let columns = min(size.columns, self.columns)
    let rows = min(size.rows, self.rows)
    return Rect(
      column: column + (self.columns - columns) / 2, row: row + (self.rows - rows) / 2,
      columns: columns, rows: rows)
  }
}
