import GavelScreen
import Testing

@Suite struct GlyphSetTests {
  @Test func `a progress bar has exactly its columns and never more than full`() {
    let glyphs = GlyphSet(.unicode)
    #expect(glyphs.bar(part: 71, whole: 100, columns: 10).description == "███████░░░")
    #expect(glyphs.bar(part: 500, whole: 100, columns: 4).description == "████")
    #expect(glyphs.bar(part: -5, whole: 100, columns: 4).description == "░░░░")
    #expect(glyphs.bar(part: 0, whole: 0, columns: 2).description == "██")
    #expect(GlyphSet(.ascii).bar(part: 1, whole: 2, columns: 4).description == "##..")
  }

  @Test func `every ASCII sign is ASCII and as wide as its Unicode twin`() {
    let unicode = signs(GlyphSet(.unicode))
    let ascii = signs(GlyphSet(.ascii))
    for (wide, plain) in zip(unicode, ascii) {
      #expect(wide.columns == 1 && plain.columns == 1)
      #expect(plain.description.utf8.allSatisfy { $0 < 0x7F })
      var frame = Frame(size: Size(columns: 1, rows: 1), charset: .ascii)
      frame.put(wide, at: 0, row: 0, style: .plain)
      #expect(frame.text() == plain.description)
    }
  }

  private func signs(_ glyphs: GlyphSet) -> [DisplayText] {
    let borders = [glyphs.lines(.plain), glyphs.lines(.heavy)].flatMap {
      [$0.horizontal, $0.vertical, $0.topLeft, $0.topRight, $0.bottomLeft, $0.bottomRight]
    }
    return borders + [
      glyphs.ellipsis, glyphs.marker, glyphs.mark, glyphs.bullet, glyphs.hollowBullet,
      glyphs.separator, glyphs.barFull, glyphs.barEmpty, glyphs.up, glyphs.down,
    ]
  }

  @Test func `a line of numbers is as high as their shares, and nothing is a blank`() {
    #expect(GlyphSet(.unicode).sparkline([0, 1, 4, 8]).description == " ▁▄█")
    #expect(GlyphSet(.ascii).sparkline([0, 1, 7]).description == " .#")
    #expect(GlyphSet(.unicode).sparkline([]).isEmpty)
    #expect(GlyphSet(.unicode).sparkline([0, 0]).description == "  ")
    #expect(GlyphSet(.unicode).sparkline([1, 1000]).description == "▁█")
  }
}
