/// A room of any type with its people and its history.
final class ChatRoom {
  /// The platform's `t`.
  enum Kind: String {
    case channel = "c"
    case group = "p"
    case direct = "d"
  }

  let id: String
  /// Rooms are numbered as they are made; a direct room that is made again gets a new number.
  let number: UInt32
  /// Milliseconds since 1970.
  let created: Int64
  var updated: Int64
  var kind: Kind
  /// `nil` for direct rooms.
  var name: String?
  /// The name for people; random names of discussions have a readable one here.
  var displayName: String?
  var creator: UserIndex?
  var topic: String?
  var description: String?
  var announcement: String?
  var isReadOnly = false
  var isDefault = false
  var isArchived = false
  var isBroadcast = false
  var isFederated = false
  /// The parent room of a discussion, `prid`.
  var parent: String?
  var team: String?
  var isTeamMain = false
  var muted: [String] = []
  var unmuted: [String] = []
  var customFields = JSONObject()
  /// Further fields such as `joinCode`, `retention` or `encrypted`.
  var fields = JSONObject()
  /// In the order they came.
  var memberships: [Membership] = []
  /// Everybody who ever belonged to a direct room, `uids`.
  var participants: [UserIndex] = []
  /// The counter `msgs`, which does not always follow the messages.
  var messageCount = 0
  var lastMessage: ChatMessage?
  /// Sorted by key, which is also the order of time.
  private(set) var messages: [ChatMessage] = []
  private var nextSerial: UInt32 = 0

  init(id: String, number: UInt32, kind: Kind, name: String?, created: Int64) {
    self.id = id
    self.number = number
    self.kind = kind
    self.name = name
    self.created = created
    updated = created
  }

  var isDiscussion: Bool { parent != nil }

  /// The name that messages about the room use: a discussion's own is random.
  var shownName: String { (isDiscussion ? displayName : name) ?? "" }

  func membership(of user: UserIndex) -> Membership? {
    memberships.first { $0.user == user }
  }

  /// Changes a member's part; nothing happens for somebody who has none.
  func change(_ user: UserIndex, _ change: (inout Membership) -> Void) {
    guard let place = memberships.firstIndex(where: { $0.user == user }) else { return }
    change(&memberships[place])
  }

  /// The members who are not banned.
  var members: [UserIndex] { memberships.lazy.filter { !$0.isBanned }.map(\.user) }

  func owners() -> [UserIndex] {
    memberships.filter { $0.roles.contains("owner") }.map(\.user)
  }

  func nextKey() -> ChatMessageKey {
    nextSerial += 1
    return ChatMessageKey(room: number, serial: nextSerial)
  }

  /// Adds a message that is newer than all others.
  func append(_ message: ChatMessage) { messages.append(message) }

  func adopt(history: [ChatMessage]) { messages = history }

  func reserve(_ count: Int) { messages.reserveCapacity(count) }

  @discardableResult
  func remove(at place: Int) -> ChatMessage { messages.remove(at: place) }

  /// Removes the messages that `goes` names, with one pass over the history.
  func removeMessages(where goes: (ChatMessage) -> Bool) { messages.removeAll(where: goes) }

  func change(at place: Int, _ change: (inout ChatMessage) -> Void) { change(&messages[place]) }

  /// Returns where the message stands, `nil` when it is not in this room.
  func place(of key: ChatMessageKey) -> Int? {
    var low = 0
    var high = messages.count
    while low < high {
      let middle = (low + high) / 2
      if messages[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < messages.count && messages[low].key == key ? low : nil
  }

  /// Looks again for the newest message that a room list shows.
  func recomputeLastMessage() { lastMessage = messages.last { !$0.isHidden } }
}
