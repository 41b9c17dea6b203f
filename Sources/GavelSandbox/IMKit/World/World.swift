/// Everything the platform knows: people, rooms, messages, and the time it is.
///
/// Owned by the reactor's thread. It keeps its own promises (an order that never breaks, members
/// and rooms that point at each other); who may do what is decided before it is asked.
final class World {
  private(set) var people: [WorldPerson] = []
  private var peopleByID: [String: PersonIndex] = [:]
  private(set) var roomsByID: [String: WorldRoom] = [:]
  /// The rooms of each person by room number, in the order of `people`.
  private var memberships: [[Int: WorldRoom]] = []
  private let clock: WorldClock
  private let maker: UInt64
  private var counter: UInt32 = 0
  private var roomCount = 0
  private var latestStamp: Int64 = 0

  init(clock: WorldClock, seed: UInt64) {
    self.clock = clock
    var numbers = SplitMix64(seed: seed &+ 0x1D)
    maker = numbers.next() & 0xFF_FFFF_FFFF
  }

  /// The world's time, never before what already happened.
  func stamp() -> Int64 {
    latestStamp = max(latestStamp, clock.milliseconds)
    return latestStamp
  }

  func nextKey(at milliseconds: Int64) -> MessageKey {
    counter &+= 1
    return MessageKey(seconds: UInt32(clamping: milliseconds / 1000), counter: counter)
  }

  func id(of key: MessageKey) -> String { key.text(maker: maker) }

  func key(of id: String) -> MessageKey? { MessageKey(text: id, maker: maker) }

  subscript(person: PersonIndex) -> WorldPerson {
    get { people[Int(person.place)] }
    set { people[Int(person.place)] = newValue }
  }

  func person(_ id: String) -> PersonIndex? { peopleByID[id] }

  @discardableResult
  func add(_ person: WorldPerson) -> PersonIndex {
    let index = PersonIndex(place: Int32(people.count))
    people.append(person)
    memberships.append([:])
    peopleByID[person.id] = index
    return index
  }

  func room(_ id: String) -> WorldRoom? { roomsByID[id] }

  func rooms(of person: PersonIndex) -> some Collection<WorldRoom> {
    memberships[Int(person.place)].values
  }

  /// Makes a room; without an id it gets one of the platform's own form.
  func addRoom(
    id: String?, kind: WorldRoom.Kind, name: String, created: Int64
  ) -> WorldRoom {
    roomCount += 1
    let room = WorldRoom(
      id: id ?? self.id(of: nextKey(at: created)), number: roomCount, kind: kind, name: name,
      created: created)
    roomsByID[room.id] = room
    return room
  }

  func remove(_ room: WorldRoom) {
    for member in room.members { memberships[Int(member.place)][room.number] = nil }
    roomsByID[room.id] = nil
  }

  func add(_ person: PersonIndex, to room: WorldRoom) {
    guard !room.has(person) else { return }
    room.members.append(person)
    memberships[Int(person.place)][room.number] = room
  }

  /// Takes a person out of a room, with every part they had in it.
  func remove(_ person: PersonIndex, from room: WorldRoom) {
    room.members.removeAll { $0 == person }
    room.managers.removeAll { $0 == person }
    room.properties[person] = nil
    room.readMarks[person] = nil
    if room.owner == person { room.owner = nil }
    memberships[Int(person.place)][room.number] = nil
  }

  @discardableResult
  func send(_ body: MessageBody, from sender: PersonIndex?, to room: WorldRoom) -> WorldMessage {
    let now = stamp()
    let message = WorldMessage(
      key: nextKey(at: now), created: now, updated: now, sender: sender, content: .sent(body))
    room.append(message)
    return message
  }

  /// Gives a message new words and moves it to the head of the history.
  func rewrite(_ body: MessageBody, at place: Int, in room: WorldRoom) -> WorldMessage {
    var message = room.messages[place]
    message.updated = stamp()
    message.content = .sent(body)
    message.flags.insert(.edited)
    room.remove(at: place)
    room.append(message)
    return message
  }

  /// Starts the world's time no earlier than what was seeded.
  func noteSeeded(until milliseconds: Int64) { latestStamp = max(latestStamp, milliseconds) }
}
