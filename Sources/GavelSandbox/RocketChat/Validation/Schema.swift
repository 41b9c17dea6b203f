/// What a body or a query must look like: the slice of JSON Schema that the played endpoints use.
indirect enum Schema: Hashable, Sendable {
  case text(atLeast: Int = 0)
  case flag
  case number
  case integer
  /// A text in the form of a date with a time and a zone (RFC 3339, 5.6).
  case dateTime
  case list(Schema, atLeast: Int = 0)
  /// One of these values and no other.
  case choice([JSON])
  /// Like the schema inside it, and `null` stays `null`.
  case nullable(Schema)
  case anything
  /// Fields by name, looked at in their order; a closed object takes no others, and of the fields
  /// of `exactlyOneOf` one must be there and only one.
  case object([Field], isClosed: Bool = true, exactlyOneOf: [String] = [])
  /// Exactly one of these must fit.
  case oneOf([Schema])

  struct Field: Hashable, Sendable {
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

  /// Returns the value with its parts turned into the wanted types.
  ///
  /// - Parameter wrapsLists: Whether a lone value counts as a list of one and the other way round,
  ///   as in a query.
  func coerce(_ value: JSON, wrapsLists: Bool = false) throws(Mismatch) -> JSON {
    var value = value
    let messages = Validator(wrapsLists: wrapsLists).complaints(about: &value, self)
    guard messages.isEmpty else { throw Mismatch(messages: messages) }
    return value
  }
}
