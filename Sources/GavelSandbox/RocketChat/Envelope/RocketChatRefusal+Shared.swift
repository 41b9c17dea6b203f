/// Refusals that calls of several families share.
extension RocketChatRefusal {
  static let notAllowed = meteor(code: "error-not-allowed", reason: "Not allowed")
  static let actionNotAllowed = meteor(code: "error-action-not-allowed", reason: "Not allowed")
  static let invalidChannel = meteor(code: "invalid-channel")
  static let userParameterMissing = meteor(
    code: "error-user-param-not-provided",
    reason: "The required \"userId\" or \"username\" param was not provided")
  static let invalidUser = meteor(
    code: "error-invalid-user",
    reason: "The required \"userId\" or \"username\" param provided does not match any users")
}
