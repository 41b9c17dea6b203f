/// Checks values as ajv 8 does with `coerceTypes` and without `allErrors`: a value of the wrong
/// type is turned into the right one where that is unmistakable, and the first complaint ends it.
///
/// The order of the checks is ajv's own: the type, then `oneOf`, then the keys that are missing,
/// then those that are too many, then the properties in the order of the schema. Only `oneOf`
/// leaves several messages, because it keeps those of every branch (contract, 2.3).
struct Validator {
  /// Whether a lone value counts as a list of one and the other way round, as in a query.
  var wrapsLists = false

  /// Checks a value and brings it into the schema's types.
  ///
  /// - Returns: The messages, empty when the value fits.
  func complaints(about value: inout JSON, _ schema: Schema) -> [String] {
    switch schema {
    case .anything: return []
    case .text(let least):
      if let complaint = coerce(&value, to: .text) { return [complaint] }
      let length = value.text?.unicodeScalars.count ?? 0
      return length >= least ? [] : ["must NOT have fewer than \(least) characters"]
    case .dateTime:
      if let complaint = coerce(&value, to: .text) { return [complaint] }
      return DateTimeFormat.fits(value.text ?? "") ? [] : ["must match format \"date-time\""]
    case .flag: return coerce(&value, to: .flag).map { [$0] } ?? []
    case .number: return coerce(&value, to: .number).map { [$0] } ?? []
    case .integer: return coerce(&value, to: .integer).map { [$0] } ?? []
    case .list(let element, let least):
      return listComplaints(about: &value, element: element, atLeast: least)
    case .object(let fields, let isClosed, let alternatives):
      return objectComplaints(about: &value, fields, isClosed, alternatives)
    case .choice(let values):
      return values.contains(value) ? [] : ["must be equal to one of the allowed values"]
    case .nullable(let schema): return value == .null ? [] : complaints(about: &value, schema)
    case .oneOf(let branches):
      return oneOfComplaints(branches.count) { complaints(about: &value, branches[$0]) }
    }
  }

  private func coerce(_ value: inout JSON, to type: Coercion) -> String? {
    if type.fits(value) { return nil }
    if wrapsLists, type != .list, let elements = value.elements, elements.count == 1 {
      value = elements[0]
      if type.fits(value) { return nil }
    }
    guard let coerced = type.coerced(value, wrapsLists: wrapsLists) else {
      return "must be \(type.rawValue)"
    }
    value = coerced
    return nil
  }

  private func listComplaints(
    about value: inout JSON, element: Schema, atLeast least: Int
  ) -> [String] {
    if let complaint = coerce(&value, to: .list) { return [complaint] }
    guard var elements = value.elements else { return [] }
    guard elements.count >= least else {
      return ["must NOT have fewer than \(least) items"]
    }
    for place in elements.indices {
      let found = complaints(about: &elements[place], element)
      guard found.isEmpty else { return found }
    }
    value = .array(elements)
    return []
  }

  private func objectComplaints(
    about value: inout JSON, _ fields: [Schema.Field], _ isClosed: Bool, _ alternatives: [String]
  ) -> [String] {
    if let complaint = coerce(&value, to: .object) { return [complaint] }
    guard var object = value.fields else { return [] }
    if !alternatives.isEmpty {
      let found = oneOfComplaints(alternatives.count) { missing([alternatives[$0]], in: object) }
      guard found.isEmpty else { return found }
    }
    let absent = missing(fields.filter(\.isRequired).map(\.name), in: object)
    guard absent.isEmpty else { return absent }
    let known = Set(fields.map(\.name))
    if isClosed, object.fields.contains(where: { !known.contains($0.key) }) {
      return ["must NOT have additional properties"]
    }
    for field in fields {
      guard var part = object[field.name] else { continue }
      let found = complaints(about: &part, field.schema)
      object[field.name] = part
      // What was coerced before the first complaint stays so for the next branch of a `oneOf`.
      value = .object(object)
      guard found.isEmpty else { return found }
    }
    return []
  }

  private func missing(_ keys: [String], in object: JSONObject) -> [String] {
    keys.first { object[$0] == nil }.map { ["must have required property '\($0)'"] } ?? []
  }

  private func oneOfComplaints(_ count: Int, _ branch: (Int) -> [String]) -> [String] {
    let found = (0..<count).map(branch)
    if found.count(where: \.isEmpty) == 1 { return [] }
    return found.flatMap { $0 } + ["must match exactly one schema in oneOf"]
  }
}
