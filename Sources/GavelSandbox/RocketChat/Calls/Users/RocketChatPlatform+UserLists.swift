/// Reading about users (contract, 10.1).
extension RocketChatPlatform {
  func userInfo(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let user = try lookedUp(call) else { throw .plain("User not found.") }
    let seesAll = user == call.caller || has(call.caller, "view-full-other-user-info")
    var object = seesAll ? json(of: user) : publicJSON(of: user)
    let wantsRooms =
      compat == .p6
      ? call.text("fields")?.contains("userRooms") ?? false : call.flag("includeUserRooms") ?? false
    if wantsRooms, user == call.caller || has(call.caller, "view-other-user-channels") {
      object["rooms"] = .array(workspace.rooms(of: user).map { roomBrief($0, user) })
    }
    return .payload(["user": .object(object)])
  }

  private func lookedUp(_ call: RocketChatCall) throws(RocketChatRefusal) -> UserIndex? {
    if let id = call.text("userId") { return workspace.user(id: id) }
    if let name = call.text("username") { return workspace.user(named: name) }
    // Nobody here was imported or has a telephone.
    if call.text("importId") != nil { return nil }
    if compat != .p6 {
      if let address = call.text("email") { return workspace.user(address: address.lowercased()) }
      if call.text("freeSwitchExtension") != nil { return nil }
    }
    throw .userParameterMissing
  }

  func listUsers(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try require("view-d-room", call)
    return try userReply(workspace.userIndices.filter { !workspace[$0].isDeleted }, call)
  }

  func listUsersByStatus(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try require("view-d-room", call)
    let words = call.text("searchTerm")?.lowercased()
    let roles = call.list("roles")
    let people = workspace.userIndices.filter { index in
      let user = workspace[index]
      guard !user.isDeleted else { return false }
      if let status = call.text("status"), user.isActive != (status == "active") { return false }
      if let hasLoggedIn = call.flag("hasLoggedIn"), (user.lastLogin != nil) != hasLoggedIn {
        return false
      }
      if let type = call.text("type"), user.kind.rawValue != type { return false }
      guard roles.isEmpty || user.roles.contains(where: roles.contains) else { return false }
      guard let words else { return true }
      let texts = [user.username, user.name] + user.emails.map(\.address)
      return texts.contains { $0?.lowercased().contains(words) ?? false }
    }
    return try userReply(people, call)
  }

  private func userReply(
    _ people: [UserIndex], _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let seesAll = has(call.caller, "view-full-other-user-info")
    return try call.reply(
      "users", people, self, order: [SortKey(field: "username")], values: sortValue(_:_:)
    ) { user in
      var object = seesAll ? json(of: user) : publicJSON(of: user)
      object["nameInsensitive"] = .string(workspace[user].name.lowercased())
      return .object(object)
    }
  }

  func presence(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let user = try userOrCaller(call)
    var payload: JSONObject = ["presence": .string(workspace[user].status)]
    if user == call.caller {
      payload["connectionStatus"] = .string(workspace[user].status)
      payload["lastLogin"] = workspace[user].lastLogin.map(iso8601)
    }
    return .payload(payload)
  }

  /// Returns the user that a call names, or who calls when it names nobody.
  func userOrCaller(_ call: RocketChatCall) throws(RocketChatRefusal) -> UserIndex {
    let isNamed = ["userId", "username", "user"].contains { call.text($0) != nil }
    return isNamed ? try namedUser(call) : call.caller
  }

  /// What everybody may know of a user.
  private func publicJSON(of user: UserIndex) -> JSONObject {
    var object = json(of: user)
    for key in ["emails", "createdAt", "lastLogin", "reason", "statusConnection"] {
      object[key] = nil
    }
    return object
  }

  private func roomBrief(_ room: ChatRoom, _ user: UserIndex) -> JSON {
    var object: JSONObject = [
      "_id": .string(workspace.subscriptionID(of: user, in: room)), "rid": .string(room.id),
      "t": .string(room.kind.rawValue),
    ]
    object["name"] = room.name.map(JSON.string)
    let roles = room.membership(of: user)?.roles ?? []
    if !roles.isEmpty { object["roles"] = .array(roles.map(JSON.string)) }
    return .object(object)
  }
}
