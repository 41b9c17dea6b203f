import GavelModel

/// A client of IMKit as a message or a room names it: an object, or the bare id.
struct IMKitPerson: Decodable {
  var id: PersonID
  var name: String?
  var isBot = false
  var rest: JSONValue?

  init(from decoder: any Decoder) throws {
    // A bare id is the other documented form, so that failing to find an object is no error yet.
    guard let fields = try? decoder.container(keyedBy: FieldName.self) else {
      id = PersonID(try IMKitID(from: decoder).text)
      return
    }
    guard let id = fields.identifier("_id", "id") else { throw IMKitID.missing(decoder) }
    self.id = PersonID(id)
    name = fields.text("nickname")
    isBot = fields.flag("isRobot") ?? false
    if decoder.userInfo[.keepsPeopleWhole] != nil { rest = fields.rest(beside: Self.columns) }
  }

  var person: Person { Person(id: id, name: name, isBot: isBot, raw: rest?.raw) }

  private static let columns: Set<String> = ["_id", "id", "nickname", "isRobot"]
}

/// An id where an object could stand as well: a string or a number.
struct IMKitID: Decodable {
  var text: String

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Int64.self) {
      text = String(number)
    } else {
      text = try value.decode(String.self)
      if text.isEmpty { throw Self.missing(decoder) }
    }
  }

  static func missing(_ decoder: any Decoder) -> DecodingError {
    .keyNotFound(
      FieldName("_id"), .init(codingPath: decoder.codingPath, debugDescription: "no id"))
  }
}

extension CodingUserInfoKey {
  /// Set while people are read for their own sake; authors of messages are named only, because
  /// there are many and their own records say more.
  static let keepsPeopleWhole = key("keepsPeopleWhole")
  /// Set while messages are read as evidence.
  static let keepsMessagesWhole = key("keepsMessagesWhole")

  private static func key(_ name: String) -> CodingUserInfoKey {
    guard let key = CodingUserInfoKey(rawValue: name) else {
      preconditionFailure("a user info key refused the name \(name)")
    }
    return key
  }
}

extension KeyedDecodingContainer<FieldName> {
  /// What stands beside the known fields, scrubbed; `nil` when that is nothing.
  ///
  /// Fields that say nothing (null, empty) and the server's own bookkeeping are left out.
  func rest(beside known: Set<String>) -> JSONValue? {
    var rest: [String: JSONValue] = [:]
    for key in allKeys where !known.contains(key.stringValue) {
      guard !["__v", "appID", "inspect"].contains(key.stringValue),
        !PrivateFields.isPrivate(key.stringValue),
        let value = value(key, as: JSONValue.self)?.scrubbed, !value.isEmpty
      else { continue }
      rest[key.stringValue] = value
    }
    return rest.isEmpty ? nil : .object(rest)
  }
}
