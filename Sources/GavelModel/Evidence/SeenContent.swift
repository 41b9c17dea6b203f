/// What a look at the platform showed of targets, just before they are to go.
///
/// It comes from readings that are made anyway, and from a few pages beside them where the store
/// has not got what goes.
public struct SeenContent: Hashable, Sendable {
  /// The message that goes.
  public var target: Message?
  /// Messages of the same room and of the discussions that go with it, in any order.
  public var page: [Message]
  /// How many messages the room holds, or the discussion that goes with a message.
  public var messageCount: Int?
  /// An author's reported messages, one report for each, or the reports about a message.
  public var reported: [Report]
  /// The members of the room.
  public var members: [Member]

  /// Makes what was seen; nothing by default.
  public init(
    target: Message? = nil, page: [Message] = [], messageCount: Int? = nil,
    reported: [Report] = [], members: [Member] = []
  ) {
    self.target = target
    self.page = page
    self.messageCount = messageCount
    self.reported = reported
    self.members = members
  }
}
