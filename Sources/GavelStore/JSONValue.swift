/// Any JSON value, for laying one object over another without knowing its fields.
enum JSONValue: Codable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Whether platforms write this where a field is not known.
  var isEmpty: Bool {
    switch self {
    case .null: true
    case .bool: false
    case .integer(let value): value == 0
    case .number(let value): value == 0
    case .text(let value): value.isEmpty
    case .list(let values): values.isEmpty
    case .object(let fields): fields.isEmpty
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = Self.read(Bool.self, container) {
      self = .bool(value)
    } else if let value = Self.read(Int64.self, container) {
      self = .integer(value)
    } else if let value = Self.read(Double.self, container) {
      self = .number(value)
    } else if let value = Self.read(String.self, container) {
      self = .text(value)
    } else if let value = Self.read([JSONValue].self, container) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    case .object(let fields): try container.encode(fields)
    }
  }

  private static func read<Value: Decodable>(
    _ type: Value.Type, _ container: any SingleValueDecodingContainer
  ) -> Value? {
    // Failing means that the value has another type, which is tried next.
    try? container.decode(type)
  }
}
