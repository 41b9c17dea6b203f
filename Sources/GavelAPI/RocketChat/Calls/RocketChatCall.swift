import Foundation
import GavelModel

/// One request of the REST API, by the name that the method has there.
struct RocketChatCall: Sendable {
  /// As errors name it: `POST im.delete`.
  let name: String
  var request: HTTPRequest

  /// Most elements that a page may have; servers lower larger numbers silently.
  static let pageLimit = 100
  /// Oldest first: what is made while pages are read comes behind them, and activity moves nothing.
  static let byAge = ("sort", #"{"ts":1,"_id":1}"#)

  static func get(_ method: String, _ query: [(String, String)] = []) -> RocketChatCall {
    RocketChatCall(
      name: "GET " + method,
      request: HTTPRequest(.get, "/api/v1/" + method, query: query.map { QueryItem($0.0, $0.1) }))
  }

  /// A page of a list; numbers out of range are brought into it, so that 0 (which means "all", and
  /// breaks two of the lists) is never sent.
  static func page(
    _ method: String, skip: Int, limit: Int, _ query: [(String, String)] = []
  ) -> RocketChatCall {
    let count = min(pageLimit, max(1, limit))
    return get(method, query + [("offset", String(max(0, skip))), ("count", String(count))])
  }

  static func post(
    _ method: String, query: [(String, String)] = [],
    _ body: KeyValuePairs<String, JSONValue>
  ) -> RocketChatCall {
    RocketChatCall(
      name: "POST " + method,
      request: HTTPRequest(
        .post, "/api/v1/" + method, query: query.map { QueryItem($0.0, $0.1) },
        headers: [HTTPHeader("Content-Type", "application/json")],
        body: Data(JSONValue.fields(body).text.utf8)))
  }
}

extension RocketChatCall {
  /// The call and what its answer leads to.
  ///
  /// Three answers never reach `next`: a demand to wait, a demand for a second proof, and a lost
  /// session. A 401 may also be a refusal (some routes of 7.x and 8.x), so `me` decides: when it
  /// accepts the session, the call, which was not carried out, is made once more, and a second 401
  /// is then handed on as a refusal. The repetition is also what a renewed token needs.
  func leads<Value>(
    to next: @escaping @Sendable (RocketChatReply) throws(APIError) -> Step<Value>
  ) -> Endpoint<Value> {
    endpoint(isConfirmed: false, next)
  }

  /// The call, read as a value.
  func reads<Value>(
    _ read: @escaping @Sendable (RocketChatBody) throws(APIError) -> Value
  ) -> Endpoint<Value> {
    leads { reply throws(APIError) in .done(try read(try reply.body)) }
  }

  private func endpoint<Value>(
    isConfirmed: Bool,
    _ next: @escaping @Sendable (RocketChatReply) throws(APIError) -> Step<Value>
  ) -> Endpoint<Value> {
    Endpoint(chain: name, request: request) { response throws(APIError) in
      let reply = RocketChatReply(response, of: self)
      guard case .bad(let fault) = reply else { return try next(reply) }
      guard !fault.endsEveryChain else { throw fault.error }
      guard case .unauthorized(let answer) = fault.error else { return try next(reply) }
      guard isConfirmed else { return .then(confirmation(of: answer, next)) }
      return try next(.bad(fault.asRefusal))
    }
  }

  private func confirmation<Value>(
    of answer: ServerAnswer,
    _ next: @escaping @Sendable (RocketChatReply) throws(APIError) -> Step<Value>
  ) -> Endpoint<Value> {
    let me = RocketChatCall.get("me")
    return Endpoint(chain: me.name, request: me.request) { response throws(APIError) in
      switch RocketChatReply(response, of: me) {
      case .good: return .then(endpoint(isConfirmed: true, next))
      case .bad(let fault):
        if case .throttled = fault.error { throw fault.error }
        throw .unauthorized(answer)
      }
    }
  }
}
