import CNcurses
import GavelScreen

/// Gives each style its ncurses attributes and colour pair, allocated when first used.
struct StylePalette {
  /// What ncurses needs to draw one cell.
  struct Look {
    var attributes: attr_t
    var pair: Int32
  }

  private struct PairColors: Hashable {
    var foreground: Int32
    var background: Int32
  }

  private let mapping: ColorMapping
  private let pairLimit: Int32
  private let hasDefaultColors: Bool
  private var looks: [Style: Look] = [:]
  private var pairs: [PairColors: Int32] = [:]

  init(depth: ColorDepth, pairLimit: Int32, hasDefaultColors: Bool) {
    mapping = ColorMapping(depth: depth)
    self.pairLimit = pairLimit
    self.hasDefaultColors = hasDefaultColors
  }

  mutating func look(_ style: Style) -> Look {
    if let known = looks[style] { return known }
    let made = makeLook(style)
    looks[style] = made
    return made
  }

  private mutating func makeLook(_ style: Style) -> Look {
    let reduced = mapping.reduced(style)
    let colors = PairColors(
      foreground: Self.number(of: reduced.foreground, in: mapping.depth),
      background: Self.number(of: reduced.background, in: mapping.depth))
    return Look(attributes: Self.attributes(reduced.attributes), pair: pair(colors))
  }

  /// A colour as ncurses takes it; -1 is the terminal's own.
  static func number(of color: Color, in depth: ColorDepth) -> Int32 {
    guard let parts = color.components else { return -1 }
    // Direct terminals keep the first eight numbers for the ANSI colours.
    if case .indexed(let index) = color, depth != .direct || index < 8 { return Int32(index) }
    let number = Int32(parts.red << 16 | parts.green << 8 | parts.blue)
    // Numbers below 8 would be taken for ANSI colours: so dark a blue is black.
    return number < 8 ? 0 : number
  }

  private static func attributes(_ attributes: Attributes) -> attr_t {
    var bits: attr_t = 0
    if attributes.contains(.bold) { bits |= gavel_bold() }
    if attributes.contains(.dim) { bits |= gavel_dim() }
    if attributes.contains(.italic) { bits |= gavel_italic() }
    if attributes.contains(.underline) { bits |= gavel_underline() }
    if attributes.contains(.reverse) { bits |= gavel_reverse() }
    return bits
  }

  /// Terminals have as few as 64 pairs: when all are taken the background is given up first.
  private mutating func pair(_ colors: PairColors) -> Int32 {
    if colors.foreground == -1, colors.background == -1 { return 0 }
    if let known = pairs[colors] { return known }
    let number = Int32(pairs.count) + 1
    guard number < pairLimit else {
      return pairs[PairColors(foreground: colors.foreground, background: -1)] ?? 0
    }
    // Without colours of its own a terminal is taken for white on black.
    let foreground = colors.foreground == -1 && !hasDefaultColors ? 7 : colors.foreground
    let background = colors.background == -1 && !hasDefaultColors ? 0 : colors.background
    guard init_extended_pair(number, foreground, background) == OK else { return 0 }
    pairs[colors] = number
    return number
  }
}
