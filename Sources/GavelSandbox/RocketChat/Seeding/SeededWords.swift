/// A text that is computed from two small numbers whenever it is read.
struct SeededWords: Hashable, Sendable {
  enum Kind: UInt8, Sendable {
    case chat, cjk, emoji, link, mention, spam, hostile
  }

  let kind: Kind
  let number: UInt32

  var text: String {
    var numbers = SplitMix64(seed: UInt64(number) &* 31 &+ UInt64(kind.rawValue))
    switch kind {
    case .chat: return Phrases.english(&numbers)
    case .cjk: return numbers.pick(Phrases.cjk)
    case .emoji: return numbers.pick(Phrases.emoji)
    case .link: return "\(Phrases.english(&numbers)) https://example.org/\(number % 977)"
    case .mention: return "@mona \(Phrases.english(&numbers))"
    case .spam: return Phrases.spam(&numbers)
    case .hostile: return HostileText.all[Int(number) % HostileText.all.count]
    }
  }
}
