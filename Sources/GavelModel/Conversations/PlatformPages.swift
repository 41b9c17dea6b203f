/// One page of a platform's room list.
public struct RoomPage: Hashable, Sendable {
  /// The rooms, each with the people the page named in it.
  public var rooms: [RoomDetail]
  /// How many rooms the platform says there are.
  public var totalCount: Int?
  /// When the request for this page was begun, on this machine's clock.
  public var requestedAt: Timestamp

  /// Makes a page.
  public init(rooms: [RoomDetail], totalCount: Int?, requestedAt: Timestamp) {
    self.rooms = rooms
    self.totalCount = totalCount
    self.requestedAt = requestedAt
  }
}

/// A room as read from a platform, with its members where the answer named them.
public struct RoomDetail: Hashable, Sendable {
  /// The room; its `messageCount` is 0 because room answers do not tell it.
  public var room: Room
  /// The members that the platform lists, or `nil` when the answer did not carry the list.
  public var members: [Member]?
  /// How the platform refused to list the members of a room that it shows; `nil` when it did not.
  public var refusedMembers: ServerAnswer?
  /// When the request was begun, on this machine's clock.
  public var requestedAt: Timestamp

  /// Makes a detail.
  public init(room: Room, members: [Member]?, requestedAt: Timestamp) {
    self.room = room
    self.members = members
    self.requestedAt = requestedAt
  }

  /// Whether everybody whom the platform counts is listed; a platform may leave out some of them,
  /// such as closed accounts.
  public var listsEverybody: Bool { members.map { $0.count >= room.memberCount } ?? false }
}

/// One page of a room's history, latest first in the platform's order.
public struct MessagePage: Hashable, Sendable {
  /// The messages in the platform's order.
  public var messages: [Message]
  /// All messages of the room as the platform counts them, whatever was asked for.
  public var totalCount: Int?
  /// Records that the answer held, those with nothing left to see included; `nil` where a page with
  /// fewer than asked for does not end the history.
  public var recordCount: Int?
  /// When the request for this page was begun, on this machine's clock.
  public var requestedAt: Timestamp

  /// Makes a page.
  public init(
    messages: [Message], totalCount: Int?, recordCount: Int? = nil, requestedAt: Timestamp
  ) {
    self.messages = messages
    self.totalCount = totalCount
    self.recordCount = recordCount
    self.requestedAt = requestedAt
  }

  /// What a plan for the whole room seals, when this is the newest page.
  public var roomSeal: RoomSeal {
    let newest = messages.max { $0.updatedAt < $1.updatedAt }
    return RoomSeal(
      messageCount: totalCount ?? messages.count, newest: newest?.id,
      newestUpdate: newest?.updatedAt)
  }
}
