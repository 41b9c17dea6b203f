/// Which direct room a value means (6.14, `getRoomByNameOrIdWithOptionToJoin.ts`).
extension RocketChatPlatform {
  private static let invalidChannel = RocketChatRefusal.meteor(code: "invalid-channel")

  /// Returns the direct room of a call's `roomId` or `username`.
  func directRoom(_ call: RocketChatCall) throws(RocketChatRefusal) -> ChatRoom {
    let value = call.arguments["roomId"] ?? call.arguments["username"]
    return try directRoom(named: value?.text ?? "", by: call.caller)
  }

  /// Looks for a user first: whoever is named like the room stands before it, and a direct room
  /// with them that does not exist yet is made.
  func directRoom(
    named value: String, by caller: UserIndex
  ) throws(RocketChatRefusal) -> ChatRoom {
    let found: ChatRoom?
    if value.hasPrefix("#") {
      let name = String(value.dropFirst())
      found = workspace.room(id: name) ?? workspace.room(named: name)
    } else {
      var name = value
      if let at = name.firstIndex(of: "@") { name.remove(at: at) }
      if let user = workspace.user(id: name) ?? workspace.user(named: name) {
        found = try openedDirect(of: [caller, user], by: caller)
      } else {
        found = workspace.room(id: name)
      }
    }
    guard let found, found.kind == .direct else { throw Self.invalidChannel }
    return found
  }

  /// Returns the direct room of exactly these people and makes it when there is none.
  func openedDirect(
    of people: [UserIndex], by caller: UserIndex
  ) throws(RocketChatRefusal) -> ChatRoom {
    if let room = workspace.direct(of: people) { return room }
    guard has(caller, "create-d") else { throw .notAllowed("createDirectMessage") }
    let room = workspace.addDirect(people, created: workspace.stamp())
    // The others see it with its first message.
    for person in people where person != caller { room.change(person) { $0.isOpen = false } }
    return room
  }
}
