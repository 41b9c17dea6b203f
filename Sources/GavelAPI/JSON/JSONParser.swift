import Foundation

/// Reads JSON as RFC 8259 defines it, in one pass over its bytes.
///
/// Foundation's decoder throws a whole page away for one lone surrogate, which a JavaScript server
/// writes whenever a text was cut inside an emoji, or for one byte that is no UTF-8. Here both become
/// U+FFFD, so that nobody can hide a room's history behind one message. Whole numbers beyond 64
/// bits become floating point.
struct JSONParser {
  /// What keeps a text from being JSON; where, is of no use to anybody here.
  struct Fault: Error {}

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0
  /// Deeper than any real answer, and far from the end of a thread's stack.
  private static let deepest = 128

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Reads one whole document.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == bytes.count else { throw Fault() }
    return value
  }

  private mutating func value() throws(Fault) -> JSONValue {
    skipSpace()
    switch peek {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object() throws(Fault) -> JSONValue {
    try descend()
    var fields: [JSONValue.Field] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return ascend(.object(fields)) }
    fields.reserveCapacity(16)
    repeat {
      skipSpace()
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw Fault() }
      fields.append(JSONValue.Field(name: name, value: try value()))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw Fault() }
    return ascend(.object(fields))
  }

  private mutating func array() throws(Fault) -> JSONValue {
    try descend()
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return ascend(.array(elements)) }
    repeat {
      elements.append(try value())
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw Fault() }
    return ascend(.array(elements))
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(Fault) -> JSONValue {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count else { throw Fault() }
    for offset in 0..<word.utf8CodeUnitCount
    where bytes[position + offset] != word.utf8Start[offset] {
      throw Fault()
    }
    position = end
    return value
  }
}

extension JSONParser {
  private var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func descend() throws(Fault) {
    position += 1
    depth += 1
    guard depth <= Self.deepest else { throw Fault() }
  }

  private mutating func ascend(_ value: JSONValue) -> JSONValue {
    depth -= 1
    return value
  }

  private var isDigit: Bool { (0x30...0x39).contains(peek) }

  private mutating func number() throws(Fault) -> JSONValue {
    let start = position
    _ = take(UInt8(ascii: "-"))
    guard isDigit else { throw Fault() }
    if take(UInt8(ascii: "0")) {
      guard !isDigit else { throw Fault() }
    } else {
      while isDigit { position += 1 }
    }
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      isWhole = false
      guard isDigit else { throw Fault() }
      while isDigit { position += 1 }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard isDigit else { throw Fault() }
      while isDigit { position += 1 }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int64(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else { throw Fault() }
    return .number(number)
  }
}

extension JSONParser {
  private mutating func string() throws(Fault) -> String {
    guard take(UInt8(ascii: "\"")) else { throw Fault() }
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      case UInt8(ascii: "\\"):
        return try escapedString(Array(bytes[start..<position]))
      case 0..<0x20:
        throw Fault()
      default:
        position += 1
      }
    }
    throw Fault()
  }

  /// The rest of a string from its first backslash on; `text` is what came before.
  private mutating func escapedString(_ before: [UInt8]) throws(Fault) -> String {
    var text = before
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw Fault()
      default: text.append(byte)
      }
    }
    throw Fault()
  }

  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    guard position < bytes.count else { throw Fault() }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
    default: throw Fault()
    }
  }

  /// The scalar of one `\uXXXX`, or of two that make a surrogate pair.
  private mutating func scalar() throws(Fault) -> Unicode.Scalar {
    let first = try codeUnit()
    if UTF16.isLeadSurrogate(first), peek == UInt8(ascii: "\\") {
      let rewind = position
      position += 1
      if take(UInt8(ascii: "u")) {
        let second = try codeUnit()
        if UTF16.isTrailSurrogate(second) {
          let pair = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
          return Unicode.Scalar(pair) ?? "\u{FFFD}"
        }
      }
      position = rewind
    }
    return Unicode.Scalar(UInt32(first)) ?? "\u{FFFD}"
  }

  private mutating func codeUnit() throws(Fault) -> UInt16 {
    guard position + 4 <= bytes.count else { throw Fault() }
    var unit: UInt16 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw Fault() }
      unit = unit << 4 + UInt16(digit)
    }
    position += 4
    return unit
  }
}

extension JSONValue {
  /// Reads a whole JSON document; `nil` when the bytes are none.
  init?(parsing data: Data) {
    // Bytes that are no JSON are an answer here, not a failure.
    let value = data.withUnsafeBytes { try? JSONParser.parse($0.bindMemory(to: UInt8.self)) }
    guard let value else { return nil }
    self = value
  }

  /// Reads a whole JSON document; `nil` when the text is none.
  init?(parsing text: String) { self.init(parsing: Data(text.utf8)) }
}
