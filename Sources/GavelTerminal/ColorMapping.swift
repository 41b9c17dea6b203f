import GavelScreen

/// Finds the nearest colour that a terminal of some depth has.
struct ColorMapping {
  let depth: ColorDepth

  /// A colour number as ncurses takes it, and whether bold has to stand in for brightness.
  struct Match: Hashable {
    /// -1 is the terminal's own colour.
    var number: Int32
    var isBright = false
  }

  /// Returns the matches of a style's colours, which stay apart where the style's are.
  ///
  /// With few colours a grey text and a grey ground may both become black, and bold is not brighter
  /// everywhere; such a text takes black or white instead, whichever can be read.
  func matches(_ style: Style) -> (foreground: Match, background: Match) {
    let foreground = match(style.foreground)
    let background = match(style.background)
    guard foreground.number == background.number, foreground.number >= 0,
      style.foreground != style.background
    else { return (foreground, background) }
    let isDark = [0, 1, 4, 5].contains(background.number)
    return (Match(number: isDark ? 7 : 0), background)
  }

  func match(_ color: Color) -> Match {
    switch (depth, color) {
    case (.none, _), (_, .terminalDefault):
      return Match(number: -1)
    case (.eight, .indexed(let index)):
      return Self.ansi(index < 16 ? Int(index) : Self.nearestANSI(Self.components(index)))
    case (.eight, .rgb(let red, let green, let blue)):
      return Self.ansi(Self.nearestANSI((Int(red), Int(green), Int(blue))))
    case (.sixteen, .indexed(let index)):
      return Match(
        number: index < 16 ? Int32(index) : Int32(Self.nearestANSI(Self.components(index))))
    case (.sixteen, .rgb(let red, let green, let blue)):
      return Match(number: Int32(Self.nearestANSI((Int(red), Int(green), Int(blue)))))
    case (.indexed256, .indexed(let index)):
      return Match(number: Int32(index))
    case (.indexed256, .rgb(let red, let green, let blue)):
      return Match(number: Int32(Self.nearestIndexed((Int(red), Int(green), Int(blue)))))
    case (.direct, .indexed(let index)):
      // Direct terminals keep the first eight numbers for the ANSI colours.
      return Match(number: index < 8 ? Int32(index) : Self.packed(Self.components(index)))
    case (.direct, .rgb(let red, let green, let blue)):
      return Match(number: Self.packed((Int(red), Int(green), Int(blue))))
    }
  }

  private static func ansi(_ index: Int) -> Match {
    Match(number: Int32(index % 8), isBright: index >= 8)
  }

  private static func packed(_ color: (Int, Int, Int)) -> Int32 {
    // Numbers below 8 would be taken for ANSI colours: so dark a blue is black.
    let number = Int32(color.0 << 16 | color.1 << 8 | color.2)
    return number < 8 ? 0 : number
  }
}

extension ColorMapping {
  /// xterm's default values of the ANSI colours.
  private static let ansiColors: [(Int, Int, Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
  private static let cubeSteps = [0, 95, 135, 175, 215, 255]

  /// Red, green and blue of an xterm colour number: 16 ANSI, 216 of a cube, 24 greys.
  static func components(_ index: UInt8) -> (Int, Int, Int) {
    switch index {
    case 0..<16: return ansiColors[Int(index)]
    case 16..<232:
      let place = Int(index) - 16
      return (cubeSteps[place / 36], cubeSteps[place / 6 % 6], cubeSteps[place % 6])
    default:
      let level = 8 + 10 * (Int(index) - 232)
      return (level, level, level)
    }
  }

  static func nearestANSI(_ color: (Int, Int, Int)) -> Int {
    nearest(color, among: 0..<16)
  }

  /// Leaves the ANSI sixteen out, because every terminal's owner may have changed them.
  static func nearestIndexed(_ color: (Int, Int, Int)) -> Int {
    nearest(color, among: 16..<256)
  }

  private static func nearest(_ color: (Int, Int, Int), among candidates: Range<Int>) -> Int {
    var best = candidates.lowerBound
    var bestDistance = Int.max
    for candidate in candidates {
      let other = components(UInt8(candidate))
      let distance =
        squared(color.0 - other.0) + squared(color.1 - other.1)
        + squared(color.2 - other.2)
      if distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private static func squared(_ number: Int) -> Int { number * number }
}
