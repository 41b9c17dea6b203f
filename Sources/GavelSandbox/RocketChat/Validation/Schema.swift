/// The slice of JSON Schema that the platform describes its requests with.
indirect enum Schema: Hashable, Sendable {
  case text(minimum: Int = 0)
  /// A text in the form of a date with a time and a zone (RFC 3339, 5.6).
  case dateTime
  case flag
  case number
  case integer
  case list(of: Schema, minimum: Int = 0)
  case object(ObjectSchema)
  /// One of these values and no other.
  case choice([JSON])
  /// Like the schema inside it, and `null` stays `null`.
  case nullable(Schema)
  /// Fits when exactly one of these does.
  case oneOf([Schema])
  /// Anything at all.
  case anything

  /// Describes an object by its properties, in the order in which they are looked at.
  static func closed(
    _ properties: KeyValuePairs<String, Schema>, required: [String] = []
  ) -> Schema {
    .object(ObjectSchema(properties, required: required))
  }

  /// Like ``closed(_:required:)``, with further keys allowed.
  static func open(
    _ properties: KeyValuePairs<String, Schema>, required: [String] = []
  ) -> Schema {
    var object = ObjectSchema(properties, required: required)
    object.isClosed = false
    return .object(object)
  }
}

/// What an object must hold.
struct ObjectSchema: Hashable, Sendable {
  struct Property: Hashable, Sendable {
    var name: String
    var schema: Schema
  }

  var properties: [Property]
  var required: [String]
  /// Whether other keys than those of `properties` are refused.
  var isClosed = true
  /// Sets of keys of which exactly one must be there as a whole; empty when any will do.
  var alternatives: [[String]] = []

  init(_ properties: KeyValuePairs<String, Schema>, required: [String] = []) {
    self.properties = properties.map { Property(name: $0.key, schema: $0.value) }
    self.required = required
  }

  /// Returns the schema with exactly one of these keys asked for.
  func exactlyOne(of keys: String...) -> ObjectSchema {
    var schema = self
    schema.alternatives = keys.map { [$0] }
    return schema
  }
}
