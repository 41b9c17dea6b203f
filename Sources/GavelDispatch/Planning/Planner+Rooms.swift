import GavelAPI
import GavelModel

/// What a planner reads about one room for all actions in it.
struct RoomFacts {
  var room: Room?
  var members: [PersonID: Member] = [:]
  var messages: [MessageID: Message] = [:]
  /// What the room holds with its discussions.
  var seal: RoomSeal?
  /// What it holds without them; read where some action spares them.
  var sealAlone: RoomSeal?
  var extent: RoomExtent?
  var standouts: RoomStandouts?
  /// What the discussions are called that messages anchor.
  var discussions: [RoomID: NamedTarget] = [:]
  /// What those hold.
  var discussionSeals: [RoomID: RoomSeal] = [:]
  /// Whether the platform was asked for all messages that are meant, so that those it did not show
  /// are gone.
  var hasAllMessages = false
  /// Whether the platform shows the room and not what is written in it.
  var isUnreadable = false

  /// Names the role of an author whom only a report tells.
  func nameStaff(in item: inout PlanItem) {
    guard item.action.kind == .deleteMessage, item.facts.role == nil,
      let person = item.facts.person, let role = members[person]?.role, role.isStaff
    else { return }
    item.facts.role = role
  }

  /// Whether an account can read what is written in the room; a conversation of others may be
  /// readable by a call that is made for that, and still be closed for all else.
  func isInside(_ account: PersonID) -> Bool {
    if room?.kind == .direct, !members.isEmpty { return members[account] != nil }
    return !isUnreadable
  }

  /// Whether somebody is the only owner that the room has.
  func isLastOwner(_ person: PersonID) -> Bool {
    members[person]?.role == .owner && members.values.count { $0.role == .owner } == 1
  }
}

extension Planner {
  /// Names a person whom nobody but the list of members, or the store, calls by a name.
  ///
  /// Some records tell their people by the id alone (a message's `sender` of IMKit, for one).
  func name(_ item: inout PlanItem, in room: RoomFacts?) async {
    guard let id = item.facts.person, item.facts.personName == nil,
      item.facts.personUsername == nil
    else { return }
    if let member = room?.members[id], member.person.name ?? member.person.username != nil {
      item.facts.name(member.person)
    } else if let person = await known(id) {
      item.facts.name(person)
    }
  }

  func facts(
    of room: RoomID, for actions: [ModerationAction]
  ) async throws(APIError) -> RoomFacts {
    var facts = RoomFacts()
    guard
      let detail = try await unlessHidden({ () async throws(APIError) in
        try await client.room(room)
      })
    else { return facts }
    facts.room = named(detail)
    for member in detail.members ?? [] { facts.members[member.id] = member }
    try await readMessages(of: room, for: actions, into: &facts)
    if actions.contains(where: { $0.kind.coversWholeRoom && $0.kind != .leaveRoom }) {
      try await readWhole(room, for: actions, into: &facts)
    } else if facts.members[account] == nil, actions.contains(where: { $0.kind == .removeMember }) {
      await look(into: room, &facts)
    }
    return facts
  }

  /// The room with the names of those who take part, which a direct conversation is called by.
  func named(_ detail: RoomDetail) -> Room {
    var room = detail.room
    room.peers = (detail.members ?? []).filter { $0.id != account }
      .sorted { $0.listKey < $1.listKey }.prefix(4).map(\.person.label)
    return room
  }

  private func readMessages(
    of room: RoomID, for actions: [ModerationAction], into facts: inout RoomFacts
  ) async throws(APIError) {
    let wanted = actions.compactMap { action -> MessageID? in
      if case .deleteMessage(let message, _) = action { message } else { nil }
    }
    guard !wanted.isEmpty else { return }
    do throws(APIError) {
      facts.messages = try await MessageFinder(client: client)
        .find(wanted, in: room, kind: facts.room?.kind)
      facts.hasAllMessages = true
    } catch {
      switch error {
      case .forbidden: facts.isUnreadable = true
      case .notFound, .invalid, .unaddressable: break
      default: throw error
      }
    }
    for discussion in Set(facts.messages.values.compactMap(\.discussion)) {
      let detail = try await unlessHidden { () async throws(APIError) in
        try await client.room(discussion)
      }
      facts.discussions[discussion] = detail.map { NamedTarget($0.room) }
      facts.discussionSeals[discussion] = try await unlessHidden { () async throws(APIError) in
        try await client.seal(of: discussion, kind: detail?.room.kind)
      }
    }
  }

  private func readWhole(
    _ room: RoomID, for actions: [ModerationAction], into facts: inout RoomFacts
  ) async throws(APIError) {
    let kind = facts.room?.kind
    if actions.contains(where: \.takesDiscussions) {
      facts.seal = try await unlessHidden { () async throws(APIError) in
        try await client.seal(of: room, kind: kind, withDiscussions: true)
      }
    }
    if actions.contains(where: { $0.kind == .clearRoom && !$0.takesDiscussions }) {
      facts.sealAlone = try await unlessHidden { () async throws(APIError) in
        try await client.seal(of: room, kind: kind)
      }
    }
    facts.extent = try await unlessHidden { () async throws(APIError) in
      try await client.extent(of: room, kind: kind)
    }
    facts.standouts = try await unlessHidden { () async throws(APIError) in
      try await client.standouts(in: room)
    }
    await look(into: room, &facts)
  }

  /// Finds out whether the account can read what is written in the room.
  private func look(into room: RoomID, _ facts: inout RoomFacts) async {
    do throws(APIError) {
      let hint = RoomHint(kind: facts.room?.kind)
      _ = try await client.messages(in: room, hint: hint, before: nil, limit: 1)
    } catch {
      guard case .forbidden = error else { return }
      facts.isUnreadable = true
    }
  }
}
