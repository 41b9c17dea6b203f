/// The twelve rooms that every workspace has, each there for a reason.
extension WorkspaceSeeder {
  /// What a known room is made of.
  struct Plan {
    var id: String?
    var kind = ChatRoom.Kind.channel
    var name: String?
    var displayName: String?
    /// The owner, and the room's creator.
    var owner: String?
    var moderators: [String] = []
    var members: [String]
    var crowd = 0
    var history: History
  }

  mutating func addKnownRooms() {
    addGeneral()
    let lobby = add(
      Plan(
        name: "lobby", owner: "olga", moderators: ["alice"],
        members: ["root", "ulli", "mallory", "tagged", "spam9", "li.ming", "dora.d"], crowd: 18,
        history: History(count: 260, hostileEvery: 9, spam: 20)))
    lobby.topic = "welcome \u{202E}emoclew\u{202C} \u{1B}[7mon board"
    thread(4, at: 40, in: lobby)
    let market = add(
      Plan(
        name: "market", owner: "bob",
        members: ["olga", "ulli", "spam9", "li.ming", "gone.gil", "harbor.bot"], crowd: 12,
        history: History(count: 240, spam: 14)))
    pin(12, in: market, by: person("bob"))
    for place in [30, 47, 90] { attach("price-list-\(place).pdf", at: place, in: market) }
    let staff = add(
      Plan(
        kind: .group, name: "staff-room", owner: "alice", moderators: ["mona"],
        members: ["olga", "bob", "li.ming", "gone.gil"], crowd: 4, history: History(count: 160)))
    staff.topic = "not for everybody"
    pin(20, in: staff, by: person("alice"))
    if let general = workspace.room(id: "GENERAL") {
      addDiscussion("Which berth for the tall ship?", under: general, count: 60, spam: 12)
    }
    addDiscussion("Rota for the night watch 夜班", under: staff, count: 40)
    addTeam()
    addDirectRooms()
  }

  private mutating func addGeneral() {
    let general = add(
      Plan(
        id: "GENERAL", name: "general", owner: "root", moderators: ["mona"],
        members: ["olga", "ulli", "alice", "bob", "mallory", "dora.d", "tagged", "blank"]
          + ["spam9", "li.ming", "harbor.bot", "gone.gil", "rocket.cat"],
        crowd: crowd.count,
        history: History(count: seed.generalMessageCount, hostileEvery: 90, spam: 18)))
    general.isDefault = true
    general.announcement = "The harbour opens at six"
    thread(5, at: 100, in: general)
    thread(3, at: general.messages.count - 80, in: general)
    pin(200, in: general, by: person("root"))
    pin(general.messages.count - 60, in: general, by: person("mona"))
  }

  /// A private room with a readable name, and the message in its parent that stands for it.
  private mutating func addDiscussion(
    _ title: String, under parent: ChatRoom, count: Int, spam: Int = 0
  ) {
    let owner = spam > 0 ? "dora.d" : "alice"
    let discussion = add(
      Plan(
        kind: spam > 0 ? .channel : .group, name: workspace.nextID(), displayName: title,
        owner: owner,
        members: spam > 0 ? ["ulli", "spam9", "bob", "li.ming"] : ["bob", "li.ming"],
        crowd: 3, history: History(count: count, spam: spam)))
    discussion.parent = parent.id
    let anchor = parent.messages.count - 30
    parent.change(at: anchor) { message in
      message.words = .sent(title)
      message.details.type = "discussion-created"
      message.details.discussion = MessageDetails.Anchor(
        room: discussion.id, count: discussion.messageCount, last: discussion.updated)
    }
  }

  private mutating func addTeam() {
    let main = add(
      Plan(
        kind: .group, name: "harbor-crew", owner: "olga", members: ["bob", "ulli", "dora.d"],
        crowd: 4, history: History(count: 90)))
    let watch = add(
      Plan(
        name: "crew-watch", owner: "olga", members: ["bob", "ulli"], crowd: 3,
        history: History(count: 80)))
    main.isTeamMain = true
    let id = workspace.nextHexID()
    for room in [main, watch] { room.team = id }
    workspace.teams[id] = ChatTeam(
      id: id, name: "harbor-crew", isPrivate: true, room: main.id, created: main.created,
      updated: main.created, creator: person("olga"),
      members: main.memberships.map {
        ChatTeam.Member(user: $0.user, roles: $0.roles, joined: $0.joined)
      })
  }

  private mutating func addDirectRooms() {
    addDirect(["alice", "bob"], count: 90)
    // Somebody calls themselves by the id of this room: addressed by it, the room is shielded.
    let shielded = addDirect(["mallory", "dora.d"], count: 70)
    workspace.rename(person("tagged"), to: shielded.id)
    addDirect(["olga", "ulli"], count: 80)
    let known = workspace.roomsByID.values.reduce(0) { $0 + $1.messages.count }
    let rest = seed.scale == .small ? max(0, seed.messageCount - known) : 190
    addDirect(["olga", "alice", "li.ming"], count: rest)
  }

  @discardableResult
  private mutating func addDirect(_ names: [String], count: Int) -> ChatRoom {
    let users = people(names)
    let room = workspace.addDirect(users, created: seed.base - 86_400_000 * 300)
    write(
      History(count: count, hasJoins: false), in: room,
      end: seed.base - Int64(10 + numbers.below(9000)) * 1000)
    return room
  }

  private mutating func add(_ plan: Plan) -> ChatRoom {
    let end = seed.base - Int64(5 + numbers.below(plan.history.spam > 0 ? 20 : 5000)) * 1000
    let created = end - 86_400_000 * 400
    let owner = plan.owner.map(person)
    let room = workspace.addRoom(
      id: plan.id, kind: plan.kind, name: plan.name, creator: owner, created: created)
    if let title = plan.displayName { room.displayName = title }
    if let owner { workspace.add(owner, to: room, roles: [RoleName.owner], at: created) }
    for user in people(plan.moderators) {
      workspace.add(user, to: room, roles: [RoleName.moderator], at: created)
    }
    for user in people(plan.members) + someCrowd(plan.crowd) {
      workspace.add(user, to: room, at: created)
    }
    write(plan.history, in: room, end: end)
    return room
  }
}
