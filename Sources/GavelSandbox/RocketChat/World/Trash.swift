/// What was deleted and when: the platform keeps ids for its synchronising calls.
struct Trash {
  struct Message {
    let key: ChatMessageKey
    /// Milliseconds since 1970.
    let deleted: Int64
  }

  struct Room {
    let id: String
    let deleted: Int64
  }

  struct Subscription {
    let id: String
    let user: UserIndex
    let room: String
    let deleted: Int64
  }

  /// How long an entry is kept.
  static let keptMilliseconds: Int64 = 30 * 86_400_000

  private(set) var rooms: [Room] = []
  private(set) var subscriptions: [Subscription] = []
  private var messages: [String: [Message]] = [:]

  /// Returns what was deleted in a room within the time that entries are kept, the oldest first.
  func messages(of room: String, now: Int64) -> [Message] {
    (messages[room] ?? []).filter { $0.deleted > now - Self.keptMilliseconds }
  }

  mutating func add(_ message: ChatMessage, of room: String, at time: Int64) {
    messages[room, default: []].append(Message(key: message.key, deleted: time))
  }

  mutating func add(_ room: ChatRoom, at time: Int64) {
    rooms.append(Room(id: room.id, deleted: time))
  }

  mutating func add(_ subscription: Subscription) { subscriptions.append(subscription) }
}
