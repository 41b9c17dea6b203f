/// A room with its people and its history.
final class WorldRoom {
  enum Kind: String {
    case direct, group, custom
  }

  /// A member who may read but not write.
  struct Ban {
    let blockee: PersonIndex
    let blocker: PersonIndex?
    let created: Int64
    /// Set when the ban was lifted and its record kept.
    var lifted: Int64?
  }

  /// How far a member has read.
  struct ReadMark {
    var key: MessageKey
    var time: Int64
  }

  let id: String
  /// Rooms are numbered as they are made.
  let number: Int
  let kind: Kind
  let created: Int64
  var name: String
  var cover = ""
  var description = ""
  var tags: [String] = []
  var webhook: String?
  var extParams: String?
  var isBotMode = false
  var isFrozen = false
  var isOpening = true
  var owner: PersonIndex?
  var managers: [PersonIndex] = []
  /// Members in the order they came.
  var members: [PersonIndex] = []
  /// What `memberProperties` holds beside what is computed; `role` is here.
  var properties: [PersonIndex: JSONObject] = [:]
  var readMarks: [PersonIndex: ReadMark] = [:]
  var bans: [Ban] = []
  /// Sorted by `updated`, the oldest first; equal times in the order they happened.
  private(set) var messages: [WorldMessage] = []

  init(id: String, number: Int, kind: Kind, name: String, created: Int64) {
    self.id = id
    self.number = number
    self.kind = kind
    self.name = name
    self.created = created
  }

  func has(_ person: PersonIndex) -> Bool { members.contains(person) }

  func hasAdminRole(_ person: PersonIndex) -> Bool {
    properties[person]?["role"] == .string("admin")
  }

  func isBanned(_ person: PersonIndex) -> Bool {
    bans.contains { $0.blockee == person && $0.lifted == nil }
  }

  /// Adds a message that is newer than all others.
  func append(_ message: WorldMessage) { messages.append(message) }

  func adopt(history: [WorldMessage]) { messages = history }

  func remove(at place: Int) { messages.remove(at: place) }

  func removeAllMessages() { messages = [] }

  /// Changes a message where it stands; its `updated` must stay as it is.
  func change(at place: Int, _ change: (inout WorldMessage) -> Void) { change(&messages[place]) }

  /// Returns the first place whose `updated` is not before `time`.
  func firstPlace(notBefore time: Int64) -> Int {
    var low = 0
    var high = messages.count
    while low < high {
      let middle = (low + high) / 2
      if messages[middle].updated < time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns where the message stands, `nil` when it is not in this room.
  ///
  /// Cost: a binary search and the messages of one second. An edited message is not where its
  /// id's time says, so what the search misses is looked for among all.
  func place(of key: MessageKey) -> Int? {
    let second = Int64(key.seconds) * 1000
    var place = firstPlace(notBefore: second)
    while place < messages.count, messages[place].updated < second + 1000 {
      if messages[place].key == key { return place }
      place += 1
    }
    return messages.lastIndex { $0.key == key }
  }

  /// The message created last; an edit of an older one does not take its place.
  var lastMessage: WorldMessage? {
    var newest: WorldMessage?
    for message in messages.reversed() {
      if newest.map({ $0.key < message.key }) ?? true { newest = message }
      // Not by comparing its times: an edit can come in the millisecond of its message.
      if !message.flags.contains(.edited) { break }
    }
    return newest
  }
}
