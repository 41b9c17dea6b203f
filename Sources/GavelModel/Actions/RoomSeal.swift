/// What a room held when a plan to clear or delete it was sealed.
///
/// Such a plan cannot name every message, so it names the count and the newest; anything newer at
/// sending time sets the item aside.
public struct RoomSeal: Hashable, Sendable, Codable {
  /// Messages in the room, as the platform counted them.
  public var messageCount: Int
  /// The message the platform touched last.
  public var newest: MessageID?
  /// When it was touched.
  public var newestUpdate: Timestamp?

  /// Makes a seal from what was read.
  public init(messageCount: Int, newest: MessageID?, newestUpdate: Timestamp?) {
    self.messageCount = messageCount
    self.newest = newest
    self.newestUpdate = newestUpdate
  }

  /// Whether `later` holds anything this seal has not seen.
  public func isOutdated(by later: RoomSeal) -> Bool {
    if later.messageCount > messageCount { return true }
    guard let update = later.newestUpdate else { return false }
    guard let known = newestUpdate else { return true }
    return update > known || (update == known && later.newest != newest)
  }
}
