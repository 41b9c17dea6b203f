/// A JSON value as the sandbox reads and writes it, with the fields of an object in their order.
///
/// The sandbox has its own, so that a mistake in the client's coding cannot hide behind a shared one.
enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object(JSONObject)

  /// Returns the field of an object, `nil` for other values and missing fields.
  subscript(key: String) -> JSON? {
    guard case .object(let object) = self else { return nil }
    return object[key]
  }

  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var flag: Bool? {
    guard case .bool(let flag) = self else { return nil }
    return flag
  }

  var wholeNumber: Int64? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int64(exactly: value)
    case .null, .bool, .string, .array, .object: nil
    }
  }

  var elements: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  var fields: JSONObject? {
    guard case .object(let object) = self else { return nil }
    return object
  }

  /// Returns the strings of an array, `nil` when it is no array or holds anything else.
  var texts: [String]? {
    guard let elements else { return nil }
    var texts: [String] = []
    for element in elements {
      guard let text = element.text else { return nil }
      texts.append(text)
    }
    return texts
  }
}

/// The fields of a JSON object in the order they were written.
struct JSONObject: Hashable, Sendable {
  struct Field: Hashable, Sendable {
    var key: String
    var value: JSON
  }

  private(set) var fields: [Field] = []

  /// Returns the field's value; setting `nil` removes it, setting a new key puts it last.
  subscript(key: String) -> JSON? {
    get { fields.first { $0.key == key }?.value }
    set {
      let place = fields.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): fields[place].value = value
      case (let place?, nil): fields.remove(at: place)
      case (nil, let value?): fields.append(Field(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Adds a field that is known to be new, without looking for it.
  mutating func append(_ key: String, _ value: JSON) {
    fields.append(Field(key: key, value: value))
  }

  mutating func reserve(_ count: Int) { fields.reserveCapacity(count) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSON)...) {
    fields = elements.map { Field(key: $0.0, value: $0.1) }
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  init(dictionaryLiteral elements: (String, JSON)...) {
    var object = JSONObject()
    object.reserve(elements.count)
    for (key, value) in elements { object.append(key, value) }
    self = .object(object)
  }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
}
