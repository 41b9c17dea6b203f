import Foundation
import GavelModel
import Testing

@testable import GavelStore

@Suite struct TextFoldTests {
  @Test(arguments: [
    "", "Hello", "日本 TOKYO", "한국", "ÀÉ", "e\u{301}", "か\u{3099}", "ПРИВЕТ мир", "🎉A", "ꙀꙂ", "Ａ",
    "\u{1112}\u{1161}\u{11ab}", "İ", "K", "ẞ",
  ])
  func `the short way and the tables agree`(text: String) {
    let expected = text.lowercased().precomposedStringWithCanonicalMapping
    #expect(TextFold.bytes(of: text) == Array(expected.utf8))
  }

  @Test func `bytes that are no text do no harm`() {
    let broken: [UInt8] = [0xe3, 0x81, 0x41, 0xf0, 0x9f, 0xff, 0xe4]
    var folded: [UInt8] = []
    broken.withUnsafeBufferPointer { TextFold.fold($0, into: &folded) }
    #expect(folded.contains(0x61) || folded.contains(0x41))
  }
}
