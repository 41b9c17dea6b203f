/// Text on its way into the clipboard of the moderator's terminal.
enum Clipboard {
  /// Most bytes that are handed over; terminals take about 75,000 and drop what is longer.
  static let capacity = 65_536

  /// Returns the sequence that asks a terminal to take a text (xterm, "Operating System Commands",
  /// 52): it writes and never asks for what is there.
  static func sequence(for text: String) -> String {
    "\u{1B}]52;c;\(base64(cleaned(text)))\u{7}"
  }

  /// The bytes of a text without anything that could act where it is pasted, cut between characters.
  ///
  /// Line breaks between rows stay; other controls, direction overrides and what else shows nothing
  /// become blanks or nothing.
  static func cleaned(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for character in text {
      let kept = String(
        String.UnicodeScalarView(character.unicodeScalars.compactMap(cleaned)))
      guard bytes.count + kept.utf8.count <= capacity else { break }
      bytes += kept.utf8
    }
    return bytes
  }

  private static func cleaned(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar == "\n" { return scalar }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return " "
    // Emoji are joined by a zero-width joiner; everything else that shows nothing is left out.
    case .format: return scalar == "\u{200D}" ? scalar : nil
    case .privateUse, .surrogate, .unassigned: return nil
    default: return scalar
    }
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = (0..<3).reduce(0) { sum, place in
        sum << 8 | (start + place < bytes.count ? Int(bytes[start + place]) : 0)
      }
      for place in 0..<4 {
        result.append(
          place <= group.count ? letters[number >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension CursesSession {
  /// Puts a text into the terminal's clipboard, where the terminal lets a program do so.
  public func copy(_ text: String) {
    guard state == .running else { return }
    send(Clipboard.sequence(for: text))
  }
}
