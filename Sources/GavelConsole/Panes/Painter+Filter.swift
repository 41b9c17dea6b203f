import GavelModel
import GavelScreen

/// The field for a filter: a line above the footer, so that errors stand under their place.
extension Painter {
  mutating func draw(_ prompt: FilterPrompt) {
    let footer = layout.footer
    // What is marked stands beside the field, so that an error has the whole line below.
    let column = footer.column + 2
    let marks = state.markSummary(columns: footer.columns)
    let end = footer.endColumn - 1 - (marks.isEmpty ? 0 : marks.columns + 1)
    let fault = prompt.error.map { error in
      let skipped = Self.scrolledOut(of: prompt.field, columns: end - column)
      let before = prompt.field.characters[skipped...].prefix(
        max(0, error.columns.lowerBound - skipped))
      let place = column + DisplayText(String(before)).columns
      return words(for: error, at: min(place, footer.endColumn - 2), in: footer)
    }
    let row = footer.row - 1 - (fault?.below.count ?? 0)
    frame.fill(
      Rect(column: footer.column, row: row, columns: footer.columns, rows: footer.endRow - row),
      style: style(.footer))
    put("/", at: footer.column + 1, row: row, .key)
    draw(prompt.field, at: column, row: row, columns: end - column)
    putRight(marks, before: footer.endColumn - 1, row: row, .mark)
    if let fault {
      put("^", at: fault.column, row: row + 1, .danger)
      put(fault.beside, at: fault.start, row: row + 1, .danger)
      for (offset, line) in fault.below.enumerated() {
        put(line, at: footer.column + 1, row: row + 2 + offset, .danger)
      }
    } else if let offer = prompt.offer {
      drawOffer(offer, in: footer)
    } else if let flash = state.flash {
      line(
        DisplayText(flash.text, truncatedTo: 400), at: column, row: footer.row,
        columns: footer.columns - 3, .caution)
    } else {
      drawHints(
        in: .filter, at: footer.column + 1, row: footer.row, end: footer.endColumn - 1)
    }
  }

  /// What is wrong with a filter, as it stands under the field.
  private struct Fault {
    /// Where the caret stands.
    var column: Int
    /// Where the words beside it begin.
    var start: Int
    var beside: DisplayText
    /// The words in lines of their own, where they fit on no side of the caret.
    var below: [DisplayText] = []
  }

  private func words(for error: FilterError, at column: Int, in footer: Rect) -> Fault {
    let words = DisplayText(FilterWords.text(of: error.fault), truncatedTo: 400)
    if words.columns <= footer.endColumn - 1 - (column + 2) {
      return Fault(column: column, start: column + 2, beside: words)
    }
    if words.columns <= column - 1 - (footer.column + 1) {
      return Fault(column: column, start: column - 1 - words.columns, beside: words)
    }
    let lines = words.wrapped(to: footer.columns - 2, maxLines: max(1, layout.size.rows - 6))
    return Fault(column: column, start: column + 2, beside: .empty, below: lines)
  }

  /// The words offered, from the chosen one on where not all of them fit.
  private mutating func drawOffer(_ offer: FilterPrompt.Offer, in footer: Rect) {
    var column = footer.column + 2
    let columns = offer.words.map { DisplayText($0, truncatedTo: 40).columns + 2 }
    let fits = columns.reduce(0, +) <= footer.columns - 3
    let order = fits ? 0 : offer.chosen
    for place in offer.words.indices.dropFirst(order) {
      let left = footer.endColumn - 1 - column
      guard left > 2 else { break }
      column += line(
        DisplayText(offer.words[place], truncatedTo: 40), at: column, row: footer.row,
        columns: left, place == offer.chosen ? .focus : .footer)
      column += 2
    }
  }
}
