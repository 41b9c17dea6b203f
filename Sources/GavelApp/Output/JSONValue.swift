import GavelModel

/// A JSON value whose members keep their order.
enum JSONValue: Equatable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  case string(String)
  case integer(Int64)
  case boolean(Bool)
  case null
  case array([JSONValue])
  case object([Member])

  /// One member of an object.
  struct Member: Equatable, Sendable {
    var key: String
    var value: JSONValue
  }

  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(nilLiteral: ()) { self = .null }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }

  /// The text, or null.
  init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  /// The id as text, or null.
  init(_ id: (some PlatformID)?) { self.init(id?.rawValue) }

  /// The number, or null.
  init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }

  /// The moment in ISO 8601, or null.
  init(_ time: Timestamp?) { self.init(time?.iso8601) }

  /// The value on one line.
  ///
  /// Whatever could act on a terminal or confuse a reader (controls, format characters such as
  /// bidirectional overrides, line separators) is written as an escape: exact for a program,
  /// harmless on a screen.
  var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  private func write(to result: inout String) {
    switch self {
    case .string(let text): Self.write(text, to: &result)
    case .integer(let number): result += String(number)
    case .boolean(let flag): result += flag ? "true" : "false"
    case .null: result += "null"
    case .array(let elements):
      result += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { result += "," }
        element.write(to: &result)
      }
      result += "]"
    case .object(let members):
      result += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { result += "," }
        Self.write(member.key, to: &result)
        result += ":"
        member.value.write(to: &result)
      }
      result += "}"
    }
  }

  private static func write(_ text: String, to result: inout String) {
    result += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case " "..."~": result.unicodeScalars.append(scalar)
      default:
        if mustEscape(scalar) {
          for unit in String(scalar).utf16 { result += escape(unit) }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    result += "\""
  }

  private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }

  private static func escape(_ unit: UInt16) -> String {
    let hex = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
  }
}
