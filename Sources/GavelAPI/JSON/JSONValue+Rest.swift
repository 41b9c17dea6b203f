import GavelModel

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
