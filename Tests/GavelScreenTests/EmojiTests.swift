import GavelScreen
import Testing

@Suite struct EmojiTests {
  @Test(arguments: [
    ("👩‍👩‍👧", "👩👩👧", 6), ("🏃‍♂️", "🏃♂", 3), ("👍🏽", "👍", 2), ("❤️", "❤", 1),
    ("🇹🇼", "[TW]", 4), ("🇹🇼🇯🇵", "[TW][JP]", 8), ("🇹", "[T]", 3), ("1️⃣", "[1]", 3),
    ("#⃣", "[#]", 3), ("👨🏽‍💻", "👨💻", 4), ("⌚", "⌚", 2), ("☺", "☺", 1),
  ])
  func `an emoji sequence is drawn in parts of certain width`(
    source: String, shown: String, columns: Int
  ) {
    let display = DisplayText(source)
    #expect(display.description == shown)
    #expect(display.columns == columns)
    #expect(display.hiddenCount == 0)
  }

  @Test(arguments: [
    ("👩\u{200D}", "👩<U+200D>"),
    ("\u{200D}👩", "<U+200D>👩"),
    ("👩\u{200D}\u{200D}👩", "👩<U+200D><U+200D>👩"),
    ("a\u{200D}👩", "a<U+200D>👩"),
    ("❤\u{FE0F}\u{FE0F}", "❤<U+FE0F>"),
    ("👍🏽🏽", "👍<U+1F3FD>"),
    ("1\u{FE0F}", "1<U+FE0F>"),
    ("1\u{20E3}\u{20E3}", "[1]◌\u{20E3}"),
    ("🏴\u{E0067}\u{E007F}", "🏴<U+E0067><U+E007F>"),
  ])
  func `joiners and variations outside of a sequence are revealed`(
    source: String, shown: String
  ) {
    #expect(DisplayText(source).description == shown)
  }

  @Test func `decomposed Korean becomes syllables, stray tails are revealed`() {
    #expect(
      DisplayText("\u{1112}\u{1161}\u{11AB}").description.unicodeScalars.elementsEqual(
        "한".unicodeScalars))
    #expect(DisplayText("\u{1112}\u{1161}\u{11AB}").columns == 2)
    #expect(DisplayText("a\u{1161}").description == "a<U+1161>")
    #expect(DisplayText("각\u{11A8}").description == "각<U+11A8>")
  }
}
