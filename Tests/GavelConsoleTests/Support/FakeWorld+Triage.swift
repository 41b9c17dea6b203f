import GavelModel

extension FakeWorld {
  /// The small server with reports about messages and people, one of them from a ticket system.
  static var triage: FakeWorld {
    var world = FakeWorld.acme
    let people: [PersonID: Person] = Dictionary(
      uniqueKeysWithValues: (world.members["general"] ?? []).map { ($0.id, $0.person) })
    var minutes = 200
    func add(
      _ id: ReportID, _ message: MessageID?, in room: RoomID?, by author: PersonID,
      from reporter: PersonID, _ reason: String, _ origin: ReportOrigin = .platform
    ) {
      let found = room.flatMap { world.messages[$0]?.first { $0.id == message } }
      minutes -= 10
      world.shelf.reports.append(
        Report(
          id: id, origin: origin, room: room,
          roomName: world.rooms.first { $0.id == room }?.name, message: message,
          author: people[author], reporter: people[reporter], reason: reason, text: found?.text,
          sentAt: found?.sentAt, time: .noon - .seconds(minutes * 60)))
    }
    add("r1", "m2", in: "general", by: "spam", from: "mei", "spam")
    add("r2", "m2", in: "general", by: "spam", from: "tomas", "advertising")
    add("r3", "l2190", in: "lobby", by: "tomas", from: "zoe", "rude")
    add("r4", "m3", in: "general", by: "spam", from: "zoe", "spam")
    add("r5", nil, in: nil, by: "zoe", from: "mei", "harasses people in private")
    add("r6", "m5", in: "general", by: "spam", from: "mei", "hides a file name")
    add("import:77", "m4", in: "general", by: "tomas", from: "olga", "ticket", .imported)
    add("r8", "m6", in: "general", by: "olga", from: "spam", "revenge")
    world.rooms[0].reportCount = 5
    world.messages["general"]?[1].reportCount = 2
    world.messages["jp"] = [
      Message(
        id: "j1", room: "jp", author: people["spam"], text: "BUY NOW http://spam.example/1",
        sentAt: .noon - .seconds(5400))
    ]
    return world
  }
}
