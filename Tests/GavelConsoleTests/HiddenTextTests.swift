import GavelModel
import GavelScreen
import Testing

/// The model decides what `has:hidden` finds, the screen decides what is drawn: they must agree.
@Suite struct HiddenTextTests {
  private func agrees(_ text: String) -> Bool {
    HiddenText.isIn(text) == (DisplayText(text).hiddenCount > 0)
  }

  @Test func `every character alone and between letters is judged as the screen does`() {
    var wrong: [UInt32] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let character = String(Character(scalar))
      if !agrees(character) || !agrees("a" + character + "b") { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  @Test func `characters that depend on their neighbours are judged as the screen does`() {
    let parts = [
      "a", "1", "#", "😀", "👍", "❤", "👩", "日", "\u{200D}", "\u{FE0F}", "\u{FE0E}", "\u{20E3}",
      "\u{1F3FD}",
      "\u{1F1E6}", "\u{301}", "\u{1161}", "\u{11A8}", "\u{1112}", "가", "\r", "\n", "\t", "\u{A0}",
      "\u{202E}", " ",
    ]
    var wrong: [String] = []
    for first in parts {
      for second in parts {
        for third in parts {
          for text in [first + second + third, first + second + third + first]
          where !agrees(text) { wrong.append(text) }
        }
      }
    }
    #expect(wrong == [])
  }
}
