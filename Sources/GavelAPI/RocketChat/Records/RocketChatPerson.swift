import GavelModel

extension Person {
  /// Reads an account as records name it; `nil` without an id.
  ///
  /// - Parameter keepsRest: Whether to keep what has no field here.
  init?(rocketChat value: JSONValue?, keepsRest: Bool = false) {
    guard let value, let id = value["_id"]?.asIdentifier ?? value["userId"]?.asIdentifier else {
      return nil
    }
    let isBot = value["type"]?.asText == "bot" || value["type"]?.asText == "app"
    self.init(
      id: PersonID(id), name: value["name"]?.asText.flatMap { $0.isEmpty ? nil : $0 },
      username: value["username"]?.asIdentifier, isBot: isBot,
      isDeactivated: value["active"]?.asFlag == false || value["isUserDeleted"]?.asFlag == true,
      raw: keepsRest ? value.rest(beside: Self.columns) : nil)
  }

  private static let columns: Set<String> = [
    "_id", "name", "username", "active", "type", "success",
  ]
}
