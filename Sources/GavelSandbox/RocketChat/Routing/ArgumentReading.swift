/// Reading the arguments of a request: query strings, forms and JSON bodies.
extension RequestHead {
  /// The fields of the query, arrays in all three ways of writing them:
  /// `types=c&types=p`, `types[]=c&types[]=p`, `types[0]=c`.
  var queryFields: JSONObject { formFields(query) }
}

extension Request {
  /// The body as JSON; a body that does not parse, or without a content type, is an empty object.
  var bodyValue: JSON {
    let type = head.field("Content-Type")?.lowercased() ?? ""
    if type.hasPrefix("application/x-www-form-urlencoded") {
      return .object(formFields(String(decoding: body, as: UTF8.self)))
    }
    guard type.hasPrefix("application/json"), let value = JSON(reading: body) else { return [:] }
    return value
  }
}

private func formFields(_ text: String) -> JSONObject {
  var fields = JSONObject()
  for pair in text.split(separator: "&") {
    let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = percentDecoded(parts[0].utf8, plusIsSpace: true) else { continue }
    let raw = parts.count == 2 ? parts[1] : ""
    let value = JSON.string(percentDecoded(raw.utf8, plusIsSpace: true) ?? String(raw))
    guard let bracket = name.firstIndex(of: "["), name.hasSuffix("]") else {
      switch fields[name] {
      case nil: fields[name] = value
      case .array(let earlier): fields[name] = .array(earlier + [value])
      case let earlier?: fields[name] = .array([earlier, value])
      }
      continue
    }
    let list = String(name[..<bracket])
    fields[list] = .array((fields[list]?.elements ?? []) + [value])
  }
  return fields
}
