/// Changes that keep JSON what it is, so that what stands behind its reader is met as well.
extension Mutator {
  /// Puts other values in place of one to four; false where the input has none.
  func changeValues(_ bytes: inout [UInt8], _ dice: inout Dice) -> Bool {
    for round in 0...dice.below(4) {
      let places = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") }
      guard !places.isEmpty else { return round > 0 }
      let start = dice.pick(places) + 1
      let end = Self.endOfValue(in: bytes, from: start)
      switch dice.below(8) {
      case 0: bytes.removeSubrange(start..<end)
      case 1:
        // The same field twice.
        let copy = bytes[start..<end]
        bytes.insert(contentsOf: Array(",\"a\":".utf8) + copy, at: end)
      case 2: bytes.insert(contentsOf: dice.pick(Self.hostileTexts), at: min(start + 1, end))
      default: bytes.replaceSubrange(start..<end, with: value(&dice))
      }
    }
    return bytes.count <= longest
  }

  private func value(_ dice: inout Dice) -> [UInt8] {
    switch dice.below(4) {
    case 0: return dice.pick(Self.numbers)
    case 1: return dice.pick(Self.values)
    case 2: return [0x22] + dice.pick(Self.hostileTexts) + [0x22]
    default:
      // A value of another input.
      let other = dice.pick(corpus)
      let places = other.indices.filter { other[$0] == UInt8(ascii: ":") }
      guard !places.isEmpty else { return dice.pick(Self.values) }
      let start = dice.pick(places) + 1
      return Array(other[start..<Self.endOfValue(in: other, from: start)])
    }
  }

  /// Where the value that begins at `start` ends; the end of the input where it does not.
  static func endOfValue(in bytes: [UInt8], from start: Int) -> Int {
    var depth = 0
    var isText = false
    var place = start
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\") where isText: place += 1
      case UInt8(ascii: "\""): isText.toggle()
      case _ where isText: break
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return place }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return place
      default: break
      }
      place += 1
    }
    return bytes.count
  }

  private static let values: [[UInt8]] = [
    "null", "true", "false", "[]", "{}", "\"\"", "[null]", "[{}]", "{\"_id\":\"x\"}", "[[[]]]",
    "\"9999-12-31T23:59:59.999Z\"", "\"-1\"", "\"1e999\"", "\"{\\\"a\\\":{}}\"", "[\"a\",1,null]",
  ].map { Array($0.utf8) }

  /// Hostile text that a JSON string may hold: the raw controls are left out.
  private static let hostileTexts: [[UInt8]] = hostile.filter { $0.allSatisfy { $0 >= 0x20 } }
}
