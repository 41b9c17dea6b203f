import GavelModel

/// What a body or a query must look like, in the few forms that the played endpoints use.
indirect enum Schema: Sendable {
  case text(atLeast: Int = 0)
  case flag
  case number
  case dateTime
  case list(Schema)
  case anything
  /// Fields by name; a closed object takes no others.
  case object([Field], isClosed: Bool = true)
  /// Exactly one of these must fit.
  case oneOf([Schema])

  struct Field: Sendable {
    let name: String
    let schema: Schema
    var isRequired = false

    static func required(_ name: String, _ schema: Schema = .text()) -> Field {
      Field(name: name, schema: schema, isRequired: true)
    }

    static func optional(_ name: String, _ schema: Schema = .text()) -> Field {
      Field(name: name, schema: schema)
    }
  }

  /// What is wrong with a value, in the validator's own words.
  struct Mismatch: Error, Hashable {
    let messages: [String]
  }

  /// Returns the value with its parts turned into the wanted types (ajv's `coerceTypes`).
  func coerce(_ value: JSON) throws(Mismatch) -> JSON {
    switch self {
    case .anything: return value
    case .text(let least):
      guard let text = value.coercedText else { throw Mismatch("must be string") }
      guard text.unicodeScalars.count >= least else {
        throw Mismatch("must NOT have fewer than \(least) characters")
      }
      return .string(text)
    case .flag:
      guard let flag = value.coercedFlag else { throw Mismatch("must be boolean") }
      return .bool(flag)
    case .number:
      guard let number = value.coercedNumber else { throw Mismatch("must be number") }
      return number
    case .dateTime:
      guard let text = value.coercedText else { throw Mismatch("must be string") }
      guard Timestamp(iso8601: text) != nil, text.contains("T") else {
        throw Mismatch("must match format \"date-time\"")
      }
      return .string(text)
    case .list(let element):
      guard let elements = value.elements else { throw Mismatch("must be array") }
      var coerced: [JSON] = []
      for part in elements { coerced.append(try element.coerce(part)) }
      return .array(coerced)
    case .object(let fields, let isClosed): return try coerce(value, fields, isClosed)
    case .oneOf(let branches): return try coerce(value, oneOf: branches)
    }
  }

  private func coerce(
    _ value: JSON, _ fields: [Field], _ isClosed: Bool
  ) throws(Mismatch) -> JSON {
    guard var object = value.fields else { throw Mismatch("must be object") }
    for field in fields where field.isRequired && object[field.name] == nil {
      throw Mismatch("must have required property '\(field.name)'")
    }
    if isClosed {
      let names = Set(fields.map(\.name))
      guard object.fields.allSatisfy({ names.contains($0.key) }) else {
        throw Mismatch("must NOT have additional properties")
      }
    }
    for field in fields {
      guard let part = object[field.name] else { continue }
      object[field.name] = try field.schema.coerce(part)
    }
    return .object(object)
  }

  private func coerce(_ value: JSON, oneOf branches: [Schema]) throws(Mismatch) -> JSON {
    var fitting: [JSON] = []
    var messages: [String] = []
    for branch in branches {
      do throws(Mismatch) {
        fitting.append(try branch.coerce(value))
      } catch {
        messages += error.messages
      }
    }
    if fitting.count == 1 { return fitting[0] }
    // With several fits there are no branch messages to show.
    let shown = fitting.isEmpty ? messages : []
    throw Mismatch(messages: shown + ["must match exactly one schema in oneOf"])
  }
}

extension Schema.Mismatch {
  init(_ message: String) { messages = [message] }
}

extension JSON {
  fileprivate var coercedText: String? {
    switch self {
    case .string(let text): text
    case .null: ""
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): "\(value)"
    case .array, .object: nil
    }
  }

  fileprivate var coercedFlag: Bool? {
    switch self {
    case .bool(let flag): flag
    case .string("true"), .integer(1): true
    case .string("false"), .integer(0), .null: false
    case .string, .integer, .number, .array, .object: nil
    }
  }

  fileprivate var coercedNumber: JSON? {
    switch self {
    case .integer, .number: self
    case .null, .bool(false): .integer(0)
    case .bool(true): .integer(1)
    case .string(let text):
      Int64(text).map(JSON.integer) ?? Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    case .array, .object: nil
    }
  }
}
