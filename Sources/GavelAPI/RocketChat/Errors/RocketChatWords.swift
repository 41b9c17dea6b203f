import GavelModel

/// Where an answer's code and words stand.
///
/// The code is the first of: `errorType` where it is a code and no phrase; a whole `error` that is
/// one (also when `errorType` holds the phrase); a code in brackets at the end of `error`.
struct RocketChatWords {
  let code: String?
  let message: String?

  init(_ json: JSONValue?) {
    let error = json?["error"]?.asText
    let type = json?["errorType"]?.asText
    if let type, Self.isCode(type) {
      code = type
    } else {
      code = error.flatMap { Self.isBareCode($0) ? $0 : Self.trailingCode(in: $0) }
    }
    let isPhraseInType = type.map { !Self.isCode($0) } ?? false
    let words = isPhraseInType && error == code ? type : error
    // A bare code or a number says less than the words beside it.
    let isMute = words == nil || words == code || words?.first?.isNumber == true
    message = (isMute ? json?["message"]?.asText ?? words : words)
  }

  /// One word of letters, digits, dots, dashes and underscores.
  private static func isCode(_ text: some StringProtocol) -> Bool {
    (1...80).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  /// A code that stands alone begins in lowercase: a word such as `Unauthorized` is none.
  private static func isBareCode(_ text: String) -> Bool {
    isCode(text) && text.utf8.first.map { (0x61...0x7A).contains($0) } == true
      && text.utf8.last != UInt8(ascii: ".")
  }

  private static func trailingCode(in text: String) -> String? {
    guard text.hasSuffix("]"), let open = text.lastIndex(of: "[") else { return nil }
    let code = text[text.index(after: open)...].dropLast()
    return isCode(code) ? String(code) : nil
  }
}
