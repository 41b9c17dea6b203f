/// Everything the platform knows: users, rooms, teams, reports, and the time it is.
///
/// Owned by the reactor's thread. It keeps its own promises (members and rooms that point at each
/// other, ids that are found); who may do what is decided before it is asked.
final class Workspace {
  private(set) var users: [ChatUser] = []
  private var usersByID: [String: UserIndex] = [:]
  private var usersByName: [String: UserIndex] = [:]
  private(set) var roomsByID: [String: ChatRoom] = [:]
  private var roomsByNumber: [UInt32: ChatRoom] = [:]
  /// The rooms of each user by room number, in the order of `users`.
  private var roomsOfUsers: [[UInt32: ChatRoom]] = []
  var teams: [String: ChatTeam] = [:]
  var reports: [ModerationReport] = []
  var trash = Trash()
  /// Ids that clients chose for their messages themselves.
  private var chosenIDs: [ChatMessageKey: String] = [:]
  private var keysOfChosenIDs: [String: ChatMessageKey] = [:]
  let maker: UInt64
  private let clock: WorldClock
  private var roomCount: UInt32 = 0
  private var recordCount: UInt64 = 0
  private var latestStamp: Int64 = 0

  init(clock: WorldClock, seed: UInt64) {
    self.clock = clock
    var numbers = SplitMix64(seed: seed &+ 0x4C)
    maker = numbers.next()
  }

  /// The workspace's time, never before what already happened.
  func stamp() -> Int64 {
    latestStamp = max(latestStamp, clock.milliseconds)
    return latestStamp
  }

  /// Starts the workspace's time no earlier than what was seeded.
  func noteSeeded(until milliseconds: Int64) { latestStamp = max(latestStamp, milliseconds) }

  /// Returns a new id of 17 characters.
  func nextID() -> String {
    recordCount += 1
    return ChatID.text(recordCount, maker: maker ^ 0x1D)
  }

  /// Returns a new id of 24 hexadecimal digits.
  func nextHexID() -> String {
    recordCount += 1
    return ChatID.hexText(recordCount, maker: maker)
  }

  subscript(user: UserIndex) -> ChatUser {
    get { users[Int(user.place)] }
    set { users[Int(user.place)] = newValue }
  }

  /// Returns the living account of that id.
  func user(id: String) -> UserIndex? { usersByID[id] }

  /// Returns the living account of that username, upper and lower case being different.
  func user(named name: String) -> UserIndex? { usersByName[name] }

  var userIndices: [UserIndex] { users.indices.map { UserIndex(place: Int32($0)) } }

  @discardableResult
  func add(_ user: ChatUser) -> UserIndex {
    let index = UserIndex(place: Int32(users.count))
    users.append(user)
    roomsOfUsers.append([:])
    usersByID[user.id] = index
    if let name = user.username { usersByName[name] = index }
    return index
  }

  func rename(_ user: UserIndex, to name: String) {
    if let old = self[user].username { usersByName[old] = nil }
    self[user].username = name
    usersByName[name] = user
  }

  /// Makes an account unfindable; its place in the list stays for what it wrote.
  func erase(_ user: UserIndex) {
    usersByID[self[user].id] = nil
    if let name = self[user].username { usersByName[name] = nil }
    self[user].isDeleted = true
    self[user].isActive = false
    self[user].tokens = []
  }

  func room(id: String) -> ChatRoom? { roomsByID[id] }

  func room(named name: String) -> ChatRoom? {
    roomsByID.values.first { $0.name == name }
  }

  func room(of key: ChatMessageKey) -> ChatRoom? { roomsByNumber[key.room] }

  /// All rooms in the order they were made.
  var rooms: [ChatRoom] { roomsByID.values.sorted { $0.number < $1.number } }

  /// Returns the rooms in which the user has a subscription, in the order they were made.
  func rooms(of user: UserIndex) -> [ChatRoom] {
    roomsOfUsers[Int(user.place)].values.sorted { $0.number < $1.number }
  }

  func isSubscribed(_ user: UserIndex, to room: ChatRoom) -> Bool {
    roomsOfUsers[Int(user.place)][room.number] != nil
  }

  /// Makes a room; without an id it gets one of the platform's own form.
  func addRoom(
    id: String? = nil, kind: ChatRoom.Kind, name: String?, creator: UserIndex?, created: Int64
  ) -> ChatRoom {
    roomCount += 1
    let room = ChatRoom(
      id: id ?? nextID(), number: roomCount, kind: kind, name: name, created: created)
    room.creator = creator
    room.displayName = name
    roomsByID[room.id] = room
    roomsByNumber[room.number] = room
    return room
  }

  /// Forgets a room and who belonged to it, without any of the traces a deletion leaves.
  func forget(_ room: ChatRoom) {
    for member in room.memberships { roomsOfUsers[Int(member.user.place)][room.number] = nil }
    roomsByID[room.id] = nil
    roomsByNumber[room.number] = nil
  }

  /// Subscribes a user to a room; nothing changes for who is subscribed already.
  func add(_ user: UserIndex, to room: ChatRoom, roles: [String] = [], at time: Int64) {
    guard !isSubscribed(user, to: room) else { return }
    room.memberships.append(Membership(user, joined: time, roles: roles))
    roomsOfUsers[Int(user.place)][room.number] = room
  }

  /// Ends a subscription, with every part the user had in the room.
  func remove(_ user: UserIndex, from room: ChatRoom) {
    guard isSubscribed(user, to: room) else { return }
    trash.add(
      Trash.Subscription(
        id: subscriptionID(of: user, in: room), user: user, room: room.id, deleted: stamp()))
    room.memberships.removeAll { $0.user == user }
    roomsOfUsers[Int(user.place)][room.number] = nil
  }

  /// Returns the id of a subscription, which is computed instead of kept.
  func subscriptionID(of user: UserIndex, in room: ChatRoom) -> String {
    ChatID.text(UInt64(room.number) << 32 | UInt64(user.place), maker: maker ^ 0x50B)
  }

  func id(of key: ChatMessageKey) -> String {
    chosenIDs[key] ?? ChatID.text(key.value, maker: maker)
  }

  /// Returns the message of an id with its room, `nil` when there is none.
  func message(_ id: String) -> (room: ChatRoom, place: Int)? {
    let key = keysOfChosenIDs[id] ?? ChatID.number(id, maker: maker).map(ChatMessageKey.init)
    guard let key, let room = roomsByNumber[key.room], let place = room.place(of: key) else {
      return nil
    }
    return (room, place)
  }

  /// Lets a client's own id name a message.
  func choose(_ id: String, for key: ChatMessageKey) {
    chosenIDs[key] = id
    keysOfChosenIDs[id] = key
  }
}
