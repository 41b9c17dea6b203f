/// The bodies of refusals (contract, section 2.2).
extension RocketChatRefusal {
  private static let loggedOut = "You must be logged in to do this."
  private static let lacksPermission =
    "User does not have the permissions required for this action [error-unauthorized]"
  /// The codes that answer 403 from 9.0 on (release notes, pull request 43214).
  static let refusalCodes: Set<String> = [
    "error-not-allowed", "not-allowed", "not-authorized", "not_authorized", "no-permission",
    "error-not-authorized-federation",
  ]

  func response(_ compat: SandboxOptions.Compat) -> Response {
    switch self {
    case .meteor(let code, let reason, let details):
      let text = reason.isEmpty ? "[\(code)]" : "\(reason) [\(code)]"
      if compat == .p9, Self.refusalCodes.contains(code) {
        return Self.failure(reason.isEmpty ? text : reason, code: "error-forbidden", status: 403)
      }
      return Self.failure(text, code: code, details: details)
    case .plain(let text): return Self.failure(text)
    case .codeInError(let code, let words): return Self.failure(code, code: words)
    case .refusedCodeInError(let code, let words):
      guard compat == .p9 else { return Self.failure(code, code: words) }
      return Self.failure(words, code: "error-forbidden", status: 403)
    case .silent: return Response(status: 400, ["success": false])
    case .refusedPlain(let text):
      guard compat == .p9 else { return Self.failure(text) }
      return Self.failure(text, code: "error-forbidden", status: 403)
    case .invalidBody(let messages):
      return Self.invalid(messages, compat, code: "invalid-params")
    case .invalidQuery(let messages):
      return Self.invalid(
        messages, compat, code: compat == .p6 ? "invalid-params" : "error-invalid-params")
    case .unauthorizedSession, .failedLogin: return sessionResponse(compat)
    case .forbiddenRoute: return Self.failure(Self.lacksPermission, status: 403)
    case .forbiddenHandler, .forbiddenAsUnauthorized, .notFound, .unknownRoute, .tooManyRequests,
      .totpRequired, .totpInvalid, .internalError:
      return plainResponse(compat)
    }
  }

  private func plainResponse(_ compat: SandboxOptions.Compat) -> Response {
    switch self {
    case .forbiddenHandler:
      return Self.failure(compat == .p9 ? "forbidden" : "unauthorized", status: 403)
    case .forbiddenAsUnauthorized:
      switch compat {
      case .p6: return Self.failure("unauthorized", status: 403)
      case .p8: return Self.failure("unauthorized", status: 401)
      case .p9: return Self.failure("forbidden", status: 403)
      }
    case .notFound: return Self.failure("Resource not found", status: 404)
    case .unknownRoute:
      guard compat == .p6 else {
        return Response(
          status: 404, contentType: "text/plain; charset=UTF-8", body: Array("404 Not Found".utf8))
      }
      return Response(
        status: 404, ["status": "error", "message": "API endpoint does not exist"])
    case .tooManyRequests(let seconds):
      return Self.failure(
        "Error, too many requests. Please slow down. You must wait \(seconds) seconds before "
          + "trying this endpoint again. [error-too-many-requests]", status: 429)
    case .totpRequired(let details):
      return Self.failure(
        "TOTP Required [totp-required]", code: "totp-required", details: details)
    case .totpInvalid:
      return Self.failure("TOTP Invalid [totp-invalid]", code: "totp-invalid")
    case .internalError, .meteor, .plain, .codeInError, .refusedCodeInError, .silent, .refusedPlain,
      .invalidBody,
      .invalidQuery, .unauthorizedSession, .failedLogin, .forbiddenRoute:
      return Self.failure(
        compat == .p6 ? "Internal error occured" : "Internal server error", status: 500)
    }
  }

  private func sessionResponse(_ compat: SandboxOptions.Compat) -> Response {
    var body = JSONObject()
    let text = JSON.string(Self.loggedOut)
    if case .failedLogin(let error, let message, let details) = self {
      guard compat != .p9 else { return Self.failure("unauthorized", status: 401) }
      if compat == .p8 { body.append("success", false) }
      body.append("status", "error")
      body.append("error", error)
      body.append("message", .string(message))
      body["details"] = details
      return Response(status: 401, .object(body))
    }
    switch compat {
    case .p6: body = ["status": "error", "message": text]
    case .p8: body = ["success": false, "error": text, "status": "error", "message": text]
    case .p9: body = ["success": false, "error": text]
    }
    return Response(status: 401, .object(body))
  }

  private static func invalid(
    _ messages: [String], _ compat: SandboxOptions.Compat, code: String
  ) -> Response {
    let text = messages.joined(separator: "\n ")
    return failure(compat == .p6 ? "\(text) [invalid-params]" : text, code: code)
  }

  private static func failure(
    _ text: String, code: String? = nil, details: JSON? = nil, status: Int = 400
  ) -> Response {
    var body: JSONObject = ["success": false, "error": .string(text)]
    body["errorType"] = code.map(JSON.string)
    body["details"] = details
    return Response(status: status, .object(body))
  }
}
