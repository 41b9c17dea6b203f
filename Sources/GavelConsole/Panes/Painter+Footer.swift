import GavelModel
import GavelScreen

extension Painter {
  /// The footer: a field being typed, else the latest word, else the keys that work here.
  mutating func drawFooter() {
    let whole = layout.footer
    ground = .footer
    defer { ground = .text }
    frame.fill(whole, style: style(.footer))
    if case .filter(let filter) = state.prompt, state.modal == nil { return draw(filter) }
    let rect = drawMarks(in: whole)
    switch state.prompt {
    case .palette(let palette) where state.modal == nil:
      drawField(":", palette.text, note: paletteNote(palette), in: rect)
    case .time(let field) where state.modal == nil:
      drawField("@", field, note: hintText(in: .time, beside: field), in: rect)
    case .filter, .palette, .time, nil:
      if let flash = state.flash {
        let text = DisplayText(flash.severity.word) + DisplayText(flash.text, truncatedTo: 400)
        draw(text, flash.severity == .info ? .footer : flash.severity.role, in: rect)
      } else if state.modal == nil, state.secondFactors.isEmpty {
        drawHints(in: state.context, at: rect.column + 1, row: rect.row, end: rect.endColumn - 1)
      }
    }
  }

  /// What is marked, at the right end of the footer on every screen; returns the cells left.
  mutating func drawMarks(in rect: Rect) -> Rect {
    let marks = state.markSummary(columns: rect.columns)
    guard !marks.isEmpty else { return rect }
    putRight(marks, before: rect.endColumn - 1, row: rect.row, .mark)
    return rect.splitRight(marks.columns + 2).1
  }

  /// The keys of a context that do something now, as many as fit; help is always among them.
  ///
  /// - Parameter endRow: Where the rows end that the keys may take; by default it is one row.
  mutating func drawHints(
    in context: KeyContext, at column: Int, row: Int, end: Int, endRow: Int? = nil
  ) {
    var rows = hintRows(in: context)
    var widths = rows.map(hintColumns)
    let most = (endRow ?? row + 1) - row
    var places = Self.places(of: widths, in: end - column)
    while rows.count > 1, places.last.map({ $0.row >= most }) == true {
      let least = rows.count - (rows.last?.command == .session(.help) ? 2 : 1)
      rows.remove(at: least)
      widths.remove(at: least)
      places = Self.places(of: widths, in: end - column)
    }
    for (hint, place) in zip(rows, places) {
      draw(hint, at: column + place.column, row: row + place.row, end: end, context)
    }
  }

  /// How many rows all keys of a context take.
  func hintRows(in context: KeyContext, columns: Int) -> Int {
    (Self.places(of: hintRows(in: context).map(hintColumns), in: columns).last?.row ?? 0) + 1
  }

  /// Puts words of these widths into rows, two blanks between them.
  private static func places(
    of widths: [Int], in columns: Int
  ) -> [(column: Int, row: Int)] {
    var next = (column: 0, row: 0)
    return widths.map { width in
      if next.column > 0, next.column + width > columns { next = (0, next.row + 1) }
      defer { next.column += width + 2 }
      return next
    }
  }

  private func hintColumns(_ hint: KeyBinding) -> Int { hintKey(hint).count + 1 + hint.hint.count }

  private mutating func draw(
    _ hint: KeyBinding, at column: Int, row: Int, end: Int, _ context: KeyContext
  ) {
    let key = DisplayText(hintKey(hint))
    let used = put(key, at: column, row: row, .key, within: end - column) + 1
    put(
      DisplayText(hint.hint), at: column + used, row: row,
      ground == .footer ? .footer : .dim, within: end - column - used)
    // Of several digits none can be meant by a click.
    guard hint.command != .answer(.chooseReason) else { return }
    let columns = min(column + hintColumns(hint), end) - column
    buttons.append(
      HintButton(
        rect: Rect(column: column, row: row, columns: columns, rows: 1), context: context,
        binding: hint))
  }

  private func hintRows(in context: KeyContext) -> [KeyBinding] {
    let rows = state.keys.rows(in: context, of: state.view).filter { row in
      !row.hint.isEmpty && !row.keys.isEmpty && KeyTable.unavailable(row, in: state) == nil
    }
    let help = rows.filter { $0.command == .session(.help) }
    return rows.filter { $0.command != .session(.help) } + help
  }

  /// The key that a hint names; of the digits, all those that stand for a reason.
  private func hintKey(_ row: KeyBinding) -> String {
    let first = row.keys.first?.label ?? ""
    guard row.command == .answer(.chooseReason), case .confirm(let dialog)? = state.modal?.kind,
      dialog.reasons.count > 1
    else { return first }
    return "1-\(min(9, dialog.reasons.count))"
  }

