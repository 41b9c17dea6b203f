import GavelModel

/// Whose data a store holds.
public struct StoreIdentity: Hashable, Sendable {
  /// Origin of the platform: scheme, host and port.
  public var server: String
  /// The account that reads and acts.
  public var account: PersonID
  /// The platform's dialect.
  public var dialect: String

  /// Makes an identity.
  public init(server: String, account: PersonID, dialect: String) {
    self.server = server
    self.account = account
    self.dialect = dialect
  }
}

/// How far a room's history has been read.
public struct RoomSyncState: Hashable, Sendable {
  /// The latest update the sync has seen; later ones are new.
  public var newestUpdate: Timestamp?
  /// The oldest message reached, from which an unfinished history is continued.
  public var anchor: HistoryAnchor?
  /// Whether the whole history has been read once.
  public var isComplete: Bool
  /// How many messages the platform counted last.
  public var platformCount: Int?
  /// Messages that the platform counts and did not show when the whole history was last read.
  public var countOffset: Int
  /// When the request that led to this state was begun, on this machine's clock.
  public var checkedAt: Timestamp

  /// Makes a state; an untouched history by default.
  public init(
    newestUpdate: Timestamp? = nil, anchor: HistoryAnchor? = nil, isComplete: Bool = false,
    platformCount: Int? = nil, countOffset: Int = 0, checkedAt: Timestamp
  ) {
    self.newestUpdate = newestUpdate
    self.anchor = anchor
    self.isComplete = isComplete
    self.platformCount = platformCount
    self.countOffset = countOffset
    self.checkedAt = checkedAt
  }
}

/// One reading of a room's history, which remembers what it has seen.
public struct WalkID: RawRepresentable, Hashable, Sendable {
  /// The store's row number.
  public let rawValue: Int64
  /// Wraps the store's row number.
  public init(rawValue: Int64) { self.rawValue = rawValue }
}

extension WalkID: SQLBindable {}

/// How much of the platform the store holds.
public struct SyncSummary: Hashable, Sendable {
  /// Rooms in the list.
  public var rooms: Int
  /// Rooms whose whole history has been read.
  public var completeRooms: Int
  /// Live messages.
  public var messages: Int
  /// When the latest recorded page was asked for.
  public var lastSyncAt: Timestamp?

  /// Makes a summary; an empty store by default.
  public init(
    rooms: Int = 0, completeRooms: Int = 0, messages: Int = 0, lastSyncAt: Timestamp? = nil
  ) {
    self.rooms = rooms
    self.completeRooms = completeRooms
    self.messages = messages
    self.lastSyncAt = lastSyncAt
  }
}
