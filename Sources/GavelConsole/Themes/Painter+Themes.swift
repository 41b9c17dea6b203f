import GavelModel
import GavelScreen

extension Layout {
  /// The cells of the list of themes: at the right, so that the rest of the screen shows the colours.
  func themes(of count: Int) -> Rect {
    let columns = min(size.columns, 46)
    return Rect(
      column: size.columns - columns, row: 1, columns: columns, rows: min(count + 3, size.rows - 2))
  }

  /// How many themes are seen at once.
  func themeRows(of count: Int) -> Int { max(1, themes(of: count).rows - 3) }
}

extension Painter {
  /// The list of themes, each with a sample in its own colours.
  mutating func drawThemes() {
    guard let picker = state.themes else { return }
    let rect = layout.themes(of: picker.choices.count)
    ground = .dialog
    defer { ground = .text }
    frame.fill(rect, style: style(.dialog))
    frame.box(rect, title: "Themes", style: style(.dialog), titleStyle: style(.focus))
    let inner = rect.inset(columns: 2, rows: 1)
    let page = layout.themeRows(of: picker.choices.count)
    for (offset, choice) in picker.choices.dropFirst(picker.top).prefix(page).enumerated() {
      let row = inner.row + offset
      if picker.top + offset == picker.cursor {
        put(glyphs.marker, at: inner.column, row: row, .marker)
        frame.cursor = CursorPosition(column: inner.column, row: row)
      }
      line(
        DisplayText(choice.theme.name), at: inner.column + 2, row: row,
        columns: inner.columns - 26, choice.theme.name == picker.before.name ? .strong : .text)
      drawSample(of: choice.theme, before: inner.endColumn, row: row)
      offer(
        picker.top + offset,
        in: Rect(column: inner.column, row: row, columns: inner.columns, rows: 1),
        by: .theme(.keep), .themes)
    }
    let about = picker.chosen.isOwn ? "yours: \(picker.chosen.about)" : picker.chosen.about
    line(
      DisplayText(about, truncatedTo: inner.columns), at: inner.column, row: inner.endRow - 1,
      columns: inner.columns, .dim)
  }

  /// Words in the colours of a theme, on its own ground.
  private mutating func drawSample(of theme: Theme, before column: Int, row: Int) {
    let fitted = theme.fitted(to: state.configuration.colorDepth)
    let parts: [(DisplayText, ThemeRole)] = [
      (" text", .text), (" done", .good), (" held", .caution), (" failed ", .danger),
    ]
    var place = column - parts.reduce(0) { $0 + $1.0.columns }
    for (text, role) in parts {
      var style = fitted[role]
      style.background = fitted[.text].background
      place += frame.put(text, at: place, row: row, style: style)
    }
  }
}
