import GavelModel

/// Why a call to a platform gave no value; cases hold facts, wording is made elsewhere.
///
/// Classification looks at the HTTP status and the platform's own number only, never at a text.
public enum APIError: Error, Hashable, Sendable {
  /// No connection was made, so nothing was sent.
  case unreachable(host: String)
  /// The request may have been applied, but no whole answer came back in time.
  case noAnswer(host: String)
  /// The platform asked for a pause; `nil` when it did not say how long.
  case throttled(retryAfter: Duration?, ServerAnswer)
  /// The platform does not know the credential (401), also after a renewal.
  case unauthorized(ServerAnswer)
  /// The credential is known and may not do this (403).
  case forbidden(ServerAnswer)
  /// The target, or something it stands in, does not exist (404, 410).
  case notFound(ServerAnswer)
  /// The target already is in another state (409).
  case conflict(ServerAnswer)
  /// The platform calls the request itself wrong (every other 4xx).
  case invalid(ServerAnswer)
  /// The platform failed and says so itself (5xx, or a number of its own without a known class).
  case server(ServerAnswer)
  /// Something before the platform answered in its place (5xx without the platform's words, 408), so
  /// that the action may have happened.
  case gateway(ServerAnswer)
  /// The answer broke the platform's contract at `field`; with a 2xx it may have been applied.
  case malformed(endpoint: String, field: String, status: Int)
  /// The answer was cut because it was larger than `limitBytes`; it may have been applied.
  case tooLarge(endpoint: String, limitBytes: Int)
  /// The platform pointed somewhere else (`to`, without its query) and was not followed.
  case redirected(to: String)
  /// Refused before sending: neither https nor loopback, or no plain address of a server.
  case insecure(url: String)
  /// Refused before sending: an id that no path, or not only its own path, can name.
  case unaddressable(id: String)
  /// Refused before sending: an empty key or token, or one that no header can carry.
  case unusableCredential
  /// Refused before sending: the platform has no such call, or this server is too old for it.
  case unsupported(call: String)
  /// Refused before sending: the target is no longer what the plan saw.
  case changed(ServerAnswer)
  /// The platform wants a second proof of who is calling; nothing was applied.
  case secondFactor(SecondFactor, ServerAnswer)
  /// The caller's task was cancelled; a request that changes something may have been applied.
  case cancelled
}

extension APIError {
  /// What was heard, for the outbox and the audit trail.
  ///
  /// Where the server gave no code of its own, `code` is the name of the case (`notFound`,
  /// `noAnswer`, `malformed`, …).
  public var answer: ServerAnswer {
    switch self {
    case .unreachable, .noAnswer, .insecure, .unaddressable, .unusableCredential, .cancelled,
      .unsupported:
      ServerAnswer(code: name)
    case .throttled(_, let answer), .unauthorized(let answer), .forbidden(let answer),
      .notFound(let answer), .conflict(let answer), .invalid(let answer), .server(let answer),
      .gateway(let answer), .changed(let answer), .secondFactor(_, let answer):
      ServerAnswer(
        status: answer.status, code: answer.code ?? name, message: answer.message)
    case .malformed(_, _, let status):
      ServerAnswer(status: status, code: name)
    case .tooLarge, .redirected:
      ServerAnswer(code: name)
    }
  }

  /// Whether a request that changes something may have been applied although it failed here.
  public var leavesEffectOpen: Bool {
    switch self {
    case .noAnswer, .server, .gateway, .tooLarge, .cancelled: true
    case .malformed(_, _, let status): (200..<300).contains(status)
    case .unreachable, .throttled, .unauthorized, .forbidden, .notFound, .conflict, .invalid,
      .redirected, .insecure, .unaddressable, .unusableCredential, .unsupported,
      .changed, .secondFactor:
      false
    }
  }

  /// The same failure of a later look, seen from a change that the platform accepted before it.
  ///
  /// On their own these cases say that nothing was applied, which is no longer true then.
  func afterChange(host: String) -> APIError {
    switch self {
    case .unreachable, .throttled, .unauthorized, .secondFactor, .redirected, .unsupported:
      .noAnswer(host: host)
    case .noAnswer, .forbidden, .notFound, .conflict, .invalid, .server, .gateway, .malformed,
      .tooLarge, .insecure, .unaddressable, .unusableCredential, .changed, .cancelled:
      self
    }
  }

  /// The case without its facts, as it is written into answers.
  public var name: String {
    switch self {
    case .unreachable: "unreachable"
    case .noAnswer: "noAnswer"
    case .throttled: "throttled"
    case .unauthorized: "unauthorized"
    case .forbidden: "forbidden"
    case .notFound: "notFound"
    case .conflict: "conflict"
    case .invalid: "invalid"
    case .server: "server"
    case .gateway: "gateway"
    case .malformed: "malformed"
    case .tooLarge: "tooLarge"
    case .redirected: "redirected"
    case .insecure: "insecure"
    case .unaddressable: "unaddressable"
    case .unusableCredential: "unusableCredential"
    case .unsupported: "unsupported"
    case .changed: "changed"
    case .secondFactor: "secondFactor"
    case .cancelled: "cancelled"
    }
  }
}
