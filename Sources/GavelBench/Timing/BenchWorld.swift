import GavelModel
import GavelStore

/// A made-up platform of any size, the same at every making.
///
/// The first room holds a fifth of the messages, the others share the rest.
struct BenchWorld: Sendable, Equatable {
  var messages: Int
  var rooms: Int
  var people = 5_000

  /// A world with rooms in a usual number for its messages.
  init(messages: Int, rooms: Int? = nil) {
    self.messages = messages
    self.rooms = rooms ?? max(20, min(2_000, messages / 500))
  }

  /// The platform that the store belongs to: nothing listens there.
  static let server = "http://127.0.0.1:9"
  static let account = PersonID("ana")
  /// Part of the file's name, so that a store of an older making is not taken for this one.
  private static let edition = 3

  var name: String { "world-\(messages)-\(rooms)-\(Self.edition)" }

  /// The room with the most messages; it is the first of the list.
  static let largest = RoomID("room-00000")

  /// Makes a store at a path where there is none.
  func fill(_ path: String) async throws {
    let store = try Store(path: path)
    try await store.adopt(server: Self.server, account: Self.account, dialect: "imkit")
    for begin in stride(from: 0, to: rooms, by: 200) {
      let numbers = begin..<min(rooms, begin + 200)
      try await store.record(
        RoomPage(rooms: numbers.map(detail), totalCount: rooms, requestedAt: Self.end))
    }
    var made = 0
    for room in 0..<rooms {
      let count = self.count(ofRoom: room)
      for begin in stride(from: 0, to: count, by: 5_000) {
        let messages = (begin..<min(count, begin + 5_000)).map { message($0, of: count, in: room) }
        let page = MessagePage(
          messages: messages, totalCount: count, requestedAt: Self.end)
        try await store.record([page], in: Self.id(room))
      }
      made += count
      let state = RoomSyncState(
        newestUpdate: Self.end, isComplete: true, platformCount: count, checkedAt: Self.end)
      try await store.setSyncState(state, of: Self.id(room))
      if room % 50 == 0 { BenchOutput.progress("made \(made) of \(messages) messages …") }
    }
    await store.close()
  }

  /// How many messages a room holds.
  func count(ofRoom room: Int) -> Int {
    guard rooms > 1 else { return messages }
    let largest = messages / 5
    guard room > 0 else { return largest }
    let rest = messages - largest
    let share = rest / (rooms - 1)
    return share + (room <= rest - share * (rooms - 1) ? 1 : 0)
  }

  static func id(_ room: Int) -> RoomID { RoomID("room-" + padded(room, 5)) }

  func person(_ number: Int) -> Person {
    let names = Self.names
    return Person(
      id: PersonID("user-\(number)"), name: "\(names[number % names.count]) \(number)")
  }

  /// Messages end here: 1 March 2026.
  static let end = Timestamp(milliseconds: 1_772_323_200_000)

  private func detail(_ room: Int) -> RoomDetail {
    var dice = Dice(seed: 1, stream: UInt64(room))
    var members = (0..<(room == 0 ? 500 : 12)).map { offset in
      Member(person: person((room * 7 + offset * 11) % people))
    }
    members = Array(Dictionary(members.map { ($0.id, $0) }, uniquingKeysWith: { $1 }).values)
    members.sort { $0.id.rawValue < $1.id.rawValue }
    members[0].role = .owner
    members.append(Member(person: Person(id: Self.account, name: "Ana"), role: .manager))
    let name = room == 0 ? "general" : "\(dice.pick(Self.topics))-\(room)"
    let value = Room(
      id: Self.id(room), name: name, kind: .group, owner: members[0].id,
      memberCount: members.count, createdAt: Self.end - .seconds(86_400 * 400),
      activeAt: Self.end - .seconds(room * 60), mayModerate: true)
    return RoomDetail(room: value, members: members, requestedAt: Self.end)
  }

  /// Returns a message; number 0 is the oldest of its room, and a year before the newest.
  func message(_ number: Int, of count: Int, in room: Int) -> Message {
    var dice = Dice(seed: UInt64(room) &+ 2, stream: UInt64(number))
    let year: Int64 = 365 * 86_400_000
    let age = year * Int64(count - number) / Int64(max(1, count)) + Int64(room) * 60_000
    return Message(
      id: MessageID("m\(room)-\(number)"), room: Self.id(room), author: person(dice.below(people)),
      text: Self.text(&dice), sentAt: Timestamp(milliseconds: Self.end.milliseconds - age))
  }

  private static func text(_ dice: inout Dice) -> String {
    if dice.oneIn(8) {
      return (0..<3 + dice.below(6)).map { _ in dice.pick(cjk) }.joined()
    }
    return (0..<3 + dice.below(14)).map { _ in dice.pick(words) }.joined(separator: " ")
  }

  private static func padded(_ number: Int, _ places: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, places - digits.count)) + digits
  }

  private static let names = ["Mei", "Tomás", "Ines", "Kofi", "Yuki", "陳美玲", "Oleg", "Zoë"]
  private static let topics = ["general", "support", "trading", "events", "lounge", "newcomers"]
  private static let cjk = ["你好", "今天", "紅包", "朋友", "遊戲", "午餐", "日本", "謝謝", "明天", "問題"]
  private static let words = [
    "hello", "the", "shipment", "arrived", "after", "lunch", "buy", "now", "cheap", "watches",
    "can", "anybody", "look", "into", "ticket", "yesterday", "meeting", "moved", "harbour",
    "tournament", "tonight", "free", "coins", "thanks", "please", "restart", "server", "room",
    "picture", "https://example.org/a", "winner", "parcel", "waiting", "question", "about",
  ]
}
