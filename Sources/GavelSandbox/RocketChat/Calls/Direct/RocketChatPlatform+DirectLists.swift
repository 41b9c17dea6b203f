/// Reading direct rooms (contract, sections 5.2 to 5.5).
extension RocketChatPlatform {
  private static let byName = [SortKey(field: "name")]

  func listDirect(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let rooms = workspace.rooms(of: call.caller).filter { $0.kind == .direct }
    return try call.reply("ims", rooms, self, order: Self.byName, values: sortValue(_:_:)) {
      .object(json(of: $0))
    }
  }

  func listAllDirect(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try require("view-room-administration", call)
    let rooms = workspace.rooms.filter { $0.kind == .direct }
    return try call.reply("ims", rooms, self, order: Self.byName, values: sortValue(_:_:)) {
      .object(json(of: $0))
    }
  }

  func directMembers(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let room = try readableDirect(call)
    return try membersReply(room, call, order: [SortKey(field: "username")])
  }

  func directMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try messagesReply(readableDirect(call), call)
  }

  func directHistory(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try historyReply(readableDirect(call), call, showsThreads: false)
  }

  func directFiles(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try filesReply(readableDirect(call), call)
  }

  /// The one way to read direct rooms of others: closed until a setting opens it.
  func directMessagesOfOthers(
    _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> RocketChatReply {
    guard settings[flag: "API_Enable_Direct_Message_History_EndPoint"] else {
      throw .meteor(
        code: "error-endpoint-disabled", reason: "This endpoint is disabled",
        details: ["route": "/api/v1/im.messages.others"])
    }
    try require("view-room-administration", call)
    guard let id = call.text("roomId") else {
      throw .meteor(
        code: "error-roomid-param-not-provided",
        reason: "The parameter \"roomId\" is required")
    }
    guard let room = workspace.room(id: id), room.kind == .direct else {
      throw .meteor(
        code: "error-room-not-found", reason: "No direct message room found by the id of: \(id)")
    }
    return try messagesReply(room, call, showsHidden: true)
  }

  func directCounters(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    var user = call.caller
    if let id = call.text("userId") {
      guard has(call.caller, "view-room-administration"), let other = workspace.user(id: id)
      else { throw .forbiddenHandler }
      user = other
    }
    guard let room = call.text("roomId").flatMap(workspace.room(id:)),
      canAccess(room, user)
    else { throw .forbiddenHandler }
    return countersReply(
      room, user, isAdministrator: has(call.caller, "view-room-administration"))
  }

  private func readableDirect(_ call: RocketChatCall) throws(RocketChatRefusal) -> ChatRoom {
    let room = try directRoom(call)
    guard canAccess(room, call.caller) else { throw .forbiddenHandler }
    return room
  }
}
