/// What programs that read `--json` may rely on.
enum JSONSchema {
  /// Counts up when a documented key changes its name, its type or its meaning, or goes away.
  static let version: Int64 = 1
}

extension JSONValue {
  /// An object that says the version of its form; anything else as it is.
  var withSchema: JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + [Member(key: "schema", value: .integer(JSONSchema.version))])
  }
}
