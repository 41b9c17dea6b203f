/// Changing accounts and ending their sessions (contract, 10.2).
extension RocketChatPlatform {
  func updateUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let data = call.body["data"]?.fields ?? [:]
    guard let user = call.text("userId").flatMap(workspace.user(id:)) else {
      throw .meteor(
        code: "error-invalid-user-id", reason: "The user id provided does not match any users")
    }
    guard user == call.caller || has(call.caller, "edit-other-user-info") else {
      throw .meteor(
        code: "error-action-not-allowed", reason: "Editing user is not allowed",
        details: ["method": "insertOrUpdateUser", "action": "Editing_user"])
    }
    let username = data["username"]?.text
    let address = data["email"]?.text?.lowercased()
    try checkFree(username: username, address: address, but: user)
    if let username, username != workspace[user].username { workspace.rename(user, to: username) }
    if let address { workspace[user].emails = [ChatUser.Email(address: address)] }
    if let name = data["name"]?.text { workspace[user].name = name }
    if let password = data["password"]?.text { workspace[user].password = password }
    if let text = data["statusText"]?.text { workspace[user].statusText = text }
    if let roles = data["roles"]?.texts, has(call.caller, "assign-roles") {
      workspace[user].roles = roles
    }
    for key in ["bio", "nickname", "customFields"] {
      if let value = data[key] { workspace[user].fields[key] = value }
    }
    if let isActive = data["active"]?.flag { workspace.setActive(user, isActive) }
    return .payload(["user": .object(json(of: user))])
  }

  func setStatus(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let user = try userOrCaller(call)
    guard user == call.caller || has(call.caller, "edit-other-user-info") else {
      throw .forbiddenHandler
    }
    if let message = call.body["message"]?.text { workspace[user].statusText = message }
    if let status = call.text("status") {
      guard ["online", "away", "busy", "offline"].contains(status) else {
        throw .meteor(
          code: "error-invalid-status",
          reason: "Valid status types include online, away, offline, and busy.",
          details: ["method": "users.setStatus"])
      }
      workspace[user].status = status
    }
    return .done
  }

  /// `users.logout`: of oneself, or of another with a permission.
  func logoutUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let own = workspace[call.caller].id
    let id = call.text("userId") ?? own
    if id != own, !has(call.caller, "logout-other-user") { throw .forbiddenHandler }
    guard let user = workspace.user(id: id), !workspace[user].tokens.isEmpty else {
      throw .meteor(code: "error-invalid-user-id", reason: "Invalid user id")
    }
    workspace[user].tokens = []
    workspace[user].status = "offline"
    return .payload(["message": .string("User \(id) has been logged out!")])
  }

  func createToken(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let user = try namedUser(call)
    guard user == call.caller || has(call.caller, "user-generate-access-token") else {
      throw .meteor(
        code: "error-not-authorized", reason: "Not authorized", details: ["method": "createToken"])
    }
    return .payload([
      "data": [
        "userId": .string(workspace[user].id), "authToken": .string(issueToken(to: user)),
      ]
    ])
  }

  func preferences(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    .payload(["preferences": preferences(of: call.caller)])
  }

  func setPreferences(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let user = try userOrCaller(call)
    guard user == call.caller || has(call.caller, "edit-other-user-info") else {
      throw .meteor(
        code: "error-action-not-allowed", reason: "Editing user is not allowed",
        details: ["method": "users.setPreferences", "action": "Editing_user"])
    }
    var preferences = preferences(of: user).fields ?? [:]
    for field in call.body["data"]?.fields?.fields ?? [] { preferences[field.key] = field.value }
    let settings: JSON = ["preferences": .object(preferences)]
    workspace[user].fields["settings"] = settings
    return .payload(["user": ["_id": .string(workspace[user].id), "settings": settings]])
  }

  private func preferences(of user: UserIndex) -> JSON {
    workspace[user].fields["settings"]?["preferences"] ?? [:]
  }
}
