import GavelModel

/// Signing in and out, and who one is (contract, section 3).
extension RocketChatPlatform {
  func login(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    // Any other key sends the body to handlers that know nothing of passwords.
    guard call.arguments.fields.allSatisfy({ Self.loginKeys.contains($0.key) }) else {
      throw Self.unknownUser
    }
    let index: UserIndex
    let token: String
    if let resume = call.text("resume") {
      guard let holder = holder(of: resume) else { throw Self.unknownUser }
      (index, token) = (holder, resume)
    } else {
      index = try identified(call)
      try checkPassword(of: index, call.arguments["password"])
      try checkLoginCode(call)
      token = issueToken(to: index)
    }
    workspace[index].lastLogin = clock.milliseconds
    workspace[index].status = "online"
    var body: JSONObject = [
      "status": "success",
      "data": [
        "userId": .string(workspace[index].id), "authToken": .string(token),
        "me": .object(ownJSON(of: index, call.request.head)),
      ],
    ]
    if compat != .p6 { body["success"] = true }
    return .bare(.object(body))
  }

  func logout(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let token = call.session?.token
    workspace[call.caller].tokens.removeAll { $0.text == token }
    workspace[call.caller].status = "offline"
    return .bare(["status": "success", "data": ["message": "You've been logged out!"]])
  }

  func me(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    .payload(ownJSON(of: call.caller, call.request.head))
  }

  /// Anonymous callers and those without `view-statistics` learn major and minor only.
  func info(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let release = compat.release
    guard let user = call.session?.user, has(user, "view-statistics") else {
      let short = release.split(separator: ".").prefix(2).joined(separator: ".")
      return .payload([
        "version": .string(short),
        "minimumClientVersions": ["desktop": "3.9.6", "mobile": "4.39.0"],
      ])
    }
    return .payload([
      "info": [
        "version": .string(release), "build": ["nodeVersion": "22.16.0"],
        "commit": ["hash": "5a4db0c"], "marketplaceApiVersion": "1.60.0",
      ],
      "version": .string(release),
    ])
  }

  /// Makes a new token for a user.
  func issueToken(to index: UserIndex) -> String {
    let token = WorkspacePersona.secret(&secrets)
    workspace[index].tokens.append(ChatUser.Token(text: token, created: clock.milliseconds))
    return token
  }

  private static let loginKeys: Set<String> = [
    "user", "username", "email", "password", "resume", "code",
  ]
  private static let unknownUser = RocketChatRefusal.failedLogin(
    error: "Unauthorized", message: "Unauthorized")
  private static let wrongPassword = RocketChatRefusal.failedLogin(
    error: 403, message: "Incorrect password")

  private func holder(of token: String) -> UserIndex? {
    workspace.userIndices.first { index in
      workspace[index].isActive && workspace[index].tokens.contains { $0.text == token }
    }
  }

  private func identified(_ call: RocketChatCall) throws(RocketChatRefusal) -> UserIndex {
    let arguments = call.arguments
    var name = call.text("username")
    var address = call.text("email")
    if let text = call.text("user") {
      if text.contains("@") { address = text } else { name = text }
    } else if let object = arguments["user"] {
      name = object["username"]?.text
      address = object["email"]?.text
    }
    let user =
      name.flatMap(workspace.user(named:))
      ?? address.flatMap { address in
        workspace.userIndices.first { index in
          !workspace[index].isDeleted
            && workspace[index].emails.contains { $0.address == address.lowercased() }
        }
      }
    guard let user, workspace[user].isActive else { throw Self.unknownUser }
    return user
  }

  /// Counts failures for the block of section 3.1; a plain text or its digest may be sent.
  private func checkPassword(
    of user: UserIndex, _ given: JSON?
  ) throws(RocketChatRefusal) {
    let window =
      Int64(
        settings[number: "Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes"])
      * 60_000
    let most = settings[number: "Block_Multiple_Failed_Logins_Attempts_Until_Block_By_User"]
    let now = clock.milliseconds
    failedLogins[user, default: []].removeAll { $0 <= now - window }
    guard failedLogins[user, default: []].count < most else {
      throw .failedLogin(
        error: "error-login-blocked-for-user",
        message: "Login has been temporarily blocked For this user "
          + "[error-login-blocked-for-user]")
    }
    let password = workspace[user].password
    let isRight =
      given?.text.map { $0 == password }
      ?? (given?["digest"]?.text?.lowercased() == SHA256.hexDigest(of: Array(password.utf8)))
    guard isRight else {
      failedLogins[user, default: []].append(now)
      throw Self.wrongPassword
    }
    failedLogins[user] = nil
  }
}

extension SandboxOptions.Compat {
  /// The release that the mode says it is.
  var release: String {
    switch self {
    case .p6: "6.14.0"
    case .p8: "8.5.1"
    case .p9: "9.0.0"
    }
  }
}