  func hintText(in context: KeyContext) -> DisplayText {
    hintRows(in: context).reduce(.empty) { $0 + Self.words(for: $1) }
  }

  /// As many hints beside a field as fit whole.
  private func hintText(in context: KeyContext, beside field: TextField) -> DisplayText {
    let taken = min(DisplayText(field.text).columns + 1, fieldColumns / 2)
    return hintRows(in: context).reduce(.empty) { text, row in
      let longer = text + Self.words(for: row)
      return taken + longer.columns <= fieldColumns ? longer : text
    }
  }

  private static func words(for row: KeyBinding) -> DisplayText {
    "  \(row.keys.first?.label ?? "") \(row.hint)"
  }

  /// Columns for a field and what stands beside it.
  private var fieldColumns: Int {
    let marks = state.markSummary(columns: layout.size.columns)
    return layout.size.columns - 3 - (marks.isEmpty ? 0 : marks.columns + 2)
  }

  private func paletteNote(_ palette: PaletteField) -> DisplayText {
    let names = state.paletteNames(palette)
    guard names.isEmpty else {
      return "  " + DisplayText(names.joined(separator: "  "), truncatedTo: 200)
    }
    return state.paletteRows(matching: palette.name).isEmpty
      ? "  no command here is called like that" : hintText(in: .palette, beside: palette.text)
  }

  /// A word in the footer; where it is longer than that, in the lines above as well.
  ///
  /// It stands until the next key, and its end says what to do.
  private mutating func draw(_ text: DisplayText, _ role: ThemeRole, in footer: Rect) {
    let lines = text.wrapped(to: max(1, footer.columns - 2), maxLines: 4)
    draw(lines, role, from: footer.endRow - lines.count, at: footer.column + 1)
  }

  private mutating func draw(
    _ lines: [DisplayText], _ role: ThemeRole, from row: Int, at column: Int
  ) {
    for (offset, line) in lines.enumerated() {
      let place = row + offset
      if place < layout.footer.row {
        frame.fill(
          Rect(column: 0, row: place, columns: layout.size.columns, rows: 1),
          style: style(.footer))
      }
      put(line, at: column, row: place, role)
    }
  }

  /// What is said about a field, where it does not fit beside it: it is read before the field is
  /// mended, so that its end must not be missing.
  func linesAbove(_ field: TextField) -> [DisplayText] {
    guard let flash = state.flash.map({ DisplayText($0.text, truncatedTo: 400) }) else { return [] }
    let needed = min(DisplayText(field.text).columns + 1, fieldColumns / 2)
    guard needed + 2 + flash.columns > fieldColumns else { return [] }
    return flash.wrapped(to: layout.size.columns - 2, maxLines: 4)
  }

  /// A field with its sign in front and the terminal's cursor in it; a note on the right, as long as
  /// the field leaves it room, or what is said about the field.
  mutating func drawField(
    _ sign: DisplayText, _ field: TextField, note: DisplayText, in rect: Rect
  ) {
    let above = linesAbove(field)
    draw(above, .caution, from: rect.row - above.count, at: rect.column + 1)
    let flash =
      above.isEmpty ? state.flash.map { "  " + DisplayText($0.text, truncatedTo: 400) } : nil
    let beside = above.isEmpty ? flash ?? note : .empty
    let whole = rect.columns - 3
    let needed = min(DisplayText(field.text).columns + 1, whole / 2)
    let columns = max(needed, whole - beside.columns)
    put(sign, at: rect.column + 1, row: rect.row, .key)
    draw(field, at: rect.column + 2, row: rect.row, columns: columns)
    line(
      beside, at: rect.column + 2 + columns, row: rect.row, columns: whole - columns,
      flash == nil ? .footer : .caution)
  }

  /// The text of a field, scrolled so that the cursor is seen.
  mutating func draw(_ field: TextField, at column: Int, row: Int, columns: Int) {
    frame.fill(
      Rect(column: column, row: row, columns: columns, rows: 1), style: style(.field))
    let skipped = Self.scrolledOut(of: field, columns: columns)
    let before = DisplayText(String(field.characters[skipped..<field.cursor]))
    let rest = DisplayText(String(field.characters[skipped...]))
    put(rest, at: column, row: row, .field, within: columns)
    frame.cursor = CursorPosition(column: column + before.columns, row: row)
    frame.isCursorVisible = true
  }

  /// How many characters are scrolled out of a field on the left.
  static func scrolledOut(of field: TextField, columns: Int) -> Int {
    var skipped = 0
    var before = DisplayText(field.beforeCursor)
    while before.columns > columns - 1, skipped < field.cursor {
      skipped += 1
      before = DisplayText(String(field.characters[skipped..<field.cursor]))
    }
    return skipped
  }
}
