import GavelModel

/// An answer that is no yes, told apart by its status and code.
///
/// The three forms of the platform (before 8.0, 8.x, 9.0) put the code in different places; where
/// it stands is found here, and what it means is one table, never the words around it.
struct RocketChatFault: Sendable {
  var error: APIError
  let status: Int
  let code: String?
  let answer: ServerAnswer

  init(_ response: HTTPResponse, _ json: JSONValue?, of call: String) {
    status = response.status
    let said = RocketChatWords(json)
    code = said.code
    answer = ServerAnswer(
      status: response.status, code: said.code.map(ServerAnswer.bounded),
      message: said.message.map(ServerAnswer.bounded))
    error = Self.error(response, json, answer, call)
  }

  /// Whether the platform knows the caller and says no.
  var isRefusal: Bool {
    if case .forbidden = error { return true }
    return false
  }

  /// Whether the answer says nothing about the call: wait, prove who you are, or look elsewhere.
  var endsEveryChain: Bool {
    switch error {
    case .throttled, .secondFactor, .redirected: true
    case .unreachable, .noAnswer, .unauthorized, .forbidden, .notFound, .conflict, .invalid,
      .server, .gateway, .malformed, .tooLarge, .insecure, .unaddressable, .unusableCredential,
      .unsupported, .changed, .cancelled:
      false
    }
  }

  /// Whether what was asked for is closed to this account, absent, or unknown to the server.
  var isOutOfReach: Bool {
    if case .notFound = error { return true }
    return isRefusal || isUnknownRoute
  }

  /// Whether this server does not have the route.
  var isUnknownRoute: Bool { status == 404 || status == 405 }

  /// Whether the platform calls the request wrong without a code that says why.
  var isUncoded: Bool { status == 400 && code == nil }

  /// The same as a refusal, for a 401 on a session that is good.
  var asRefusal: RocketChatFault {
    var refusal = self
    refusal.error = .forbidden(answer)
    return refusal
  }

  private static func error(
    _ response: HTTPResponse, _ json: JSONValue?, _ answer: ServerAnswer, _ call: String
  ) -> APIError {
    let code = answer.code ?? ""
    let isOurs = (400..<500).contains(response.status)
    if isOurs, ["totp-required", "totp-invalid"].contains(code) {
      return .secondFactor(SecondFactor(rocketChat: json?["details"]), answer)
    }
    if response.status == 429 || (isOurs && code == "error-too-many-requests") {
      let pause = RocketChatPause.asked(in: response, words: answer.message)
      return .throttled(retryAfter: pause, answer)
    }
    switch response.status {
    case 200..<300:
      // A no inside a 2xx breaks the contract, so that nobody knows what was done.
      guard let success = json?["success"] else {
        let field = json?.isObject == true ? "success" : "body"
        return .malformed(endpoint: call, field: field, status: response.status)
      }
      return success == .bool(false)
        ? .server(answer)
        : .malformed(endpoint: call, field: "success", status: response.status)
    case 300..<400: return .redirected(to: "")
    case 401: return .unauthorized(answer)
    case 403: return .forbidden(answer)
    case 404, 405: return .unsupported(call: call)
    case 408: return .gateway(answer)
    case 400..<500:
      if refusals.contains(code) { return .forbidden(answer) }
      return absences.contains(code) ? .notFound(answer) : .invalid(answer)
    // The platform's own failure says `success` like every answer of it.
    default: return json?["success"] == .bool(false) ? .server(answer) : .gateway(answer)
    }
  }

  /// A no to this account, or a no for good.
  private static let refusals: Set<String> = [
    "error-not-allowed", "not-allowed", "not-authorized", "not_authorized", "no-permission",
    "error-not-authorized", "error-not-authorized-federation", "error-action-not-allowed",
    "unauthorized", "forbidden", "error-unauthorized", "error-forbidden",
    "error-endpoint-disabled", "user-last-owner", "error-you-are-last-owner",
    "error-cannot-delete-federated-room", "error-cannot-delete-team-channel",
    "error-app-prevented-deleting", "error-user-is-federated",
  ]

  /// What was named is not there.
  private static let absences: Set<String> = [
    "invalid-channel", "error-invalid-room", "error-room-not-found", "error-user-not-in-room",
    "error-invalid-user", "error-user-not-found", "no-reports-found", "error-report-not-found",
    "team-does-not-exist",
  ]
}

extension JSONValue {
  fileprivate var isObject: Bool {
    if case .object = self { return true }
    return false
  }
}

extension SecondFactor {
  /// Reads the challenge beside `totp-required`; a one-time code where it says nothing.
  init(rocketChat details: JSONValue?) {
    self.init(
      method: details?["method"]?.asIdentifier ?? "totp",
      availableMethods: (details?["availableMethods"]?.elements ?? []).compactMap(\.asIdentifier),
      codeWasSent: details?["codeGenerated"]?.asFlag ?? false)
  }
}
