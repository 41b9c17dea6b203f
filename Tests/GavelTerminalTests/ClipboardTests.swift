import Foundation
import Testing

@testable import GavelTerminal

@Suite struct ClipboardTests {
  @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar", "日本 🙏"])
  func `bytes are written as base64`(text: String) {
    let expected = Data(text.utf8).base64EncodedString()
    #expect(Clipboard.base64(Array(text.utf8)) == expected)
  }

  @Test func `the sequence writes the clipboard and asks nothing`() {
    #expect(Clipboard.sequence(for: "hi") == "\u{1B}]52;c;aGk=\u{7}")
  }

  @Test func `nothing that acts where it is pasted is handed over`() {
    let text = "a\u{1B}[31mb\u{7}\tc\rd\u{202E}e\u{200B}f\u{E0041}g\nh\u{85}i"
    #expect(String(decoding: Clipboard.cleaned(text), as: UTF8.self) == "a [31mb  c defg\nh i")
    #expect(String(decoding: Clipboard.cleaned("👩‍🚀"), as: UTF8.self) == "👩‍🚀")
  }

  @Test func `a long text is cut between characters`() {
    let bytes = Clipboard.cleaned(String(repeating: "本", count: 30_000))
    #expect(bytes.count <= Clipboard.capacity && bytes.count > Clipboard.capacity - 3)
    #expect(String(validating: bytes, as: UTF8.self) != nil)
  }
}
