/// What a character of platform text does to the screen, and so how it may be drawn.
///
/// Decided by Unicode's general category and properties from the standard library, not by a list
/// of known attacks: such lists have leaked for as long as they have existed.
enum CharacterRole {
  /// Draws itself in columns of its own.
  case visible
  /// Sits on the character before it and takes no room.
  case mark
  /// `\n`, or the `\r` before one.
  case lineFeed, returnBeforeLineFeed
  case tab
  /// A no-break space, easily taken for an ordinary one.
  case noBreakSpace
  /// Joins emoji to one picture when it stands between two.
  case emojiJoiner
  /// Chooses between the plain and the coloured form of the emoji before it.
  case emojiVariation
  /// A skin tone for the emoji before it.
  case emojiModifier
  /// Half of a flag.
  case regionalIndicator
  /// The box around a digit, when it follows one.
  case keycap
  /// A vowel or final consonant that forms one syllable with the Korean letter before it.
  case hangulTail
  /// Shows nothing by itself or commands the terminal: must be revealed.
  case hidden

  init(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
    switch scalar.value {
    case 0x20...0x7E: self = .visible
    case 0x09: self = .tab
    case 0x0A: self = .lineFeed
    case 0x0D where next?.value == 0x0A: self = .returnBeforeLineFeed
    case 0xA0, 0x202F: self = .noBreakSpace
    case 0x200D: self = .emojiJoiner
    case 0xFE0E, 0xFE0F: self = .emojiVariation
    case 0x20E3: self = .keycap
    case 0x1F1E6...0x1F1FF: self = .regionalIndicator
    case 0x1F3FB...0x1F3FF: self = .emojiModifier
    case 0x1161...0x11FF, 0xD7B0...0xD7FB: self = .hangulTail
    default: self = Self.byProperties(of: scalar)
    }
  }

  private static func byProperties(of scalar: Unicode.Scalar) -> CharacterRole {
    let properties = scalar.properties
    guard !properties.isDefaultIgnorableCodePoint, !looksBlank(scalar) else { return .hidden }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      return .hidden
    case .spaceSeparator:
      // The ideographic space is the ordinary one of Chinese and Japanese text.
      return scalar.value == 0x3000 ? .visible : .hidden
    case .nonspacingMark, .enclosingMark:
      return .mark
    default:
      return .visible
    }
  }

  /// Braille without dots and a musical null: symbols by category, nothing to the eye.
  private static func looksBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x2800 || scalar.value == 0x1D159
  }
}
