import GavelModel

/// The second factor that some calls want (contract, 3.5).
///
/// The calls that the server flags ask for it when `Accounts_TwoFactorAuthentication_Enabled` is
/// on; any other call can be made to with the sandbox's own setting `totp_required_routes`.
extension RocketChatPlatform {
  /// The one code that is right here.
  static let secondFactorCode = "123456"

  func checkSecondFactor(
    _ call: RocketChatCall, _ route: RocketChatRoute
  ) throws(RocketChatRefusal) {
    guard let session = call.session, wantsSecondFactor(route, session) else { return }
    let head = call.request.head
    guard let code = head.field("x-2fa-code"), !code.isEmpty else {
      throw .totpRequired(details: Self.secondFactorDetails(["totp", "password"]))
    }
    let isRight =
      switch head.field("x-2fa-method") ?? "totp" {
      case "password":
        code.lowercased()
          == SHA256.hexDigest(of: Array(workspace[session.user].password.utf8))
      default: code == Self.secondFactorCode
      }
    guard isRight else { throw .totpInvalid }
    secondFactors[session.token] = clock.milliseconds
  }

  /// Asks for a code while signing in when the sandbox's setting names `login`; the code comes in
  /// the body or in the header (contract, 3.1).
  func checkLoginCode(_ call: RocketChatCall) throws(RocketChatRefusal) {
    guard settings.list("totp_required_routes").contains("login") else { return }
    guard let code = call.text("code") ?? call.request.head.field("x-2fa-code") else {
      throw .failedLogin(
        error: "totp-required", message: "TOTP Required [totp-required]",
        details: Self.secondFactorDetails(["totp"]))
    }
    guard code == Self.secondFactorCode else {
      throw .failedLogin(error: "totp-invalid", message: "TOTP Invalid [totp-invalid]")
    }
  }

  private static func secondFactorDetails(_ methods: [JSON]) -> JSON {
    ["method": "totp", "codeGenerated": false, "availableMethods": .array(methods)]
  }

  private func wantsSecondFactor(
    _ route: RocketChatRoute, _ session: RocketChatCall.Session
  ) -> Bool {
    let isNamed = settings.list("totp_required_routes").contains(route.name)
    let isFlagged =
      route.needsSecondFactor && settings[flag: "Accounts_TwoFactorAuthentication_Enabled"]
    guard isNamed || isFlagged else { return false }
    let tokens = workspace[session.user].tokens
    if tokens.contains(where: { $0.text == session.token && $0.bypassesSecondFactor }) {
      return false
    }
    let kept = Int64(settings[number: "Accounts_TwoFactorAuthentication_RememberFor"]) * 1000
    return secondFactors[session.token].map { clock.milliseconds >= $0 + kept } ?? true
  }
}
