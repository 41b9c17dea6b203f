import GavelModel
import GavelScreen

/// The field for a filter: a line above the footer, so that errors stand under their place.
extension Painter {
  mutating func draw(_ prompt: FilterPrompt, in footer: Rect) {
    let row = footer.row - 1
    let line = Rect(column: footer.column, row: row, columns: footer.columns, rows: 1)
    frame.fill(line, style: style(.footer))
    put("/", at: footer.column + 1, row: row, .key)
    let start = footer.column + 2
    let skipped = draw(prompt.field, at: start, row: row, columns: footer.columns - 3)
    if let error = prompt.error {
      let shown = prompt.field.characters[skipped...].prefix(
        max(0, error.columns.lowerBound - skipped))
      let column = start + DisplayText(String(shown)).columns
      drawError(error, at: min(column, footer.endColumn - 2), in: footer)
    } else if let offer = prompt.offer {
      drawOffer(offer, in: footer)
    } else if let flash = state.flash {
      self.line(
        DisplayText(flash.text, truncatedTo: 400), at: start, row: footer.row,
        columns: footer.columns - 3, .caution)
    } else {
      drawHints(
        in: .filter, at: footer.column + 1, row: footer.row, end: footer.endColumn - 1)
    }
  }

  /// A caret under the place, and the words on the side with more room.
  private mutating func drawError(_ error: FilterError, at column: Int, in footer: Rect) {
    put("^", at: column, row: footer.row, .danger)
    let words = DisplayText(FilterWords.text(of: error.fault), truncatedTo: 400)
    let right = footer.endColumn - 1 - (column + 2)
    let left = column - 1 - (footer.column + 1)
    if words.columns <= right || right >= left {
      line(words, at: column + 2, row: footer.row, columns: right, .danger)
    } else {
      putRight(words.truncated(to: left), before: column - 1, row: footer.row, .danger)
    }
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
