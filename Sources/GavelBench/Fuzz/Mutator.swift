/// Turns a valid input into one that is nearly so.
struct Mutator {
  /// Inputs to start from and to splice in; at least one.
  let corpus: [[UInt8]]
  /// Words of the input's language.
  let words: [[UInt8]]
  /// No input gets longer than this many bytes.
  let longest: Int

  /// Returns an input of the corpus after one to eight changes; now and then as it is.
  func input(_ dice: inout Dice) -> [UInt8] {
    var bytes = dice.pick(corpus)
    guard !dice.oneIn(64) else { return bytes }
    if dice.oneIn(2), changeValues(&bytes, &dice) { return bytes }
    for _ in 0...dice.below(1 << dice.below(4)) { change(&bytes, &dice) }
    if bytes.count > longest { bytes.removeLast(bytes.count - longest) }
    return bytes
  }

  private func change(_ bytes: inout [UInt8], _ dice: inout Dice) {
    let place = dice.below(bytes.count + 1)
    switch dice.below(13) {
    case 0: flipBit(&bytes, &dice)
    case 1: setByte(&bytes, &dice)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &dice), at: place)
    case 3: bytes.removeSubrange(stretch(of: bytes, 16, &dice))
    case 4: bytes.removeLast(dice.oneIn(4) ? bytes.count - place : min(bytes.count, dice.below(8)))
    case 5:
      let copy = bytes[stretch(of: bytes, 64, &dice)]
      bytes.insert(contentsOf: copy, at: place)
    case 6:
      let other = dice.pick(corpus)
      bytes.replaceSubrange(
        stretch(of: bytes, 64, &dice), with: other[stretch(of: other, 64, &dice)])
    case 7:
      // The head of one input with the tail of another.
      let other = dice.pick(corpus)
      bytes.removeLast(bytes.count - place)
      bytes += other[dice.below(other.count + 1)...]
    case 8: bytes.insert(contentsOf: dice.pick(words), at: place)
    case 9: replaceNumber(&bytes, &dice)
    case 10: bytes.insert(contentsOf: dice.pick(Self.hostile), at: place)
    case 11: nest(&bytes, &dice)
    default: swap(&bytes, &dice)
    }
  }

  private func flipBit(_ bytes: inout [UInt8], _ dice: inout Dice) {
    guard !bytes.isEmpty else { return }
    bytes[dice.below(bytes.count)] ^= 1 << UInt8(dice.below(8))
  }

  private func setByte(_ bytes: inout [UInt8], _ dice: inout Dice) {
    guard !bytes.isEmpty else { return }
    bytes[dice.below(bytes.count)] =
      dice.oneIn(2) ? dice.pick(Self.edges) : UInt8.random(in: 0...255, using: &dice)
  }

  private func swap(_ bytes: inout [UInt8], _ dice: inout Dice) {
    guard bytes.count > 1 else { return }
    bytes.swapAt(dice.below(bytes.count), dice.below(bytes.count))
  }

  /// Puts a huge or odd number where a digit stands.
  private func replaceNumber(_ bytes: inout [UInt8], _ dice: inout Dice) {
    let digits = bytes.indices.filter { (48...57).contains(bytes[$0]) }
    guard !digits.isEmpty else { return }
    let start = dice.pick(digits)
    let end = bytes[start...].firstIndex { !(48...57).contains($0) } ?? bytes.endIndex
    bytes.replaceSubrange(start..<end, with: dice.pick(Self.numbers))
  }

  /// Repeats an opening bracket deeper than any reader follows.
  private func nest(_ bytes: inout [UInt8], _ dice: inout Dice) {
    guard dice.oneIn(8) else { return bytes.append(dice.pick(Self.brackets)) }
    let open = dice.oneIn(2) ? Array("[".utf8) : Array(#"{"a":"#.utf8)
    let depth = dice.pick([3, 31, 32, 33, 63, 64, 65, 127, 128, 129, 400])
    let deep = Array(repeatElement(open, count: depth).joined())
    bytes.insert(contentsOf: deep, at: dice.below(bytes.count + 1))
  }

  private func stretch(of bytes: [UInt8], _ most: Int, _ dice: inout Dice) -> Range<Int> {
    let start = dice.below(bytes.count + 1)
    return start..<min(bytes.count, start + 1 + dice.below(most))
  }
}

extension Mutator {
  private static let edges: [UInt8] = [
    0, 9, 10, 13, 0x1B, 0x20, 0x22, 0x5C, 0x7F, 0x80, 0xC0, 0xFF,
  ]
  private static let brackets = Array("{}[]()\"',:\\".utf8)

  static let numbers: [[UInt8]] = [
    "0", "-1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e308",
    "1e309", "-1e400", "1e-400", "4294967296", "2147483648", "253402300800000",
    "99999999999999999999999999999999", "0.1", "00", "1e", "-", "-0", "0x7fffffff", "255", "256",
  ].map { Array($0.utf8) }

  /// What text readers stumble over: bad UTF-8, lone halves of pairs, what turns or hides text.
  static let hostile: [[UInt8]] =
    [
      [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80],
    ]
    + [
      "\\ud83d", "\\udc00", "\\ud83d\\ude00", "\\u0000", "\\uD800\\u0041", "\u{0}", "\u{1B}[2J",
      "\u{202E}", "\u{2066}", "\u{200D}", "\u{FEFF}", "\u{E0041}", "\u{301}\u{301}\u{301}\u{301}",
      "👩‍👩‍👧", "🇹🇼", "1️⃣", "ᄒ\u{1161}\u{11AB}", "\u{2028}", "\u{85}", "日本語", "\r\n",
      "\u{10FFFF}",
    ].map { Array($0.utf8) }
}
