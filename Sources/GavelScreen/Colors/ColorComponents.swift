/// Red, green and blue of a colour, each 0 to 255.
public struct ColorComponents: Hashable, Sendable {
  /// The red part.
  public var red: Int
  /// The green part.
  public var green: Int
  /// The blue part.
  public var blue: Int

  /// Makes a colour from its parts.
  public init(_ red: Int, _ green: Int, _ blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Makes an xterm colour: 16 ANSI with xterm's default values, 216 of a cube, 24 greys.
  public init(index: UInt8) {
    switch index {
    case 0..<16: self = Self.ansi[Int(index)]
    case 16..<232:
      let place = Int(index) - 16
      self.init(
        Self.cubeSteps[place / 36], Self.cubeSteps[place / 6 % 6], Self.cubeSteps[place % 6])
    default:
      let level = 8 + 10 * (Int(index) - 232)
      self.init(level, level, level)
    }
  }

  /// xterm's default values of the ANSI colours.
  static let ansi: [ColorComponents] = [
    Self(0, 0, 0), Self(205, 0, 0), Self(0, 205, 0), Self(205, 205, 0),
    Self(0, 0, 238), Self(205, 0, 205), Self(0, 205, 205), Self(229, 229, 229),
    Self(127, 127, 127), Self(255, 0, 0), Self(0, 255, 0), Self(255, 255, 0),
    Self(92, 92, 255), Self(255, 0, 255), Self(0, 255, 255), Self(255, 255, 255),
  ]
  private static let cubeSteps = [0, 95, 135, 175, 215, 255]
}

extension ColorComponents {
  /// How different two colours are in lightness, from 1 to 21 (WCAG 2.1, contrast ratio).
  public func contrast(to other: ColorComponents) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// Lightness as the eye weighs the parts, from 0 to 1 (WCAG 2.1, relative luminance).
  public var luminance: Double {
    0.2126 * Self.linear[red] + 0.7152 * Self.linear[green] + 0.0722 * Self.linear[blue]
  }

  /// Each part as an amount of light (IEC 61966-2-1).
  static let linear: [Double] = (0...255).map { part in
    let share = Double(part) / 255
    guard share > 0.04045 else { return share / 12.92 }
    let square = ((share + 0.055) / 1.055) * ((share + 0.055) / 1.055)
    // To the power of 2.4 is the square times the fifth root of the square.
    return square * fifthRoot(square)
  }

  /// Newton's method; for numbers from 0.005 to 1 it has settled long before the last step.
  private static func fifthRoot(_ number: Double) -> Double {
    var root = 1.0
    for _ in 0..<40 { root = (4 * root + number / (root * root * root * root)) / 5 }
    return root
  }
}

extension Color {
  /// Red, green and blue; `nil` where only the terminal's owner knows them.
  public var components: ColorComponents? {
    switch self {
    case .terminalDefault: nil
    case .indexed(let index): ColorComponents(index: index)
    case .rgb(let red, let green, let blue):
      ColorComponents(Int(red), Int(green), Int(blue))
    }
  }
}

extension Style {
  /// How different letters and ground are in lightness; `nil` where either is the terminal's own.
  public var contrast: Double? {
    guard let foreground = foreground.components, let background = background.components
    else { return nil }
    return foreground.contrast(to: background)
  }
}
