import GavelScreen

extension FuzzTarget {
  /// Text of a platform: what may be drawn hides nothing, commands nothing and has a sure width.
  static let displayText = FuzzTarget(
    "display-text", corpus: TextCorpus.texts, words: TextCorpus.words, longest: 600
  ) { bytes, dice in
    let source = String(decoding: bytes, as: UTF8.self)
    let display = DisplayText(source)
    if let what = DisplayCheck.hidden(in: display) { return .broken(what) }
    let again = DisplayText(display.description)
    guard again.description == display.description, again.columns == display.columns else {
      return .broken("made safe twice it is \(again), once \(display)")
    }
    return FuzzVerdict(DisplayCheck.measures(of: display, source, &dice))
  }
}

/// What must hold for every display text.
enum DisplayCheck {
  /// Returns what of it hides or commands; `nil` when nothing does.
  static func hidden(in display: DisplayText) -> String? {
    for scalar in display.description.unicodeScalars
    where scalar.value >= 0x7F || scalar.value < 0x20 {
      let properties = scalar.properties
      switch properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        return "U+\(String(scalar.value, radix: 16)) is left in \(display)"
      default:
        if properties.isDefaultIgnorableCodePoint {
          return "the ignorable U+\(String(scalar.value, radix: 16)) is left in \(display)"
        }
      }
    }
    return nil
  }

  /// Returns what is wrong about its width when it is drawn, cut, padded or wrapped.
  static func measures(
    of display: DisplayText, _ source: String, _ dice: inout Dice
  ) -> String? {
    let columns = 1 + dice.below(90)
    var frame = Frame(size: Size(columns: display.columns + 1, rows: 1))
    guard frame.put(display, at: 0, row: 0, style: .plain) == display.columns else {
      return "it is not drawn in the \(display.columns) columns it claims"
    }
    guard display.truncated(to: columns).columns <= columns else { return "cut, it is too wide" }
    let short = DisplayText(source, truncatedTo: columns)
    guard short.columns <= columns, hidden(in: short) == nil else {
      return "read up to \(columns) columns it is \(short)"
    }
    guard display.padded(to: columns).columns == columns,
      display.leftPadded(to: columns).columns == columns
    else { return "padded to \(columns) columns it has others" }
    let lines = display.wrapped(to: columns, maxLines: 5)
    guard lines.count <= 5, lines.allSatisfy({ $0.columns <= max(columns, 2) }) else {
      return "wrapped at \(columns) columns its lines are \(lines.map(\.columns)) wide"
    }
    return nil
  }
}

/// Text that is fine, and text that is not meant well.
enum TextCorpus {
  static let texts = [
    "hello, world", "日本語のテキスト 한국어 Ωμέγα привет", "नमस्ते مرحبا שלום ไทย", "e\u{301}x\u{302}\u{303}",
    "👩‍👩‍👧 🇹🇼🇩🇪 1️⃣ #️⃣ 👍🏽 ❤️", "\u{1B}[31mred\u{1B}]52;c;aGk=\u{7}\u{9B}2J", "a\r\nb\tc\u{A0}d\u{202F}",
    "\u{202E}evil\u{202C}\u{2066}x\u{2069}\u{200B}\u{FEFF}\u{AD}",
    "\u{E0041}\u{E007F}\u{3164}\u{115F}",
    "ᄒ\u{1161}ᆫ\u{11A8} 가\u{11A8}", "z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}!",
    "<U+202E> ◌ <+3>",
    "ＦＵＬＬ　ｗｉｄｔｈ ｶﾅ", "\u{E000}\u{378}\u{FFFF}\u{10FFFD}",
  ]
  static let words = [
    "\u{1B}", "\u{1B}[", "\u{7}", "\u{200D}", "\u{FE0F}", "\u{FE0E}", "\u{20E3}", "\u{1F3FD}",
    "\u{1F1E6}",
    "\u{301}", "\u{11A8}", "\u{1161}", "\u{D7B0}", "\u{3000}", "\u{2028}", "\u{202E}", "\n", "\r",
    "\t", "1",
    "😀", "❤", "日", "\u{1D159}", "\u{2800}", "\u{17B4}", "\u{E0100}", "\u{180E}", "<", "…",
  ]
}
