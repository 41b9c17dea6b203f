/// How many columns one character takes, as the C library's `wcwidth` and so ncurses see it.
///
/// The table holds the ranges that Unicode's East Asian Width calls wide or fullwidth, without
/// those that are emoji: the standard library knows emoji presentation by itself. Gaps of
/// unassigned characters are bridged, because these are revealed and never drawn.
enum CharacterWidth {
  /// Returns 1 or 2 for a character that takes room of its own.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    guard value >= wideRanges[0].lowerBound else { return 1 }
    return isInTable(value) || scalar.properties.isEmojiPresentation ? 2 : 1
  }

  private static func isInTable(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if value > wideRanges[middle].upperBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F,
    0x2329...0x232A,
    0x2E80...0x303E,
    0x3041...0xA4C6,
    0xA960...0xA97C,
    0xAC00...0xD7A3,
    0xF900...0xFAD9,
    0xFE10...0xFE6B,
    0xFF01...0xFF60,
    0xFFE0...0xFFE6,
    0x16FE0...0x1B2FB,
    0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]
}
