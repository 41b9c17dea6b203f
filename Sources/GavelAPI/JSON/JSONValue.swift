import GavelModel

/// Any JSON, read once and asked for fields by name.
///
/// Platforms spell the same field in several ways and send more than is documented. A value that
/// can be asked for anything is lenient without an error for each question, and keeps what is
/// unknown; for pages of messages it is also several times faster than typed decoding.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// In the order in which they were sent.
  case object([Field])

  struct Field: Hashable, Sendable {
    var name: String
    var value: JSONValue
  }

  /// An object of fields in the given order.
  static func fields(_ fields: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(fields.map { Field(name: $0.key, value: $0.value) })
  }

  /// The value of a field, where this is an object that has it; the last of several.
  subscript(name: String) -> JSONValue? {
    guard case .object(let fields) = self else { return nil }
    return fields.last { $0.name == name }?.value
  }

  /// The elements, where this is a list.
  var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// Whether it says nothing: null, an empty text, list or object.
  var isEmpty: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let fields): fields.isEmpty
    case .bool, .integer, .number: false
    }
  }
}
