/// A JSON type by its name in messages, and what else is taken for it.
///
/// The table is that of ajv's documentation, "Type coercion rules".
enum Coercion: String {
  case text = "string"
  case flag = "boolean"
  case number
  case integer
  case list = "array"
  case object

  func fits(_ value: JSON) -> Bool {
    switch (self, value) {
    case (.text, .string), (.flag, .bool), (.list, .array), (.object, .object): true
    case (.number, .integer), (.number, .number), (.integer, .integer): true
    case (.integer, .number(let number)): number.rounded() == number
    case (.text, _), (.flag, _), (.number, _), (.integer, _), (.list, _), (.object, _): false
    }
  }

  /// Returns the value in this type, `nil` when nothing but a guess would make it so.
  func coerced(_ value: JSON, wrapsLists: Bool) -> JSON? {
    switch self {
    case .text: Self.text(value)
    case .flag: Self.flag(value)
    case .number: Self.number(value)
    case .integer: Self.number(value).flatMap { fits($0) ? $0 : nil }
    case .list:
      switch value {
      case .null, .bool, .integer, .number, .string: wrapsLists ? .array([value]) : nil
      case .array, .object: nil
      }
    case .object: nil
    }
  }

  private static func text(_ value: JSON) -> JSON? {
    switch value {
    case .null: ""
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): .string(String(number))
    case .number(let number):
      .string(Int64(exactly: number).map { String($0) } ?? String(number))
    case .string, .array, .object: nil
    }
  }

  private static func flag(_ value: JSON) -> JSON? {
    switch value {
    case "true", 1, .number(1): true
    case "false", 0, .number(0), .null: false
    case .bool, .integer, .number, .string, .array, .object: nil
    }
  }

  private static func number(_ value: JSON) -> JSON? {
    switch value {
    case .null: 0
    case .bool(let flag): flag ? 1 : 0
    case .string(let text):
      Int64(text).map(JSON.integer)
        ?? Double(trimmed(text)).flatMap { $0.isFinite ? .number($0) : nil }
    case .integer, .number, .array, .object: nil
    }
  }
}
