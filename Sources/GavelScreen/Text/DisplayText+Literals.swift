extension DisplayText: ExpressibleByStringInterpolation {
  /// Gathers Gavel's own words and, between them, values that are not trusted.
  public struct StringInterpolation: StringInterpolationProtocol {
    var text = DisplayText.empty

    /// Starts without text.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends words from Gavel's source.
    public mutating func appendLiteral(_ literal: String) {
      text += DisplayText(literal, kind: .own)
    }

    /// Appends text that was made safe before.
    public mutating func appendInterpolation(_ safe: DisplayText) {
      text += safe
    }

    /// Appends platform text, which is made safe.
    public mutating func appendInterpolation(_ platformText: String) {
      text += DisplayText(platformText)
    }

    /// Appends a number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      text += DisplayText(String(number), kind: .own)
    }
  }

  /// Takes words from Gavel's source.
  public init(stringLiteral: String) {
    self.init(stringLiteral, kind: .own)
  }

  /// Takes what an interpolation gathered.
  public init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.text
  }

  /// Takes Gavel's own words, whose signs have an ASCII stand-in.
  public static func own(_ literal: StaticString) -> DisplayText {
    DisplayText(literal.description, kind: .own)
  }
}
