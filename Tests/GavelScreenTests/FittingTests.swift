import GavelScreen
import Testing

@Suite struct FittingTests {
  @Test(arguments: [
    ("hello", 5, "hello"), ("hello", 4, "hel…"), ("hello", 1, "…"), ("hello", 0, ""),
    ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("", 3, ""), ("abc", -1, ""),
  ])
  func `a text is cut by columns, never inside of a grapheme`(
    source: String, columns: Int, shown: String
  ) {
    #expect(DisplayText(source).truncated(to: columns).description == shown)
    #expect(DisplayText(source, truncatedTo: columns).description == shown)
    #expect(DisplayText(source).truncated(to: columns).columns <= max(0, columns))
  }

  @Test func `cutting while reading looks no further than the cut`() {
    let long = String(repeating: "x", count: 10_000) + "\u{202E}"
    let short = DisplayText(long, truncatedTo: 20)
    #expect(short.columns == 20)
    #expect(short.hiddenCount == 0)
    #expect(DisplayText(long).truncated(to: 20).hiddenCount == 1)
  }

  @Test func `padding makes a text exactly as wide as asked`() {
    #expect(DisplayText("ab").padded(to: 4).description == "ab  ")
    #expect(DisplayText("ab").leftPadded(to: 4).description == "  ab")
    #expect(DisplayText("日本語").padded(to: 4).description == "日… ")
    #expect(DisplayText("日本語").padded(to: 4).columns == 4)
  }

  @Test(arguments: [
    ("the quick brown fox", 10, ["the quick", "brown fox"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("日本語です", 5, ["日本", "語で", "す"]),
    ("ab 日本", 5, ["ab 日", "本"]),
    ("one\ntwo", 10, ["one⏎", "two"]),
    ("four\nx", 4, ["four", "x"]),
    ("a\n\nb", 4, ["a⏎", "⏎", "b"]),
    ("exact fit", 9, ["exact fit"]),
    ("four five", 4, ["four", "five"]),
    ("日", 1, ["日"]),
    ("", 5, []),
  ])
  func `lines break at blanks, newlines and wide letters`(
    source: String, columns: Int, lines: [String]
  ) {
    let wrapped = DisplayText(source).wrapped(to: columns, maxLines: 20)
    #expect(wrapped.map(\.description) == lines)
  }

  @Test func `the last line says that there is more`() {
    let lines = DisplayText("aaaa bbbb cccc").wrapped(to: 4, maxLines: 2)
    #expect(lines.map(\.description) == ["aaaa", "bbb…"])
    let roomy = DisplayText("aa bbbb cccc").wrapped(to: 6, maxLines: 1)
    #expect(roomy.map(\.description) == ["aa…"])
    #expect(DisplayText("abc").wrapped(to: 0, maxLines: 3).isEmpty)
    #expect(DisplayText("abc").wrapped(to: 3, maxLines: 0).isEmpty)
  }

  @Test func `no wrapped line is wider than asked, whatever the text`() {
    var random = SeededGenerator(state: 3)
    let letters = Array("ab  \n日本👩\u{202E}e")
    for _ in 0..<500 {
      let source = String((0..<40).map { _ in letters.randomElement(using: &random) ?? "a" })
      let columns = Int.random(in: 2...12, using: &random)
      for line in DisplayText(source).wrapped(to: columns, maxLines: 5) {
        #expect(line.columns <= columns)
      }
    }
  }
}
