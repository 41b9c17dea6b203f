/// A "no" of the platform, by what happened; its words depend on the compatibility alone.
enum RocketChatRefusal: Error, Hashable {
  /// An error with a code, the common case; the reason may be empty.
  case meteor(code: String, reason: String = "", details: JSON? = nil)
  /// An error that is nothing but a sentence, or a code where a sentence should be.
  case plain(String)
  /// A sentence that is a refusal, and therefore a 403 from 9.0 on.
  case refusal(String)
  /// A failure without any words.
  case silent
  /// The code stands where the words belong and the words where the code belongs.
  ///
  /// - Parameter isRefusal: Whether 9.0 makes it a 403.
  case codeInError(code: String, words: String, isRefusal: Bool)
  /// The body does not fit the schema; the messages of the validator.
  case invalidBody([String])
  /// The query does not fit the schema; the messages of the validator.
  case invalidQuery([String])
  /// No session, or not a good one.
  case notLoggedIn
  /// A login that failed; `error` is a text or a number.
  case loginFailed(error: JSON, message: String, details: JSON? = nil)
  /// The route wants a permission that the caller lacks.
  case missingPermission
  /// The handler refuses by itself.
  case forbidden
  /// The handler refuses, and 8.x says 401 for it by mistake (contract, 2.2).
  case forbiddenAsUnauthorized
  /// The handler does not find what the call is about.
  case notFound
  case unknownRoute
  case tooManyRequests(seconds: Int)
  case internalError

  /// Codes that 9.0 answers with 403 (contract, 2.4).
  static let refusalCodes: Set<String> = [
    "error-not-allowed", "not-allowed", "not-authorized", "not_authorized", "no-permission",
    "error-not-authorized-federation",
  ]
}

/// Refusals that many calls share.
extension RocketChatRefusal {
  /// A refusal of a method that names itself.
  static func notAllowed(method: String) -> Self {
    .meteor(code: "error-not-allowed", reason: "Not allowed", details: ["method": .string(method)])
  }
  static let notAllowed = Self.meteor(code: "error-not-allowed", reason: "Not allowed")
  static let actionNotAllowed = Self.meteor(
    code: "error-action-not-allowed", reason: "Not allowed")
  static let invalidChannel = Self.meteor(code: "invalid-channel")
  static func invalidRoom(method: String) -> Self {
    .meteor(
      code: "error-invalid-room", reason: "Invalid room", details: ["method": .string(method)])
  }

  /// The call wants a second factor (contract, 3.5).
  static func secondFactorRequired(_ details: JSON) -> Self {
    .meteor(code: "totp-required", reason: "TOTP Required", details: details)
  }
  static func secondFactorInvalid(_ details: JSON) -> Self {
    .meteor(code: "totp-invalid", reason: "TOTP Invalid", details: details)
  }
}
