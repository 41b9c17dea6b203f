/// Public channels and private groups: two families of calls that differ in few places.
enum RoomFamily: Sendable {
  case channels, groups

  /// What stands before the dot in the name of a call.
  var prefix: String {
    switch self {
    case .channels: "channels"
    case .groups: "groups"
    }
  }

  /// The key of one room in answers.
  var key: String {
    switch self {
    case .channels: "channel"
    case .groups: "group"
    }
  }

  /// What a room of the family is called in sentences.
  var words: String {
    switch self {
    case .channels: "channel"
    case .groups: "private group"
    }
  }

  var kind: ChatRoom.Kind {
    switch self {
    case .channels: .channel
    case .groups: .group
    }
  }
}

extension RocketChatPlatform {
  /// Returns the room that a call of a family speaks of.
  ///
  /// Groups hide themselves from who has no access; channels are told from other rooms only. Most
  /// calls refuse an archived room.
  func room(
    _ call: RocketChatCall, _ family: RoomFamily, takesArchived: Bool = false
  ) throws(RocketChatRefusal) -> ChatRoom {
    let found: ChatRoom?
    switch family {
    case .channels:
      found = try namedRoom(call, missing: .roomParameterMissing)
      guard found?.kind == .channel else { throw .channelNotFound }
    case .groups:
      found = try namedRoom(call, missing: .groupParameterMissing)
      guard let found, found.kind == .group, canAccess(found, call.caller) else {
        throw .groupNotFound
      }
    }
    guard let found else { throw .channelNotFound }
    if found.isArchived, !takesArchived {
      throw .meteor(
        code: "error-room-archived",
        reason: "The \(family.words), \(found.shownName), is archived")
    }
    return found
  }

  /// Answers with the room itself.
  func reply(_ room: ChatRoom, _ family: RoomFamily) -> RocketChatReply {
    .payload([family.key: .object(json(of: room))])
  }
}
