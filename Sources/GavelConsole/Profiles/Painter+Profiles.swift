import GavelModel
import GavelScreen

extension Layout {
  /// The cells of the list of profiles, in the middle.
  func profiles(of count: Int) -> Rect { dialog(rows: profileRows(of: count)) }

  /// How many profiles are seen at once.
  func profileRows(of count: Int) -> Int { max(1, min(count, dialogRows)) }
}

extension Painter {
  /// The list of profiles, the one that is open told apart by a word.
  mutating func drawProfiles() {
    guard let picker = state.profiles else { return }
    let choices = state.configuration.profiles
    let page = layout.profileRows(of: choices.count)
    let inner = openDialog("Profiles", rows: page)
    defer { ground = .text }
    let names = choices.map { DisplayText($0.name).columns }
    let nameColumns = min(names.max() ?? 0, inner.columns / 2)
    let dialects = choices.map { DisplayText($0.dialect).columns }.max() ?? 0
    for (offset, choice) in choices.dropFirst(picker.top).prefix(page).enumerated() {
      let row = inner.row + offset
      let isOpen = choice.name == state.configuration.profile
      if picker.top + offset == picker.cursor {
        put(glyphs.marker, at: inner.column, row: row, .marker)
        frame.cursor = CursorPosition(column: inner.column, row: row)
      }
      var place = inner.column + 2
      line(DisplayText(choice.name), at: place, row: row, columns: nameColumns, .strong)
      place += nameColumns + 2
      line(
        DisplayText(choice.dialect), at: place, row: row, columns: inner.endColumn - place, .dim)
      place += dialects + 2
      let word: DisplayText = isOpen ? "open" : .empty
      putRight(word, before: inner.endColumn, row: row, .good)
      line(
        DisplayText(choice.server), at: place, row: row,
        columns: inner.endColumn - place - (isOpen ? word.columns + 2 : 0), .dim)
      offer(
        picker.top + offset,
        in: Rect(column: inner.column, row: row, columns: inner.columns, rows: 1),
        by: .profile(.open), .profiles)
    }
  }
}
