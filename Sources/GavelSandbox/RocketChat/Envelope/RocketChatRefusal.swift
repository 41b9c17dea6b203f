/// A "no" of the platform, as the code of an endpoint raises it; how it looks on the wire depends
/// on the compatibility mode.
enum RocketChatRefusal: Error, Hashable {
  /// A coded error: 400 with `reason [code]`, or 403 in 9.0 for the codes that mean a refusal.
  case meteor(code: String, reason: String = "", details: JSON? = nil)
  /// 400 with nothing but words.
  case plain(String)
  /// 400 with the code in `error` and the words in `errorType`.
  case codeInError(String, String)
  /// The same, which 9.0 turned into a 403.
  case refusedCodeInError(String, String)
  /// 400 with no words at all.
  case silent
  /// The validator's messages about a body or a query.
  case invalidBody([String])
  case invalidQuery([String])
  /// 401: no session, or one that is no good.
  case unauthorizedSession
  /// 401 of `login` itself.
  case failedLogin(error: JSON, message: String, details: JSON? = nil)
  /// 403: the route wants a permission that the caller lacks.
  case forbiddenRoute
  /// 403 out of the endpoint's own code.
  case forbiddenHandler
  /// The same, which a few endpoints of 7.x and 8.x answer with 401.
  case forbiddenAsUnauthorized
  /// 400 with words that 9.0 turned into a 403.
  case refusedPlain(String)
  /// 404 out of the endpoint's own code.
  case notFound
  /// 404: no such endpoint, or not with this method.
  case unknownRoute
  case tooManyRequests(seconds: Int)
  /// 400: the call wants a second factor.
  case totpRequired(details: JSON)
  case totpInvalid
  case internalError
}

extension RocketChatRefusal {
  static let roomParameterMissing = meteor(
    code: "error-roomid-param-not-provided",
    reason: "The parameter \"roomId\" or \"roomName\" is required")
  static let channelNotFound = roomNotFound("channel")
  static let groupNotFound = roomNotFound("group")
  static let groupParameterMissing = meteor(
    code: "error-room-param-not-provided",
    reason: "The parameter \"roomId\" or \"roomName\" is required")
  /// No access to a room, where the endpoint says so instead of hiding the room.
  static let roomRefused = refusedCodeInError("not-allowed", "Not Allowed")
  static func notAllowed(_ method: String) -> Self {
    meteor(
      code: "error-not-allowed", reason: "Not allowed", details: ["method": .string(method)])
  }

  private static func roomNotFound(_ kind: String) -> Self {
    meteor(
      code: "error-room-not-found",
      reason: "The required \"roomId\" or \"roomName\" param provided does not match any \(kind)")
  }
}
