/// Personal access tokens (contract, 3.4).
extension RocketChatPlatform {
  func createAccessToken(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let name = try accessTokenName(call, method: "generateToken")
    guard !workspace[call.caller].tokens.contains(where: { $0.name == name }) else {
      throw .meteor(
        code: "error-token-already-exists", reason: "A token with this name already exists",
        details: ["method": "personalAccessTokens:generateToken"])
    }
    return issue(name, bypasses: call.flag("bypassTwoFactor") ?? false, to: call.caller)
  }

  func renewAccessToken(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let name = try accessTokenName(call, method: "regenerateToken")
    let old = try dropAccessToken(name, of: call.caller, method: "regenerateToken")
    return issue(name, bypasses: old.bypassesSecondFactor, to: call.caller)
  }

  func removeAccessToken(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let name = try accessTokenName(call, method: "removeToken")
    _ = try dropAccessToken(name, of: call.caller, method: "removeToken")
    return .done
  }

  func listAccessTokens(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "create-personal-access-tokens") else {
      throw Self.notAuthorized("getPersonalAccessTokens")
    }
    return .payload([
      "tokens": .array(
        workspace[call.caller].tokens.compactMap { token in
          token.name.map { name in
            [
              "name": .string(name), "createdAt": iso8601(token.created),
              "lastTokenPart": .string(String(token.text.suffix(6))),
              "bypassTwoFactor": .bool(token.bypassesSecondFactor),
            ]
          }
        })
    ])
  }

  private func accessTokenName(
    _ call: RocketChatCall, method: String
  ) throws(RocketChatRefusal) -> String {
    guard let name = call.text("tokenName") else {
      throw .plain("The 'tokenName' param is required")
    }
    guard has(call.caller, "create-personal-access-tokens") else {
      throw Self.notAuthorized("personalAccessTokens:\(method)")
    }
    return name
  }

  private func issue(
    _ name: String, bypasses: Bool, to user: UserIndex
  ) -> RocketChatReply {
    let token = ChatUser.Token(
      text: WorkspacePersona.secret(&secrets), created: clock.milliseconds, name: name,
      bypassesSecondFactor: bypasses)
    workspace[user].tokens.append(token)
    return .payload(["token": .string(token.text)])
  }

  private func dropAccessToken(
    _ name: String, of user: UserIndex, method: String
  ) throws(RocketChatRefusal) -> ChatUser.Token {
    guard let place = workspace[user].tokens.firstIndex(where: { $0.name == name }) else {
      throw .meteor(
        code: "error-token-does-not-exists", reason: "Token does not exist",
        details: ["method": .string("personalAccessTokens:\(method)")])
    }
    return workspace[user].tokens.remove(at: place)
  }

  private static func notAuthorized(_ method: String) -> RocketChatRefusal {
    .meteor(
      code: "not-authorized", reason: "Not Authorized", details: ["method": .string(method)])
  }
}
