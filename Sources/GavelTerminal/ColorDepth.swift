/// How many colours a terminal has for us.
public enum ColorDepth: Hashable, Sendable {
  /// Attributes only.
  case none
  case eight
  case sixteen
  case indexed256
  /// Any red, green and blue.
  case direct

  /// Returns the depth for the number of colours that the terminal database claims.
  init(colorCount: Int) {
    switch colorCount {
    case ..<8: self = .none
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    case ..<(1 << 24): self = .indexed256
    default: self = .direct
    }
  }
}
