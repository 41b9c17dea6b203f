/// Telling who calls: token and user id must belong together (contract, section 1.1).
extension RocketChatPlatform {
  func session(of head: RequestHead) -> RocketChatCall.Session? {
    guard let token = head.field("X-Auth-Token"), let id = head.field("X-User-Id"),
      let user = workspace.user(id: id), workspace[user].isActive,
      workspace[user].tokens.contains(where: { $0.text == token })
    else { return nil }
    return RocketChatCall.Session(user: user, token: token)
  }

  func user(of request: Request) -> String? {
    session(of: request.head).map { workspace[$0.user].id }
  }
}

/// The users one can be; they are the same in every world, so that their tokens stay good.
enum WorkspacePersona: String, CaseIterable, Sendable {
  case admin, moderator, owner, user

  /// Also the password.
  var username: String {
    switch self {
    case .admin: "root"
    case .moderator: "mona"
    case .owner: "olga"
    case .user: "ulli"
    }
  }

  var name: String {
    switch self {
    case .admin: "Root"
    case .moderator: "Mona Dee"
    case .owner: "Olga 美"
    case .user: "Ülli"
    }
  }

  var roles: [String] {
    switch self {
    case .admin: [RoleName.user, RoleName.admin]
    case .moderator: [RoleName.user, RoleName.support]
    case .owner, .user: [RoleName.user]
    }
  }

  var id: String {
    var number: UInt64 = 0
    for byte in username.utf8 { number = number << 8 | UInt64(byte) }
    return ChatID.text(number, maker: 0)
  }

  /// Returns the token that the announcement gives the persona.
  func token(seed: UInt64) -> String {
    let own = id.utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) }
    var numbers = SplitMix64(seed: own)
    return Self.secret(&numbers)
  }

  /// Returns a secret in the platform's form: 43 characters of base64 for URLs.
  static func secret(_ numbers: inout SplitMix64) -> String {
    String((0..<43).map { _ in numbers.pick(letters) })
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
}
