/// Finds the nearest style that a terminal of some depth can draw.
public struct ColorMapping: Hashable, Sendable {
  /// The colours that there are.
  public let depth: ColorDepth

  /// Makes the mapping for a depth.
  public init(depth: ColorDepth) { self.depth = depth }

  /// Least contrast that a reduced text keeps when it had it before (WCAG 2.1, 1.4.11).
  static let leastContrast = 3.0

  /// Returns the style with colours of this depth, its letters as readable as they were.
  ///
  /// A colour keeps its hue rather than its lightness, so that red stays red. Where hue and ground
  /// do not go together, letters give up the hue. With eight colours bold stands in for brightness.
  public func reduced(_ style: Style) -> Style {
    let background = reduced(style.background)
    let foreground = readable(
      reduced(style.foreground), on: background, hadContrast: hadContrast(style))
    let isBright = depth == .eight && isBrightANSI(style.foreground)
    return Style(
      foreground: foreground, background: background,
      attributes: isBright ? style.attributes.union(.bold) : style.attributes)
  }

  private func reduced(_ color: Color) -> Color {
    guard let components = color.components else { return .terminalDefault }
    switch depth {
    case .none: return .terminalDefault
    case .direct: return color
    case .eight: return .indexed(ansi(color, components) % 8)
    case .sixteen: return .indexed(ansi(color, components))
    case .indexed256:
      if case .indexed = color { return color }
      return .indexed(Self.nearestIndexed(components))
    }
  }

  private func ansi(_ color: Color, _ components: ColorComponents) -> UInt8 {
    if case .indexed(let index) = color, index < 16 { return index }
    return Self.nearestANSI(components)
  }

  private func isBrightANSI(_ color: Color) -> Bool {
    color.components.map { ansi(color, $0) >= 8 } ?? false
  }

  /// Whether letters and ground must stay apart, and how far.
  private func hadContrast(_ style: Style) -> Double {
    guard style.foreground != style.background, let contrast = style.contrast else { return 1 }
    // Two greys may fall together; what differed at all must still differ.
    return contrast >= Self.leastContrast ? Self.leastContrast : 1.01
  }

  private func readable(_ color: Color, on ground: Color, hadContrast least: Double) -> Color {
    guard let ground = ground.components, color.components != nil else { return color }
    let candidates = [color] + siblings(of: color) + [.indexed(0), .indexed(7), .indexed(15)]
    let possible = candidates.filter { depth != .eight || $0 != .indexed(15) }
    func contrast(_ color: Color) -> Double { color.components?.contrast(to: ground) ?? 1 }
    return possible.first { contrast($0) >= least }
      ?? possible.max { contrast($0) < contrast($1) } ?? color
  }

  /// The same hue, darker or brighter; cyan for blue, which no dark ground lets be read.
  private func siblings(of color: Color) -> [Color] {
    guard case .indexed(let index) = color, index < 16 else { return [] }
    let isBlue = index % 8 == 4
    switch depth {
    case .eight: return isBlue ? [.indexed(6)] : []
    case .sixteen: return [.indexed(index ^ 8)] + (isBlue ? [.indexed(6), .indexed(14)] : [])
    case .none, .indexed256, .direct: return []
    }
  }
}

extension ColorMapping {
  /// Returns the ANSI colour of the same hue, or a grey where there is hardly any hue.
  static func nearestANSI(_ color: ColorComponents) -> UInt8 {
    let parts = [color.red, color.green, color.blue]
    let (most, least) = (parts.max() ?? 0, parts.min() ?? 0)
    guard most - least >= 48, most >= 64 else { return grey(color) }
    // Degrees of the colour circle, 0 red, 120 green, 240 blue; each ANSI hue takes 60 of them.
    let sixths = [1, 3, 2, 6, 4, 5] as [UInt8]
    let plain = sixths[(hue(color, most: most, least: least) + 30) / 60 % 6]
    return most >= 230 ? plain + 8 : plain
  }

  private static func hue(_ color: ColorComponents, most: Int, least: Int) -> Int {
    let range = most - least
    if most == color.red { return (360 + 60 * (color.green - color.blue) / range) % 360 }
    if most == color.green { return 120 + 60 * (color.blue - color.red) / range }
    return 240 + 60 * (color.red - color.green) / range
  }

  private static func grey(_ color: ColorComponents) -> UInt8 {
    switch (2 * color.red + 5 * color.green + color.blue) / 8 {
    case ..<64: 0
    case ..<160: 8
    case ..<240: 7
    default: 15
    }
  }

  /// Leaves the ANSI sixteen out, because every terminal's owner may have changed them.
  static func nearestIndexed(_ color: ColorComponents) -> UInt8 {
    var best: UInt8 = 16
    var bestDistance = Int.max
    for candidate in UInt8(16)...255 {
      let other = ColorComponents(index: candidate)
      let distance =
        squared(color.red - other.red) + squared(color.green - other.green)
        + squared(color.blue - other.blue)
      if distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private static func squared(_ number: Int) -> Int { number * number }
}
