import Foundation
import GavelModel

/// An answer of the REST API: what was asked for, or why not.
enum RocketChatReply: Sendable {
  case good(RocketChatBody)
  case bad(RocketChatFault)

  /// Reads an answer; one that breaks the contract is bad.
  init(_ response: HTTPResponse, of call: RocketChatCall) {
    let json = JSONValue(parsing: response.body)
    guard response.isSuccess, let json, case .object = json else {
      self = .bad(RocketChatFault(response, json, of: call.name))
      return
    }
    let isGood = json["success"].map { $0 == .bool(true) } ?? (json["status"]?.asText == "success")
    self =
      isGood
      ? .good(RocketChatBody(json: json, response: response, call: call.name))
      : .bad(RocketChatFault(response, json, of: call.name))
  }

  /// What was asked for.
  var body: RocketChatBody {
    get throws(APIError) {
      switch self {
      case .good(let body): return body
      case .bad(let fault): throw fault.error
      }
    }
  }
}

/// The fields of a good answer.
struct RocketChatBody: Sendable {
  let json: JSONValue
  let status: Int
  let requestedAt: Timestamp
  let call: String

  init(json: JSONValue, response: HTTPResponse, call: String) {
    self.json = json
    status = response.status
    requestedAt = response.requestedAt
    self.call = call
  }

  subscript(field: String) -> JSONValue? { json[field] }

  /// The elements of a list that the answer must have.
  func elements(_ field: String) throws(APIError) -> [JSONValue] {
    guard let elements = json[field]?.elements else { throw malformed(field) }
    return elements
  }

  /// How many there are in all, as the platform counts them.
  var total: Int? { json["total"]?.asCount }

  func malformed(_ field: String) -> APIError {
    .malformed(endpoint: call, field: field, status: status)
  }

  /// The answer to a change; the platform says no words with its yes, or only what it counted.
  func receipt(affected: Int? = nil, code: String? = nil, message: String? = nil) -> Receipt {
    Receipt(
      answer: ServerAnswer(status: status, code: code, message: message), affected: affected,
      requestedAt: requestedAt)
  }
}
