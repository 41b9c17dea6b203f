import GavelScreen
import Testing

@testable import GavelTerminal

@Suite struct InputDecoderTests {
  private func decode(_ text: String, _ charset: Charset = .unicode) -> [InputEvent] {
    var decoder = InputDecoder(charset: charset)
    for byte in text.utf8 { decoder.feed(.byte(byte)) }
    return decoder.endOfInput()
  }

  @Test(arguments: [
    "\u{1B}[?62;1;4c", "\u{1B}[24;80R", "\u{1B}[<0;10;5M", "\u{1B}[<0;10;5m", "\u{1B}[I",
    "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:dddd/yyyy\u{1B}\\",
    "\u{1B}P1$r0m\u{1B}\\", "\u{1B}P>|xterm(390)\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\",
    "\u{1B}[1;5A", "\u{1B}[27;5;99~", "\u{1B}[99;5u", "\u{1B}Ol",
  ])
  func `what a terminal answers presses no key`(answer: String) {
    #expect(decode(answer + "q") == [.key(.character("q"))])
  }

  @Test func `Escape with a letter right behind it is Escape alone`() {
    #expect(decode("\u{1B}d") == [.key(.escape)])
    #expect(decode("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(decode("\u{1B}") == [.key(.escape)])
  }

  @Test func `a sequence torn apart by a slow line is still one key`() {
    var decoder = InputDecoder(charset: .unicode)
    for byte in "\u{1B}[".utf8 { decoder.feed(.byte(byte)) }
    #expect(decoder.endOfInput().isEmpty)
    decoder.feed(.byte(UInt8(ascii: "A")))
    #expect(decoder.endOfInput() == [.key(.up)])
  }

  @Test func `a letter torn apart by a slow line is still one letter`() {
    var decoder = InputDecoder(charset: .unicode)
    for byte in Array("日".utf8).prefix(2) { decoder.feed(.byte(byte)) }
    #expect(decoder.endOfInput().isEmpty)
    decoder.feed(.byte(Array("日".utf8)[2]))
    #expect(decoder.endOfInput() == [.key(.character("日"))])
  }

  @Test(arguments: [
    ([0xC0, 0x80] as [UInt8], 2), ([0xED, 0xA0, 0x80], 1), ([0xF5], 1), ([0x80], 1),
    ([0xE6, 0x97, 0xE6, 0x97, 0xA5], 1),
  ])
  func `malformed bytes are reported and make no key`(bytes: [UInt8], reports: Int) {
    var decoder = InputDecoder(charset: .unicode)
    for byte in bytes { decoder.feed(.byte(byte)) }
    #expect(decoder.endOfInput().filter { $0 == .invalid }.count == reports)
  }

  @Test func `a paste loses controls, keeps tabs and lines, and has a limit`() {
    #expect(
      decode("\u{1B}[200~a\u{7}\tb\r\nc\rd\u{1B}[201~") == [.paste("a\tb\nc\nd")])
    let long = String(repeating: "x", count: InputDecoder.pasteLimit + 100)
    #expect(
      decode("\u{1B}[200~\(long)\u{1B}[201~")
        == [.paste(String(repeating: "x", count: InputDecoder.pasteLimit))])
  }

  @Test func `a paste over several reads is one event`() {
    var decoder = InputDecoder(charset: .unicode)
    for byte in "\u{1B}[200~one ".utf8 { decoder.feed(.byte(byte)) }
    #expect(decoder.endOfInput().isEmpty)
    #expect(decoder.isPasting)
    for byte in "two\u{1B}[201~".utf8 { decoder.feed(.byte(byte)) }
    #expect(decoder.endOfInput() == [.paste("one two")])
    #expect(!decoder.isPasting)
  }

  @Test func `an empty paste and a stray end are nothing`() {
    #expect(decode("\u{1B}[200~\u{1B}[201~").isEmpty)
    #expect(decode("\u{1B}[201~").isEmpty)
  }

  @Test func `no bytes make the decoder stick or crash`() {
    var random = SeededGenerator(state: 9)
    for _ in 0..<500 {
      var decoder = InputDecoder(charset: .unicode)
      for _ in 0..<60 { decoder.feed(.byte(UInt8.random(in: 0...255, using: &random))) }
      // Ends any string, sequence or paste that the noise began.
      for byte in "\u{7}\u{1B}\\~\u{1B}[201~".utf8 { decoder.feed(.byte(byte)) }
      _ = decoder.endOfInput()
      decoder.feed(.byte(UInt8(ascii: "q")))
      #expect(decoder.endOfInput() == [.key(.character("q"))])
    }
  }
}
