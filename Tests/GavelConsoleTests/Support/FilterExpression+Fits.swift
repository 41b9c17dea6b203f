import GavelModel

extension FilterExpression {
  /// Whether a row fits whose words and names are one text; other terms fit nothing here.
  func fits(_ text: String) -> Bool {
    switch self {
    case .term(.words(let part)): text.lowercased().contains(part.lowercased())
    case .term(.from(let name)): text.lowercased().contains(name.text.lowercased())
    case .term: false
    case .not(let inner): !inner.fits(text)
    case .all(let parts): parts.allSatisfy { $0.fits(text) }
    case .any(let options): options.contains { $0.fits(text) }
    }
  }
}
