/// The table of contract 2.2: one refusal, three manners of saying it.
extension RocketChatRefusal {
  func response(_ compatibility: Compatibility) -> Response {
    switch self {
    case .meteor(let code, let reason, let details):
      return Self.meteor(code, reason, details, compatibility)
    case .plain(let text): return Self.failure(400, text)
    case .refusal(let text):
      return compatibility == .p9
        ? Self.failure(403, text, type: "error-forbidden") : Self.failure(400, text)
    case .silent: return Response(status: 400, ["success": false])
    case .codeInError(let code, let words, let isRefusal):
      return compatibility == .p9 && isRefusal
        ? Self.failure(403, code, type: "error-forbidden") : Self.failure(400, code, type: words)
    case .invalidBody(let messages):
      return Self.invalid(messages, type: "invalid-params", compatibility)
    case .invalidQuery(let messages):
      let type = compatibility == .p6 ? "invalid-params" : "error-invalid-params"
      return Self.invalid(messages, type: type, compatibility)
    case .notLoggedIn: return Response(status: 401, Self.notLoggedIn(compatibility))
    case .loginFailed(let error, let message, let details):
      return Self.loginFailed(error, message, details, compatibility)
    case .missingPermission:
      return Self.failure(
        403,
        "User does not have the permissions required for this action [error-unauthorized]")
    case .forbidden: return Self.forbidden(compatibility)
    case .forbiddenAsUnauthorized:
      return compatibility == .p8
        ? Self.failure(401, "unauthorized") : Self.forbidden(compatibility)
    case .notFound: return Self.failure(404, "Resource not found")
    case .unknownRoute: return Self.unknownRoute(compatibility)
    case .tooManyRequests(let seconds): return Self.tooManyRequests(seconds)
    case .internalError:
      // The missing letter is the platform's.
      let text = compatibility == .p6 ? "Internal error occured" : "Internal server error"
      return Self.failure(500, text)
    }
  }

  private static func failure(
    _ status: Int, _ text: String, type: String? = nil, details: JSON? = nil
  ) -> Response {
    var body: JSONObject = ["success": false, "error": .string(text)]
    body["errorType"] = type.map(JSON.string)
    body["details"] = details
    return Response(status: status, .object(body))
  }

  private static func meteor(
    _ code: String, _ reason: String, _ details: JSON?, _ compatibility: Compatibility
  ) -> Response {
    let text = reason.isEmpty ? "[\(code)]" : "\(reason) [\(code)]"
    if compatibility == .p9, refusalCodes.contains(code) {
      return failure(403, text, type: "error-forbidden")
    }
    return failure(400, text, type: code, details: details)
  }

  private static func invalid(
    _ messages: [String], type: String, _ compatibility: Compatibility
  ) -> Response {
    let suffix = compatibility == .p6 ? " [invalid-params]" : ""
    return failure(400, messages.joined(separator: "\n ") + suffix, type: type)
  }

  private static func notLoggedIn(_ compatibility: Compatibility) -> JSON {
    let text: JSON = "You must be logged in to do this."
    return switch compatibility {
    case .p6: ["status": "error", "message": text]
    case .p8: ["success": false, "error": text, "status": "error", "message": text]
    case .p9: ["success": false, "error": text]
    }
  }

  private static func loginFailed(
    _ error: JSON, _ message: String, _ details: JSON?, _ compatibility: Compatibility
  ) -> Response {
    if compatibility == .p9 { return failure(401, "unauthorized") }
    var body: JSONObject = compatibility == .p8 ? ["success": false] : [:]
    body["status"] = "error"
    body["error"] = error
    body["message"] = .string(message)
    body["details"] = details
    return Response(status: 401, .object(body))
  }

  private static func forbidden(_ compatibility: Compatibility) -> Response {
    failure(403, compatibility == .p9 ? "forbidden" : "unauthorized")
  }

  private static func unknownRoute(_ compatibility: Compatibility) -> Response {
    switch compatibility {
    case .p6:
      Response(status: 404, ["status": "error", "message": "API endpoint does not exist"])
    case .p8, .p9:
      Response(
        status: 404, contentType: "text/plain; charset=utf-8", body: Array("404 Not Found".utf8))
    }
  }

  private static func tooManyRequests(_ seconds: Int) -> Response {
    failure(
      429,
      "Error, too many requests. Please slow down. You must wait \(seconds) seconds before "
        + "trying this endpoint again. [error-too-many-requests]")
  }
}
