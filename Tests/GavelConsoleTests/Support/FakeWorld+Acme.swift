import GavelModel

extension FakeWorld {
  /// A small server: rooms of every kind, staff, spam and hostile text.
  static var acme: FakeWorld {
    var world = FakeWorld()
    let noon = Timestamp.noon
    func room(
      _ id: String, _ name: String?, minutesAgo: Int, kind: RoomKind = .group,
      status: RoomStatus = .active, messages: Int = 0, members: Int = 3
    ) {
      world.rooms.append(
        Room(
          id: RoomID(id), name: name, kind: kind, status: status, owner: "olga",
          managers: ["ana"], memberCount: members, messageCount: messages,
          activeAt: noon - .seconds(minutesAgo * 60)))
    }
    room("general", "general-tw", minutesAgo: 1, messages: 6, members: 6)
    room("lobby", "lobby", minutesAgo: 5, messages: 1204)
    room("dm-1", nil, minutesAgo: 20, kind: .direct, messages: 12, members: 2)
    world.rooms[2].peers = ["Mei 美", "Tomás"]
    room("jp", "日本語の部屋", minutesAgo: 90, messages: 3)
    room("evil", "evil\u{202E}moor", minutesAgo: 200, messages: 1)
    room("old", "archive", minutesAgo: 60 * 24 * 40, status: .frozen, messages: 88)

    let people: [(String, String, Role)] = [
      ("olga", "Olga", .owner), ("ana", "Ana", .manager), ("mei", "Mei 美", .member),
      ("spam", "spam-bot", .member), ("tomas", "Tomás", .member), ("zoe", "Zoë", .member),
    ]
    world.members["general"] = people.map {
      Member(person: Person(id: PersonID($0.0), name: $0.1), role: $0.2)
    }
    let texts: [(String, String)] = [
      ("mei", "hello 日本"), ("spam", "BUY NOW http://spam.example/1"),
      ("spam", "BUY NOW http://spam.example/2"), ("tomas", "please stop 🙏"),
      ("spam", "fine\u{202E}txt.exe\u{200B}"), ("olga", "This room is for questions only."),
    ]
    for (number, text) in texts.enumerated() {
      let person = people.first { $0.0 == text.0 }
      world.messages["general", default: []].append(
        Message(
          id: MessageID("m\(number + 1)"), room: "general",
          author: Person(id: PersonID(text.0), name: person?.1), text: text.1,
          sentAt: noon - .seconds((10 - number) * 60), isPinned: number == 5))
    }
    world.members["lobby"] = world.members["general"]
    for number in 0..<1204 {
      world.messages["lobby", default: []].append(
        Message(
          id: MessageID("l\(1000 + number)"), room: "lobby",
          author: Person(id: "tomas", name: "Tomás"), text: "line \(number)",
          sentAt: noon - .seconds((1300 - number) * 60)))
    }
    return world
  }
}
