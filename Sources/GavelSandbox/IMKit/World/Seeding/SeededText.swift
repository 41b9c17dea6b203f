/// A message body that is computed from two small numbers whenever it is read.
struct SeededText: Hashable, Sendable {
  enum Kind: UInt8, Sendable, CaseIterable {
    case chat, cjk, emoji, spam, link, image, file, location, sticker, audio, mention, join, leave
    case recall, custom, number, extraObject, extraText, hostile
  }

  let kind: Kind
  let number: UInt32

  var body: MessageBody {
    var numbers = SplitMix64(seed: UInt64(number) &* 31 &+ UInt64(kind.rawValue))
    switch kind {
    case .chat: return text(Phrases.english(&numbers))
    case .cjk: return text(numbers.pick(Phrases.cjk))
    case .emoji: return text(numbers.pick(Phrases.emoji))
    case .spam: return text(Phrases.spam(&numbers))
    case .link: return text("\(Phrases.english(&numbers)) https://example.org/\(number % 977)")
    case .hostile: return text(HostileText.all[Int(number) % HostileText.all.count])
    case .join: return MessageBody(type: "joinRoom", message: "")
    case .leave: return MessageBody(type: "leaveRoom", message: "")
    case .recall: return MessageBody(type: "recall", message: "")
    case .number: return MessageBody(type: "text", message: .integer(Int64(number % 10_000)))
    case .mention:
      return MessageBody(
        type: "text", message: "@Mei \(Phrases.english(&numbers))", fields: ["mentions": ["mei"]])
    case .extraObject:
      return MessageBody(
        type: "text", message: .string(Phrases.english(&numbers)),
        fields: ["extra": ["mood": "calm", "score": .integer(Int64(number % 11))]])
    case .extraText:
      return MessageBody(
        type: "text", message: .string(Phrases.english(&numbers)),
        fields: ["extra": "{\"mood\":\"busy\",\"score\":\(number % 11)}"])
    case .image, .file, .location, .sticker, .audio, .custom: return attachment(&numbers)
    }
  }

  private func text(_ words: String) -> MessageBody {
    MessageBody(type: "text", message: .string(words))
  }

  private func attachment(_ numbers: inout SplitMix64) -> MessageBody {
    let address = "https://cdn.example/\(number)"
    switch kind {
    case .image:
      return MessageBody(
        type: "image", message: "",
        fields: [
          "originalUrl": "\(address).jpg", "thumbnailUrl": "\(address)-small.jpg", "width": 1280,
          "height": 960,
        ])
    case .file:
      return MessageBody(
        type: "file", message: "timetable-\(number % 40).pdf",
        fields: ["originalUrl": "\(address).pdf", "extra": ["filename": "timetable.pdf"]])
    case .location:
      return MessageBody(
        type: "location", message: .string(numbers.pick(Phrases.places)),
        fields: ["latitude": .number(25.04), "longitude": .number(121.56)])
    case .sticker:
      return MessageBody(type: "sticker", message: "", fields: ["sticker": "wave-\(number % 9)"])
    case .audio:
      return MessageBody(
        type: "audio", message: "",
        fields: ["originalUrl": "\(address).m4a", "duration": .integer(Int64(number % 90) * 1000)])
    case .chat, .cjk, .emoji, .spam, .link, .mention, .join, .leave, .recall, .custom, .number,
      .extraObject, .extraText, .hostile:
      return MessageBody(
        type: "berth-booking", message: "berth \(number % 30)",
        fields: ["berth": ["number": .integer(Int64(number % 30)), "isPaid": true]])
    }
  }
}
