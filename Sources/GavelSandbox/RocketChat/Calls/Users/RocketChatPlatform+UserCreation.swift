/// How accounts come to be (contract, 10.2).
extension RocketChatPlatform {
  func createUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard has(call.caller, "create-user") else {
      throw .meteor(
        code: "error-action-not-allowed", reason: "Adding user is not allowed",
        details: ["method": "insertOrUpdateUser", "action": "Adding_user"])
    }
    let roles = call.list("roles")
    if let unknown = roles.first(where: { !RoleName.all.contains($0) }) {
      throw .meteor(code: "error-invalid-role", reason: "The role \(unknown) does not exist")
    }
    let address = (call.text("email") ?? "").lowercased()
    let username = call.text("username") ?? ""
    try checkFree(username: username, address: address)
    var user = ChatUser(
      id: workspace.nextID(), username: username, name: call.text("name") ?? username,
      password: call.text("password") ?? "", created: workspace.stamp())
    user.emails = [ChatUser.Email(address: address, isVerified: call.flag("verified") ?? false)]
    user.roles = roles.isEmpty ? [RoleName.user] : roles
    user.isActive = call.flag("active") ?? true
    for key in ["bio", "nickname", "customFields"] { user.fields[key] = call.body[key] }
    user.statusText = call.text("statusText") ?? ""
    let index = workspace.add(user)
    if call.flag("joinDefaultChannels") ?? true { joinDefaultRooms(index) }
    return .payload(["user": .object(createdJSON(of: index))])
  }

  /// `users.register`: open to everybody; a workspace without an administrator makes whoever
  /// comes first its own.
  func registerUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard call.session == nil else { throw .plain("Logged in users can not register again.") }
    let username = call.text("username") ?? ""
    let address = (call.text("email") ?? "").lowercased()
    guard isUsername(username) else {
      throw .meteor(
        code: "error-invalid-username", reason: "The username provided is not valid")
    }
    guard workspace.user(ignoringCase: username) == nil else {
      throw .plain("Username is already in use")
    }
    guard workspace.user(address: address) == nil else {
      throw .meteor(code: "403", reason: "Email already exists.")
    }
    let hasAdministrator = workspace.users.contains {
      !$0.isDeleted && $0.roles.contains(RoleName.admin)
    }
    var user = ChatUser(
      id: workspace.nextID(), username: username, name: call.text("name") ?? username,
      password: call.text("pass") ?? "", created: workspace.stamp())
    user.emails = [ChatUser.Email(address: address, isVerified: false)]
    if !hasAdministrator { user.roles = [RoleName.user, RoleName.admin] }
    let index = workspace.add(user)
    joinDefaultRooms(index)
    return .payload(["user": .object(createdJSON(of: index))])
  }

  /// Refuses names and addresses that cannot be had or that somebody has.
  func checkFree(
    username: String?, address: String?, but user: UserIndex? = nil
  ) throws(RocketChatRefusal) {
    if let username {
      guard isUsername(username) else {
        throw .meteor(
          code: "error-input-is-not-a-valid-field",
          reason: "\(username) is not a valid username",
          details: [
            "method": "insertOrUpdateUser", "input": .string(username), "field": "Username",
          ]
        )
      }
      let holder = workspace.user(ignoringCase: username)
      guard holder == nil || holder == user else { throw Self.taken(username) }
    }
    if let address {
      guard address.contains("@") else {
        throw .meteor(
          code: "error-invalid-email", reason: "Invalid email \(address)",
          details: ["function": "RocketChat.validateEmailDomain", "email": .string(address)])
      }
      let holder = workspace.user(address: address)
      guard holder == nil || holder == user else { throw Self.taken(address) }
    }
  }

  private static func taken(_ value: String) -> RocketChatRefusal {
    .meteor(
      code: "error-field-unavailable", reason: "<strong>\(value)</strong> is already in use :(",
      details: ["method": "insertOrUpdateUser", "field": .string(value)])
  }

  private func isUsername(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  private func joinDefaultRooms(_ user: UserIndex) {
    guard workspace[user].isActive else { return }
    for room in workspace.rooms where room.isDefault && room.kind != .direct {
      admit(user, to: room, by: nil)
    }
  }

  private func createdJSON(of user: UserIndex) -> JSONObject {
    var object = json(of: user)
    object["_updatedAt"] = object["createdAt"]
    object["settings"] = [:]
    return object
  }
}

extension Workspace {
  /// Returns who has that username in any case, for the check that names are not confusable.
  func user(ignoringCase name: String) -> UserIndex? {
    if let user = user(named: name) { return user }
    let wanted = name.lowercased()
    return userIndices.first { !self[$0].isDeleted && self[$0].username?.lowercased() == wanted }
  }

  func user(address: String) -> UserIndex? {
    userIndices.first { index in
      !self[index].isDeleted && self[index].emails.contains { $0.address == address }
    }
  }
}
