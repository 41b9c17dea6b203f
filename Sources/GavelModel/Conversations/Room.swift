/// A conversation that a platform holds, with the counters that the store keeps for it.
public struct Room: Hashable, Sendable, Identifiable {
  /// The platform's id.
  public var id: RoomID
  /// The room's own name; direct conversations often have none.
  public var name: String?
  /// Direct, group or a platform's own kind.
  public var kind: RoomKind
  /// Names of the other members of a direct conversation without a name, staff first, up to four;
  /// empty for every other room, and while they are not known.
  public var peers: [String]
  /// Whether the room can still be read and written.
  public var status: RoomStatus
  /// The one owner, where the platform told it.
  public var owner: PersonID?
  /// Everybody who may moderate beside the owner, where the platform told it.
  public var managers: [PersonID]
  /// Number of members the platform or the last member list named.
  public var memberCount: Int
  /// Number of live messages in the store; in a snapshot from the wire, what the platform counts.
  public var messageCount: Int
  /// When the room was made.
  public var createdAt: Timestamp?
  /// When the last message came, else when the room was made; the order of lists.
  public var activeAt: Timestamp
  /// Whether the platform says that the signed-in account may moderate here; `nil` when unsaid.
  public var mayModerate: Bool?
  /// Whether the signed-in account may read what is written here; `nil` while nobody tried.
  public var mayRead: Bool?
  /// Number of open reports about its messages.
  public var reportCount: Int
  /// Who owns it beside ``owner``, as the member list tells.
  public var furtherOwners: [PersonID] = []
  /// The room that a discussion hangs under.
  public var parent: RoomID?
  /// Everything the platform sent about the room that has no field above.
  public var raw: RawJSON?

  /// Everybody who owns it.
  public var owners: [PersonID] {
    [owner].compactMap(\.self) + furtherOwners.filter { $0 != owner }
  }

  /// Makes a room; all but the id have a neutral default.
  public init(
    id: RoomID, name: String? = nil, kind: RoomKind = .group, peers: [String] = [],
    status: RoomStatus = .active, owner: PersonID? = nil, managers: [PersonID] = [],
    memberCount: Int = 0,
    messageCount: Int = 0, createdAt: Timestamp? = nil,
    activeAt: Timestamp = Timestamp(milliseconds: 0), mayModerate: Bool? = nil,
    mayRead: Bool? = nil, reportCount: Int = 0, parent: RoomID? = nil, raw: RawJSON? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.peers = peers
    self.status = status
    self.owner = owner
    self.managers = managers
    self.memberCount = memberCount
    self.messageCount = messageCount
    self.createdAt = createdAt
    self.activeAt = activeAt
    self.mayModerate = mayModerate
    self.mayRead = mayRead
    self.reportCount = reportCount
    self.parent = parent
    self.raw = raw
  }
}

extension Room {
  /// The name to show: the room's own, else that of its peers; `nil` when there is neither.
  ///
  /// Of more than three peers only three are named, so that the name stays short.
  public var shownName: String? {
    if let name, !name.isEmpty { return name }
    guard kind == .direct, !peers.isEmpty else { return nil }
    return peers.prefix(3).joined(separator: ", ") + (peers.count > 3 ? ", …" : "")
  }
}

/// What kind of conversation a room is.
public enum RoomKind: Hashable, Sendable {
  /// A direct conversation between people.
  case direct
  /// A room with members.
  case group
  /// A kind of the platform's own, by its name there.
  case other(String)

  /// The platform's spelling, also used in the store and in JSON.
  public var name: String {
    switch self {
    case .direct: "direct"
    case .group: "group"
    case .other(let name): name
    }
  }

  /// Whether everybody on the server may join by themselves, as in Rocket.Chat's public channels,
  /// teams and discussions.
  public var isOpenToAll: Bool {
    switch self {
    case .direct, .group: false
    case .other(let name): ["channel", "team", "discussion"].contains(name)
    }
  }

  /// Reads a spelling back.
  public init(name: String) {
    switch name {
    case "direct": self = .direct
    case "group": self = .group
    default: self = .other(name)
    }
  }
}

/// Whether a room can still be reached, as far as the store knows.
public enum RoomStatus: String, Hashable, Sendable, Codable, CaseIterable {
  /// Open for reading and writing.
  case active
  /// Frozen by a moderator: readable, closed for writing, absent from room lists.
  case frozen
  /// The platform refuses to show it: no longer a member, or gone.
  case forbidden
  /// Missing once; a second absence makes it ``gone``.
  case goneSuspected = "gone-suspected"
  /// Deleted, as the platform said or we did.
  case gone
}
