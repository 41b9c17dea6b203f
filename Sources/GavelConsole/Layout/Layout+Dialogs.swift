import GavelScreen

extension Layout {
  /// The widest that a dialog gets; longer lines are hard to read.
  static let dialogColumns = 76

  /// The cells for a dialog of so many text rows, inside of its border.
  func dialog(rows: Int) -> Rect {
    let columns = min(size.columns, Self.dialogColumns)
    // A guide beside the panes stays readable.
    let free = isGuideBeside ? size.columns - (guide?.columns ?? 0) : size.columns
    let outer = Rect(Size(columns: free, rows: size.rows))
      .inset(columns: 0, rows: size.rows > 12 ? 1 : 0)
      .centered(Size(columns: columns, rows: rows + 2))
    return outer
  }

  /// Columns for text inside of a dialog.
  var dialogTextColumns: Int { max(1, min(size.columns, Self.dialogColumns) - 4) }

  /// Most text rows that a dialog can have.
  var dialogRows: Int { size.rows - (size.rows > 12 ? 4 : 2) }

  /// Rows of the list of keys.
  var helpRows: Int { max(1, size.rows - 4) }
}
