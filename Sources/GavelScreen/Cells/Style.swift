/// A colour as a theme names it; the terminal draws the nearest one that it has.
public enum Color: Hashable, Sendable {
  /// Whatever the terminal's owner chose for plain text or for the background.
  case terminalDefault
  /// 0–15 the ANSI colours, 16–255 the xterm cube and greys.
  case indexed(UInt8)
  /// Red, green and blue, each 0–255.
  case rgb(UInt8, UInt8, UInt8)
}

/// How letters look beside their colour.
///
/// What a terminal cannot draw it leaves out.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// One bit for each attribute.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier letters.
  public static let bold = Attributes(rawValue: 1 << 0)
  /// Fainter letters.
  public static let dim = Attributes(rawValue: 1 << 1)
  /// Slanted letters.
  public static let italic = Attributes(rawValue: 1 << 2)
  /// A line under the letters.
  public static let underline = Attributes(rawValue: 1 << 3)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 1 << 4)
}

/// The look of a cell.
public struct Style: Hashable, Sendable {
  /// The colour of the letters.
  public var foreground: Color
  /// The colour behind the letters.
  public var background: Color
  /// Bold, underline and the like.
  public var attributes: Attributes

  /// The terminal's own colours without any attribute.
  public static let plain = Style()

  /// Makes a style; what is not named stays the terminal's own.
  public init(
    foreground: Color = .terminalDefault, background: Color = .terminalDefault,
    attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// Returns the style with further attributes.
  public func adding(_ more: Attributes) -> Style {
    Style(
      foreground: foreground, background: background, attributes: attributes.union(more))
  }
}
