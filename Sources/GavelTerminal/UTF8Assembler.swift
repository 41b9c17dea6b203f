import GavelScreen

/// Puts characters together from single bytes, which may come in several reads.
///
/// One malformed sequence is one report, however many bytes it has; a byte that breaks a sequence
/// starts the next character and is not lost with it.
struct UTF8Assembler {
  enum Result: Hashable {
    case character(Unicode.Scalar)
    case incomplete
    case invalid
    /// The bytes before this character were no text.
    case invalidThen(Unicode.Scalar)
  }

  private let charset: Charset
  private var bytes: [UInt8] = []
  private var expected = 0

  init(charset: Charset) { self.charset = charset }

  mutating func take(_ byte: UInt8) -> Result {
    if byte < 0x80 {
      let character = Unicode.Scalar(byte)
      return abandon() ? .invalidThen(character) : .character(character)
    }
    guard charset == .unicode else { return .invalid }
    if bytes.isEmpty { return start(byte) }
    guard byte & 0xC0 == 0x80 else {
      bytes = []
      let result = start(byte)
      // Still one report: what follows is incomplete or invalid too.
      return result == .incomplete ? .invalid : result
    }
    bytes.append(byte)
    guard bytes.count == expected else { return .incomplete }
    defer { bytes = [] }
    guard let text = String(validating: bytes, as: UTF8.self), let first = text.unicodeScalars.first
    else { return .invalid }
    return .character(first)
  }

  /// Forgets a sequence that was begun, and returns whether there was one.
  mutating func abandon() -> Bool {
    defer { bytes = [] }
    return !bytes.isEmpty
  }

  private mutating func start(_ byte: UInt8) -> Result {
    switch byte {
    case 0xC2...0xDF: expected = 2
    case 0xE0...0xEF: expected = 3
    case 0xF0...0xF4: expected = 4
    default: return .invalid
    }
    bytes = [byte]
    return .incomplete
  }
}
