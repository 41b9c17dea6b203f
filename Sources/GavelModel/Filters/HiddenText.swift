/// Finds characters that show nothing by themselves or command the terminal.
///
/// What is drawn decides what is hidden, and drawing is not known here: a test holds this to the
/// count of the screen's own text type, for every character and for what depends on neighbours.
public struct HiddenText {
  private var base: Unicode.Scalar?
  private var marks = 0
  private var hasVariation = false
  private var hasModifier = false

  /// Whether a text has any.
  public static func isIn(_ text: String) -> Bool {
    // Most texts are plain ASCII, or letters of scripts that hide nothing.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return false }
    var reader = HiddenText()
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index != scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      let next = index == scalars.endIndex ? nil : scalars[index]
      if reader.isHidden(scalar, next) { return true }
    }
    return false
  }

  private init() {}

  private mutating func isHidden(_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0x3041...0x3096, 0x4E00...0x9FA5, 0xAC00...0xD7A3: begin(scalar)
    case 0x09, 0x0A, 0xA0, 0x202F, 0x1F1E6...0x1F1FF: end()
    case 0x0D: return next?.value != 0x0A
    case 0x200D:
      guard baseIsEmoji, let next, Self.isEmoji(next) else { return true }
      end()
    case 0xFE0E, 0xFE0F:
      let startsKeycap = next?.value == 0x20E3 && isKeycapDigit && marks == 0
      guard baseIsEmoji || startsKeycap, !hasVariation else { return true }
      hasVariation = true
    case 0x20E3:
      guard isKeycapDigit, marks == 0 else { return isSurplusMark() }
      end()
    case 0x1F3FB...0x1F3FF:
      guard let base, base.properties.isEmojiModifierBase, marks == 0, !hasModifier
      else { return true }
      hasModifier = true
    case 0x1161...0x11FF, 0xD7B0...0xD7FB:
      guard marks == 0, let syllable = base.flatMap({ Self.syllable($0, scalar) })
      else { return true }
      base = syllable
    default: return isHiddenByProperties(scalar)
    }
    return false
  }

  private mutating func isHiddenByProperties(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    // Braille without dots and a musical null are symbols by category, nothing to the eye.
    if properties.isDefaultIgnorableCodePoint || scalar.value == 0x2800
      || scalar.value == 0x1D159
    {
      return true
    }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      return true
    case .spaceSeparator where scalar.value != 0x3000: return true
    case .nonspacingMark, .enclosingMark: return isSurplusMark()
    default:
      begin(scalar)
      return false
    }
  }

  /// A third mark on one letter is counted and not drawn.
  private mutating func isSurplusMark() -> Bool {
    if base == nil { begin("◌") }
    marks += 1
    return marks > 2
  }

  private mutating func begin(_ scalar: Unicode.Scalar) {
    end()
    base = scalar
  }

  private mutating func end() {
    base = nil
    marks = 0
    hasVariation = false
    hasModifier = false
  }

  private var baseIsEmoji: Bool {
    guard let base, marks == 0 else { return false }
    return Self.isEmoji(base)
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x7F && scalar.properties.isEmoji
  }

  private var isKeycapDigit: Bool {
    guard let base else { return false }
    return base == "#" || base == "*" || ("0"..."9").contains(base)
  }

  /// Korean in decomposed form (Unicode Standard, section 3.12).
  private static func syllable(
    _ base: Unicode.Scalar, _ tail: Unicode.Scalar
  ) -> Unicode.Scalar? {
    switch (base.value, tail.value) {
    case (0x1100...0x1112, 0x1161...0x1175):
      Unicode.Scalar(0xAC00 + ((base.value - 0x1100) * 21 + tail.value - 0x1161) * 28)
    case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (base.value - 0xAC00) % 28 == 0:
      Unicode.Scalar(base.value + tail.value - 0x11A7)
    default:
      nil
    }
  }
}
