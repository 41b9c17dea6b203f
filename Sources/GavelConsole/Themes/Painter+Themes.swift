import GavelModel
import GavelScreen

extension Layout {
  /// The cells of the list of themes: at the right, so that the rest of the screen shows the colours.
  func themes(_ picker: ThemePicker) -> Rect {
    let columns = themeColumns
    let rows = picker.choices.count + 2 + aboutRows(picker)
    return Rect(
      column: size.columns - columns, row: 1, columns: columns, rows: min(rows, size.rows - 2))
  }

  private var themeColumns: Int { min(size.columns, 46) }

  /// Columns for names and words, inside of the border.
  var themeTextColumns: Int { themeColumns - 4 }

  /// Rows for what is said of a theme: as many as the longest takes, so that the list stands still.
  func aboutRows(_ picker: ThemePicker) -> Int {
    let rows = picker.choices.map { choice in
      choice.words.wrapped(to: themeTextColumns, maxLines: 5).count
    }
    return max(1, min(rows.max() ?? 1, size.rows - 7))
  }

  /// How many themes are seen at once.
  func themeRows(_ picker: ThemePicker) -> Int {
    max(1, themes(picker).rows - 2 - aboutRows(picker))
  }
}

extension ThemeChoice {
  /// What is said of it below the list.
  var words: DisplayText { DisplayText(isOwn ? "yours: \(about)" : about) }
}

extension Painter {
  /// The list of themes, each with a sample in its own colours.
  mutating func drawThemes() {
    guard let picker = state.themes else { return }
    let rect = layout.themes(picker)
    ground = .dialog
    defer { ground = .text }
    frame.fill(rect, style: style(.dialog))
    let isBare = state.configuration.colorDepth == .none
    let place: DisplayText = "Themes \(picker.cursor + 1)/\(picker.choices.count)"
    let title = isBare ? place + " (no colours on this terminal)" : place
    frame.box(rect, title: title, style: style(.dialog), titleStyle: style(.focus))
    let inner = rect.inset(columns: 2, rows: 1)
    let page = layout.themeRows(picker)
    let names = picker.choices.map { DisplayText($0.theme.name).columns }.max() ?? 0
    for (offset, choice) in picker.choices.dropFirst(picker.top).prefix(page).enumerated() {
      let row = inner.row + offset
      if picker.top + offset == picker.cursor {
        put(glyphs.marker, at: inner.column, row: row, .marker)
        frame.cursor = CursorPosition(column: inner.column, row: row)
      }
      line(
        DisplayText(choice.theme.name), at: inner.column + 2, row: row,
        columns: inner.columns - 2, choice.theme.name == picker.before.name ? .strong : .text)
      // A name tells themes apart, a sample that is cut does not.
      let space = inner.columns - 3 - names
      drawSample(of: choice.theme, before: inner.endColumn, row: row, columns: space)
      offer(
        picker.top + offset,
        in: Rect(column: inner.column, row: row, columns: inner.columns, rows: 1),
        by: .theme(.keep), .themes)
    }
    let about = picker.chosen.words
      .wrapped(to: inner.columns, maxLines: layout.aboutRows(picker))
    for (offset, text) in about.enumerated() {
      put(text, at: inner.column, row: inner.row + page + offset, .dim)
    }
  }

  /// Words in the colours of a theme, on its own ground; only as many as fit.
  private mutating func drawSample(
    of theme: Theme, before column: Int, row: Int, columns: Int
  ) {
    let fitted = theme.fitted(to: state.configuration.colorDepth)
    var parts: [(DisplayText, ThemeRole)] = [
      (" text", .text), (" done", .good), (" held", .caution), (" failed ", .danger),
    ]
    while !parts.isEmpty, parts.reduce(0, { $0 + $1.0.columns }) > columns { parts.removeFirst() }
    var place = column - parts.reduce(0) { $0 + $1.0.columns }
    for (text, role) in parts {
      var style = fitted[role]
      style.background = fitted[.text].background
      place += frame.put(text, at: place, row: row, style: style)
    }
  }
}
