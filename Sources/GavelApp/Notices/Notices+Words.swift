import Glibc

extension Notices {
  /// Returns the text in quotes, cut when it is long.
  static func quoted(_ text: String) -> String {
    text.count > 60 ? "\"\(text.prefix(60))…\"" : "\"\(text)\""
  }

  /// Returns a question with the nearest word.
  static func meant(_ suggestion: String?) -> String? {
    suggestion.map { "Did you mean \($0)?" }
  }

  /// Returns `a, b or c`.
  static func choice(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  /// Returns a number with its noun, whose plural may be irregular.
  static func counted(_ count: Int, _ noun: String, _ nouns: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(nouns ?? noun + "s")"
  }

  /// Returns a text as one word of a shell's command line.
  static func shellWord(_ text: String) -> String {
    let isPlain = text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "/._-".contains($0))
    }
    return isPlain && !text.isEmpty
      ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }

  /// Returns the system's words for an error number.
  static func systemWords(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }
}
