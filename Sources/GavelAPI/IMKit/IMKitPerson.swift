import GavelModel

extension Person {
  /// Reads a client of IMKit as rooms and messages name it: an object, or the bare id.
  ///
  /// - Parameter keepsRest: Whether to keep what has no field here. Authors of messages are only
  ///   named, because there are many and their own records say more.
  init?(imkit value: JSONValue, keepsRest: Bool) {
    guard let id = value.reference else { return nil }
    self.init(
      id: PersonID(id), name: value["nickname"]?.asText, isBot: value["isRobot"]?.asFlag ?? false,
      raw: keepsRest ? value.rest(beside: ["_id", "id", "nickname", "isRobot"]) : nil)
  }
}

extension JSONValue {
  /// What stands beside the known fields, scrubbed; `nil` when that is nothing.
  ///
  /// Fields that say nothing (null, empty) and the server's own bookkeeping are left out.
  func rest(beside known: Set<String>) -> RawJSON? {
    guard case .object(let fields) = self else { return nil }
    let bookkeeping: Set<String> = ["__v", "appID", "inspect"]
    let unknown = fields.filter { field in
      !known.contains(field.name) && !field.value.isEmpty && !bookkeeping.contains(field.name)
    }
    guard !unknown.isEmpty else { return nil }
    let rest = JSONValue.object(unknown).scrubbed
    return rest.isEmpty ? nil : rest.raw
  }
}
