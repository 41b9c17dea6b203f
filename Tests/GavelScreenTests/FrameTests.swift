import GavelScreen
import Testing

@Suite struct FrameTests {
  private let bold = Style(attributes: .bold)

  @Test func `text is clipped at every edge and counted exactly`() {
    var frame = Frame(size: Size(columns: 4, rows: 2))
    #expect(frame.put("abcdef", at: 2, row: 0, style: .plain) == 2)
    #expect(frame.put("abcdef", at: -3, row: 1, style: .plain) == 6)
    #expect(frame.put("x", at: 0, row: 2, style: .plain) == 0)
    #expect(frame.put("x", at: 0, row: -1, style: .plain) == 0)
    #expect(frame.put("x", at: 9, row: 0, style: .plain) == 0)
    #expect(frame.text() == "  ab\ndef")
  }

  @Test func `a limit in columns stops the text`() {
    var frame = Frame(size: Size(columns: 8, rows: 1))
    #expect(frame.put("abcdef", at: 1, row: 0, style: .plain, within: 3) == 3)
    #expect(frame.text() == " abc")
    #expect(frame.put("xyz", at: 5, row: 0, style: .plain, within: 0) == 0)
    #expect(frame.put("xyz", at: 5, row: 0, style: .plain, within: -2) == 0)
  }

  @Test func `a wide grapheme is never cut in half at an edge`() {
    var frame = Frame(size: Size(columns: 5, rows: 2))
    #expect(frame.put("日本語", at: 0, row: 0, style: .plain) == 4)
    #expect(frame.text() == "日本\n")
    frame.put("日本", at: -1, row: 1, style: .plain)
    #expect(frame[column: 0, row: 1].text == " ")
    #expect(frame[column: 1, row: 1].text == "本")
    #expect(frame[column: 2, row: 1].isRightHalf)
  }

  @Test func `covering one half of a wide grapheme blanks the other`() {
    var left = Frame(size: Size(columns: 4, rows: 1))
    left.put("日", at: 1, row: 0, style: bold)
    left.put("x", at: 1, row: 0, style: .plain)
    #expect(left.text() == " x")
    #expect(left[column: 2, row: 0].style == bold)

    var right = Frame(size: Size(columns: 4, rows: 1))
    right.put("日", at: 1, row: 0, style: bold)
    right.put("x", at: 2, row: 0, style: .plain)
    #expect(right.text() == "  x")
    #expect(right[column: 1, row: 0].width == 1)

    var both = Frame(size: Size(columns: 6, rows: 1))
    both.put("日本", at: 0, row: 0, style: .plain)
    both.put("語", at: 1, row: 0, style: .plain)
    #expect(both.text() == " 語")
  }

  @Test func `every wide cell has its right half after any drawing`() {
    var random = SeededGenerator(state: 11)
    let texts: [DisplayText] = ["日本", "a", "👩x", "abc", "x日", " "]
    for _ in 0..<300 {
      var frame = Frame(size: Size(columns: 7, rows: 1))
      for _ in 0..<12 {
        let text = texts[Int.random(in: 0..<texts.count, using: &random)]
        frame.put(text, at: Int.random(in: -2...7, using: &random), row: 0, style: .plain)
        if Bool.random(using: &random) {
          frame.fill(Rect(column: 3, row: 0, columns: 1, rows: 1), style: bold)
        }
      }
      let cells = Array(frame.cells(ofRow: 0))
      #expect(cells.map(\.width).reduce(0, +) == 7)
      for (index, cell) in cells.enumerated() {
        #expect(cell.isRightHalf == (index > 0 && cells[index - 1].width == 2))
      }
    }
  }

  @Test func `filling and restyling clip, and restyling keeps letters`() {
    var frame = Frame(size: Size(columns: 4, rows: 2))
    frame.put("ab日", at: 0, row: 0, style: .plain)
    frame.restyle(Rect(column: 1, row: -1, columns: 2, rows: 2)) { $0.adding(.reverse) }
    #expect(frame.text() == "ab日\n")
    #expect(frame.styleMap() == ".aaa\n....\n. default on default\na default on default reverse")
    frame.fill(Rect(column: -5, row: -5, columns: 50, rows: 50), style: bold)
    #expect(frame.text() == "\n")
    #expect(frame.styleMap().hasPrefix("....\n....\n. default on default bold"))
  }

  @Test func `a box has corners, a title that fits, and nothing at all when too small`() {
    var frame = Frame(size: Size(columns: 10, rows: 3))
    frame.box(Rect(frame.size), title: "Rooms 42/1204", style: .plain)
    #expect(frame.text() == "┌ Rooms… ┐\n│        │\n└────────┘")
    var small = Frame(size: Size(columns: 3, rows: 1))
    small.box(Rect(small.size), style: .plain)
    #expect(small.text() == "")
    var heavy = Frame(size: Size(columns: 2, rows: 2))
    heavy.box(Rect(heavy.size), title: "x", style: .plain, borders: .heavy)
    #expect(heavy.text() == "┏┓\n┗┛")
  }

  @Test func `an ASCII frame holds no other letter and keeps every column`() {
    var frame = Frame(size: Size(columns: 14, rows: 3), charset: .ascii)
    frame.box(Rect(frame.size), title: "日本", style: .plain)
    let used = frame.put(
      "\(GlyphSet(.ascii).bullet) é日\u{202E}…", at: 1, row: 1, style: .plain, within: 12)
    #expect(used == 12)
    #expect(frame.text() == "+ ???? ------+\n|* ???<U+202E|\n+------------+")
    var own = Frame(size: Size(columns: 8, rows: 1), charset: .ascii)
    own.put("● · …", at: 0, row: 0, style: .plain)
    #expect(own.text() == "* - ~")
    var platform = Frame(size: Size(columns: 8, rows: 1), charset: .ascii)
    let source = "● a\nb\t…"
    platform.put(DisplayText(source), at: 0, row: 0, style: .plain)
    #expect(platform.text() == "? a|b>?")
  }

  @Test func `revealed characters can have a look of their own`() {
    var frame = Frame(size: Size(columns: 10, rows: 1))
    frame.put(DisplayText("a\u{202E}b"), at: 0, row: 0, style: .plain, revealed: bold)
    #expect(frame.styleMap().hasPrefix(".aaaaaaaa.\n"))
  }

  @Test func `the memory screen keeps frames and hands over input once`() {
    let screen = MemoryScreen(size: Size(columns: 3, rows: 1))
    screen.type("ab")
    screen.resize(Size(columns: 4, rows: 1))
    #expect(
      screen.readInput() == [
        .key(.character("a")), .key(.character("b")), .resize(Size(columns: 4, rows: 1)),
      ])
    #expect(screen.readInput().isEmpty)
    var frame = Frame(size: screen.size)
    frame.put("hi", at: 0, row: 0, style: .plain)
    screen.present(frame)
    #expect(screen.text == "hi")
  }
}
