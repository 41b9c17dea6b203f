/// A call with what its credentials and its route say about it.
struct RocketChatCall {
  /// A signed-in user and the token that says so.
  struct Session {
    let user: UserIndex
    let token: String
  }

  let request: Request
  let session: Session?
  /// The fields of the body, in the types the route wants.
  var body: JSONObject
  /// The fields of the query; a repeated name holds an array.
  var query: JSONObject

  /// Who calls; only routes that are open to everybody have calls without one.
  var caller: UserIndex {
    guard let session else { preconditionFailure("a route behind a session has one") }
    return session.user
  }

  /// The fields that carry the call's arguments: of the query for GET, else of the body.
  var arguments: JSONObject { request.method == "POST" ? body : query }

  /// Returns an argument as text; `nil` when it is missing or empty, which the platform's own code
  /// does not tell apart.
  func text(_ name: String) -> String? {
    let text: String? =
      switch arguments[name] {
      case .string(let text): text
      case .integer(let value): String(value)
      case .number(let value): "\(value)"
      case .bool(let flag): flag ? "true" : "false"
      case .array(let elements): elements.first?.text
      case .null, .object, nil: nil
      }
    return text?.isEmpty == false ? text : nil
  }

  /// Returns a yes or no, written as a boolean or as a word.
  func flag(_ name: String) -> Bool? {
    switch arguments[name] {
    case .bool(let flag): flag
    case .string("true"), .integer(1): true
    case .string("false"), .integer(0): false
    case .string, .integer, .number, .array, .object, .null, nil: nil
    }
  }

  /// Returns the texts of a list; a single text is a list of one.
  func list(_ name: String) -> [String] {
    switch arguments[name] {
    case .array(let elements): elements.compactMap(\.text)
    case .string(let text) where !text.isEmpty: [text]
    case .string, .bool, .integer, .number, .object, .null, nil: []
    }
  }
}
