import GavelModel

extension Filter {
  /// A filter as it would be typed; ages count from `at(0)`.
  static func of(_ text: String, _ list: FilterList) throws(FilterError) -> Filter {
    try Filter(text, for: list, now: at(0))
  }

  /// A filter of words, none of which means anything but itself.
  static func plain(_ text: String, _ list: FilterList) throws(FilterError) -> Filter {
    let words = text.split(whereSeparator: \.isWhitespace).map { word in
      let escaped = word.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
      return "\"\(escaped)\""
    }
    return try of(words.joined(separator: " "), list)
  }
}
