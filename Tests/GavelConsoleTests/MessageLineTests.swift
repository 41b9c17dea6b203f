import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct MessageLineTests {
  func line(_ type: String, _ text: String, files: [String] = [], columns: Int = 40) -> String {
    let message = Message(
      id: "m1", room: "lobby", author: nil, type: type, text: text,
      sentAt: Timestamp(milliseconds: 0), attachments: files)
    return Painter.text(of: message, columns: columns).description
  }

  @Test func `a text is shown as it is`() {
    #expect(line("text", "hello 日本") == "hello 日本")
  }

  @Test func `what is no text says what it is`() {
    #expect(line("deleteMember", "李明") == "(deleteMember) 李明")
    #expect(line("image", "", files: ["a.png", "b.png"]) == "(image) a.png, b.png")
    #expect(line("recall", "").hasPrefix("(recall)"))
    #expect(line("text", "").hasPrefix("(text)"))
    #expect(line("ul", "hana2") == "(left) hana2")
    #expect(line("discussion-created", "Rota") == "(discussion) Rota")
  }

  @Test func `a long line ends in an ellipsis within its columns`() {
    let shown = line("text", String(repeating: "長い", count: 5000), columns: 20)
    #expect(shown.hasSuffix("…"))
    #expect(DisplayText(shown).columns <= 20)
  }
}
