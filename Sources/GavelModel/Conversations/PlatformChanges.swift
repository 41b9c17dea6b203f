/// What changed in one room since a moment.
public struct MessageChanges: Hashable, Sendable {
  /// Messages that were written or touched.
  public var updated: [Message]
  /// Messages that were deleted, with the time of deletion where it is known.
  public var deleted: [MessageID: Timestamp]
  /// When the request was begun, on this machine's clock.
  public var requestedAt: Timestamp

  /// Makes a set of changes.
  public init(updated: [Message], deleted: [MessageID: Timestamp], requestedAt: Timestamp) {
    self.updated = updated
    self.deleted = deleted
    self.requestedAt = requestedAt
  }
}

/// What changed among the account's own rooms since a moment.
public struct RoomChanges: Hashable, Sendable {
  /// Rooms that changed, with their latest activity.
  public var updated: [RoomDetail]
  /// Rooms that were deleted, and when; an id may be alive again since.
  public var deleted: [RoomID: Timestamp]
  /// When the request was begun, on this machine's clock.
  public var requestedAt: Timestamp

  /// Makes a set of changes.
  public init(updated: [RoomDetail], deleted: [RoomID: Timestamp], requestedAt: Timestamp) {
    self.updated = updated
    self.deleted = deleted
    self.requestedAt = requestedAt
  }
}

/// A place in a room's history to read backwards from.
public struct HistoryAnchor: Hashable, Sendable {
  /// The last message that was read.
  public var message: MessageID
  /// When it was sent.
  public var sentAt: Timestamp

  /// Makes an anchor.
  public init(message: MessageID, sentAt: Timestamp) {
    self.message = message
    self.sentAt = sentAt
  }
}

extension Message {
  /// The place in the history where this message stands.
  public var anchor: HistoryAnchor { HistoryAnchor(message: id, sentAt: sentAt) }
}
