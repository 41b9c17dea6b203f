/// How many colours a terminal has for us.
public enum ColorDepth: Hashable, Sendable, CaseIterable {
  /// Attributes only.
  case none
  /// The eight ANSI colours, and bold for brighter ones.
  case eight
  /// The ANSI colours and their bright forms.
  case sixteen
  /// The xterm cube and greys.
  case indexed256
  /// Any red, green and blue.
  case direct

  /// Returns the depth for the number of colours that the terminal database claims.
  public init(colorCount: Int) {
    switch colorCount {
    case ..<8: self = .none
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    case ..<(1 << 24): self = .indexed256
    default: self = .direct
    }
  }
}
