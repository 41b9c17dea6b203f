extension DisplayText {
  /// Returns the text as a line of these letters, for output that has no cells.
  ///
  /// Without UTF-8 every other grapheme becomes its stand-in, or one `?` where it has none.
  public func letters(in charset: Charset) -> String {
    switch charset {
    case .unicode: description
    case .ascii:
      pieces.map { piece in
        piece.text.utf8.count == 1 ? piece.text : GlyphSet.asciiStandIn(for: piece.text) ?? "?"
      }.joined()
    }
  }
}
