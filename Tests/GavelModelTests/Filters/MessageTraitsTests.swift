import GavelModel
import Testing

@Suite struct MessageTraitsTests {
  @Test(arguments: [
    "http://a", "see HTTPS://x.org now", "ftp://", "x://", "www.a", "go WWW.b.c", "日本http://x",
  ])
  func `an address is a link`(text: String) { #expect(Message.hasLink(text)) }

  @Test(arguments: ["", "a.b", "://", "http:/x", "ww.a", "wwwx", "www", "//x", "10:30"])
  func `other text is none`(text: String) { #expect(!Message.hasLink(text)) }

  @Test(arguments: [
    ("joinRoom", true), ("uj", true), ("room-archived", true), ("subscription-role-added", true),
    ("text", false), ("image", false), ("card", false), ("e2e", false), ("roomy", false),
  ])
  func `what the platform writes is known by its type`(type: String, isSystem: Bool) {
    let message = Message(
      id: "m", room: "r", author: nil, type: type, text: "", sentAt: Timestamp(milliseconds: 0))
    #expect(message.isSystem == isSystem)
  }

  @Test func `hidden characters count in the text and in names of files`() {
    var message = Message(
      id: "m", room: "r", author: nil, text: "plain 日本 \n👩‍👩‍👧 e\u{301}",
      sentAt: Timestamp(milliseconds: 0))
    #expect(!message.hidesCharacters)
    message.attachments = ["a\u{202E}gpj.exe"]
    #expect(message.hidesCharacters)
    message.attachments = []
    message.text = "a\u{200B}b"
    #expect(message.hidesCharacters)
  }
}
