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
