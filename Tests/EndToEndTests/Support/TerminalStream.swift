/// What a program wrote to a terminal, taken apart: text, controls and escape sequences.
///
/// Follows ECMA-48 as far as terminals agree on it; whatever does not fit is kept as `broken`.
struct TerminalStream {
  /// Printable text.
  private(set) var text: [Unicode.Scalar] = []
  /// Single control characters.
  private(set) var controls: Set<UInt8> = []
  /// `ESC [ … final`, without the introducer.
  private(set) var sequences: Set<String> = []
  /// `ESC` with what follows when that is no `[`, such as the choice of a character set.
  private(set) var escapes: Set<String> = []
  /// Bytes that are no UTF-8, and sequences without an end.
  private(set) var broken = 0

  init(_ bytes: some Sequence<UInt8>) {
    // Taken apart before decoding, as terminals do: a sequence may cut a character in two.
    var plain: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x1B: takeEscape(&rest)
      case 0..<0x20, 0x7F: controls.insert(byte)
      default: plain.append(byte)
      }
    }
    guard let decoded = String(validating: plain, as: UTF8.self) else {
      broken += 1
      return
    }
    text = Array(decoded.unicodeScalars)
  }

  private mutating func takeEscape(_ rest: inout ArraySlice<UInt8>) {
    guard let next = rest.popFirst() else { return broken += 1 }
    var taken = [next]
    guard next == UInt8(ascii: "[") else {
      // Intermediate bytes, then one final byte.
      while let last = taken.last, (0x20...0x2F).contains(last) {
        guard let byte = rest.popFirst() else { return broken += 1 }
        taken.append(byte)
      }
      escapes.insert(String(decoding: taken, as: UTF8.self))
      return
    }
    taken = []
    while let byte = rest.popFirst() {
      guard (0x20...0x7E).contains(byte) else { return broken += 1 }
      taken.append(byte)
      if byte >= 0x40 {
        sequences.insert(String(decoding: taken, as: UTF8.self))
        return
      }
    }
    broken += 1
  }
}

extension TerminalStream {
  /// The last letters of the sequences, which say what each does.
  var finals: Set<Character> { Set(sequences.compactMap(\.last)) }

  /// Characters that would change what the terminal or its reader makes of the text.
  var dangerous: [Unicode.Scalar] {
    text.filter { scalar in
      switch scalar.value {
      case 0x80...0x9F, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF, 0xE0000...0xE007F:
        true
      default: false
      }
    }
  }
}
