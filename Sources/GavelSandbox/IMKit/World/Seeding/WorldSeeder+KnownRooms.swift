/// The twelve rooms that every world has, each there for a reason.
extension WorldSeeder {
  /// What a known room is made of.
  struct Plan {
    var id: String?
    var kind = WorldRoom.Kind.group
    var name: String
    var owner: String?
    var managers: [String] = []
    /// Members by `role: "admin"` instead of being a manager.
    var admins: [String] = []
    var members: [String]
    var crowd = 0
    var messages: Int
    var hostileEvery = 0
    var isFrozen = false
    var isSpammed = false
  }

  mutating func addKnownRooms() {
    addSharedRoom()
    for plan in knownPlans() {
      let room = add(plan)
      if plan.isFrozen { room.isFrozen = true }
      if plan.kind == .custom { room.extParams = "{\"roomType\":\"group\"}" }
    }
  }

  private mutating func addSharedRoom() {
    let named = ["ana", "mei", "tomas", "spam-bot", "spam9", "mallory", "tagged", "wide", "李明"]
    let plan = Plan(
      id: WorldSeed.sharedRoom, name: "general-tw", owner: "ana", managers: ["mei"],
      members: named, crowd: seed.sharedMemberCount - named.count,
      messages: seed.sharedMessageCount, hostileEvery: 90, isSpammed: true)
    let room = add(plan)
    room.description = "public"
    room.tags = ["public", "asia"]
    if let admin = room.members.last { room.properties[admin] = ["role": "admin"] }
    room.change(at: room.messages.count - 30) { $0.flags.insert(.pinned) }
  }

  private mutating func knownPlans() -> [Plan] {
    [
      Plan(
        id: "lobby", name: "Lobby", owner: "mei", managers: ["ana"], admins: ["tomas"],
        members: ["mei", "ana", "tomas", "noor", "spam9"], crowd: 20, messages: 260,
        isSpammed: true),
      Plan(
        id: "harbor-lounge", name: "Harbor Lounge", owner: "tomas",
        members: ["tomas", "ana", "mei", "blank"], crowd: 12, messages: 240),
      Plan(
        id: "quiet-cove", name: "Quiet Cove", owner: "ana", members: ["ana", "mei", "tomas"],
        crowd: 6, messages: 120, isFrozen: true),
      Plan(
        id: "empty-pier", name: "Empty Pier", owner: "ana", members: ["ana", "mei", "noor"],
        messages: 0),
      Plan(
        name: "dock 7 \u{1B}[7m\u{202E}7 kcod\u{202C}\u{E0037}\u{9B}1m\nsecond line", owner: "mei",
        managers: ["ana"], members: ["mei", "ana", "tomas", "mallory", "tagged", "spam9"],
        messages: 120, hostileEvery: 3),
      Plan(
        id: hexForm(), kind: .direct, name: "", owner: "ana", members: ["ana", "tomas"],
        messages: 90),
      Plan(
        id: hexForm(), kind: .direct, name: "", owner: "mei", members: ["mei", "tomas"],
        messages: 80),
      Plan(
        id: hexForm(), kind: .direct, name: "", owner: "ana", members: ["ana", "mei"],
        messages: 70),
      Plan(
        id: "ticket-1042", kind: .custom, name: "Ticket 1042", owner: "noor", managers: ["ana"],
        members: ["noor", "ana", "mei"], messages: 100),
      Plan(
        id: "客服 台北", name: "客服 台北 🛟", owner: "ana", members: ["ana", "mei", "noor", "李明"],
        crowd: 8, messages: 180),
      Plan(id: "ana-notes", name: "Ana's notes", owner: "ana", members: ["ana"], messages: 100),
    ]
  }

  mutating func add(_ plan: Plan) -> WorldRoom {
    let end = seed.base - Int64(5 + numbers.below(plan.isSpammed ? 20 : 5000)) * 1000
    let room = world.addRoom(
      id: plan.id, kind: plan.kind, name: plan.name, created: end - 86_400_000 * 400)
    for person in people(plan.members) + someCrowd(plan.crowd) { world.add(person, to: room) }
    room.owner = plan.owner.flatMap { people([$0]).first }
    room.managers = people(plan.managers)
    for admin in people(plan.admins) { room.properties[admin] = ["role": "admin"] }
    var manner = HistoryWriter.Manner()
    manner.hostileEvery = plan.hostileEvery
    manner.hasSystemMessages = plan.kind != .direct
    manner.endsWithWave = plan.isSpammed
    if plan.isSpammed { manner.spammers = people(["spam-bot", "spam9"]).filter(room.has) }
    write(plan.messages, in: room, manner: manner, end: end)
    return room
  }
}
