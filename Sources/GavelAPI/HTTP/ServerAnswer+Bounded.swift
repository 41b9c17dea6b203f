import GavelModel

extension ServerAnswer {
  /// As much of a server's words as an audit trail wants to keep.
  static func bounded(_ words: String) -> String { String(words.prefix(1000)) }
}
