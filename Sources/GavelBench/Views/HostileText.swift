/// Text that nobody means well, of every kind that Unicode has room for.
struct HostileText {
  var dice: Dice

  /// Returns a text of one kind or of several.
  mutating func next() -> String {
    var text = ""
    for _ in 0...dice.below(3) {
      text.unicodeScalars.append(contentsOf: kind().unicodeScalars)
    }
    return text
  }

  private mutating func kind() -> String {
    switch dice.below(12) {
    case 0: anything(1 + dice.below(40))
    case 1: from(blocks: 1 + dice.below(30))
    case 2: storm()
    case 3: joined()
    case 4: tags()
    case 5: "a" + from([0xFE00...0xFE0F, 0xE0100...0xE01EF], 1 + dice.below(6))
    case 6: command()
    case 7: from([0xFFFD...0xFFFF, 0x1FFFE...0x1FFFF, 0xFDD0...0xFDEF, 0x10FFFE...0x10FFFF], 2)
    case 8: String(repeating: from(blocks: 3), count: 1 + dice.below(700))
    case 9: dice.pick(TextCorpus.texts)
    case 10: (0...dice.below(8)).map { _ in dice.pick(TextCorpus.words) }.joined()
    default: dice.pick(["Ana", "general talk", "", " ", "日本語", "x"])
    }
  }

  /// Scalars of every plane: letters, marks, controls, private ones and ones that are not assigned.
  private mutating func anything(_ count: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count {
      if let scalar = Unicode.Scalar(UInt32(dice.below(0x110000))) { text.append(scalar) }
    }
    return String(text)
  }

  private mutating func from(blocks count: Int) -> String { from(Self.blocks, count) }

  private mutating func from(_ ranges: [ClosedRange<UInt32>], _ count: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count {
      let range = dice.pick(ranges)
      let value = range.lowerBound + UInt32(dice.below(range.count))
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }

  /// One letter under a tower of marks.
  private mutating func storm() -> String {
    dice.pick(["e", "日", "👩", ""]) + from([0x300...0x36F, 0x483...0x489], 1 + dice.below(300))
  }

  private mutating func joined() -> String {
    (0...dice.below(6)).map { _ in from([0x1F300...0x1FAFF, 0x2600...0x27BF], 1) }
      .joined(separator: dice.pick(["\u{200D}", "\u{FE0F}\u{200D}", "\u{1F3FD}\u{200D}"]))
  }

  /// Letters that nothing shows, as subdivision flags and smuggled words use them.
  private mutating func tags() -> String {
    dice.pick(["🏴", "a", ""]) + from([0xE0001...0xE007F], 1 + dice.below(20))
  }

  /// What terminals obey, begun by one character or by two.
  private mutating func command() -> String {
    dice.pick(["\u{1B}[", "\u{9B}", "\u{1B}]", "\u{9D}", "\u{1B}P", "\u{90}", "\u{1B}_", "\u{E}"])
      + dice.pick(["2J", "31m", "0;owned", "52;c;aGk=", "?1049l", "6n", "1;1H", "c", ">c", "1000h"])
      + dice.pick(["\u{7}", "\u{1B}\\", "\u{9C}", "", "\u{18}", "\u{85}", "\u{84}"])
  }

  private static let blocks: [ClosedRange<UInt32>] = [
    0...0x1F, 0x7F...0x9F, 0xA0...0x24F, 0x300...0x36F, 0x370...0x5FF, 0x600...0x8FF,
    0x900...0xDFF, 0xE00...0x10FF, 0x1100...0x11FF, 0x1780...0x18AF, 0x2000...0x206F,
    0x20D0...0x20F0, 0x2500...0x259F, 0x2600...0x27BF, 0x2800...0x28FF, 0x3000...0x30FF,
    0x3130...0x318F, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xE000...0xE0FF,
    0xFB00...0xFDFF, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFF00...0xFFFF, 0x1BCA0...0x1BCA3,
    0x1D100...0x1D1FF, 0x1F000...0x1FAFF, 0xE0000...0xE01EF, 0x10FFF0...0x10FFFF,
  ]
}
