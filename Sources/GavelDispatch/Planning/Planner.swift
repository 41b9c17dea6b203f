import GavelAPI
import GavelModel

/// Seals what a moderator asked for into a plan, after reading from the platform what it must know.
///
/// A target that cannot be read is planned without a digest: the server has the last word on it.
public struct Planner: Sendable {
  let client: PlatformClient
  let account: PersonID
  let now: @Sendable () -> Timestamp
  let preview = 120

  /// Makes a planner that speaks for one account.
  public init(
    client: PlatformClient, account: PersonID, now: @escaping @Sendable () -> Timestamp
  ) {
    self.client = client
    self.account = account
    self.now = now
  }

  /// Seals the actions in their order.
  ///
  /// - Throws: ``APIError`` when the platform cannot be reached or refuses the credential; a
  ///   missing or closed room is no error.
  public func seal(
    _ actions: [ModerationAction], reason: String
  ) async throws(APIError) -> ActionPlan {
    var facts: [RoomID: RoomFacts] = [:]
    for room in Self.unique(actions.map(\.room)) {
      facts[room] = try await read(room, for: actions.filter { $0.room == room })
    }
    let items = actions.map { action in item(for: action, facts[action.room] ?? RoomFacts()) }
    return ActionPlan(
      server: client.server, account: account, created: now(), reason: reason, items: items)
  }

  /// Returns what kind of room it is; `nil` when the platform does not show it.
  public func kind(of room: RoomID) async throws(APIError) -> RoomKind? {
    try await unlessHidden { () async throws(APIError) in try await client.room(room) }?.room.kind
  }

  /// Returns the direct rooms in which `person` takes part.
  public func directRooms(with person: PersonID) async throws(APIError) -> [RoomID] {
    var rooms: [RoomID] = []
    var skip = 0
    while true {
      let page = try await client.rooms(skip: skip, limit: 100)
      for detail in page.rooms where detail.room.kind == .direct {
        let isMember =
          if let members = detail.members {
            members.contains { $0.id == person }
          } else {
            try await client.room(detail.room.id).members?.contains { $0.id == person } ?? false
          }
        if isMember { rooms.append(detail.room.id) }
      }
      skip += page.rooms.count
      guard !page.rooms.isEmpty, skip < page.totalCount ?? .max else { break }
    }
    return Self.unique(rooms)
  }

  private struct RoomFacts {
    var room: Room?
    var members: [PersonID: Member] = [:]
    var messages: [MessageID: Message] = [:]
    var seal: RoomSeal?
  }

  private func read(
    _ room: RoomID, for actions: [ModerationAction]
  ) async throws(APIError) -> RoomFacts {
    var facts = RoomFacts()
    guard
      let detail = try await unlessHidden({ () async throws(APIError) in
        try await client.room(room)
      })
    else {
      return facts
    }
    facts.room = detail.room
    facts.room?.peers = (detail.members ?? []).filter { $0.id != account }
      .sorted { $0.listKey < $1.listKey }.prefix(4).map(\.person.label)
    for member in detail.members ?? [] { facts.members[member.id] = member }
    let wanted = actions.compactMap { action -> MessageID? in
      if case .deleteMessage(let message, _) = action { message } else { nil }
    }
    if !wanted.isEmpty {
      facts.messages =
        try await unlessHidden { () async throws(APIError) in
          try await MessageFinder(client: client).find(wanted, in: room)
        } ?? [:]
    }
    if actions.contains(where: { $0.kind.coversWholeRoom && $0.kind != .leaveRoom }) {
      facts.seal = try await unlessHidden { () async throws(APIError) in
        try await client.messages(in: room, before: nil, limit: 20).roomSeal
      }
    }
    return facts
  }

  private func unlessHidden<Value>(
    _ read: () async throws(APIError) -> Value
  ) async throws(APIError) -> Value? {
    do {
      return try await read()
    } catch {
      switch error {
      case .notFound, .forbidden, .invalid, .unaddressable: return nil
      default: throw error
      }
    }
  }

  private func item(for action: ModerationAction, _ facts: RoomFacts) -> PlanItem {
    var shown = TargetFacts(roomName: facts.room?.shownName)
    switch action {
    case .deleteMessage(let id, _):
      guard let message = facts.messages[id] else { return PlanItem(action: action, facts: shown) }
      describe(message, members: facts.members, in: &shown)
      return PlanItem(action: action, digest: message.contentDigest, facts: shown)
    case .removeMember(let id, _, _):
      shown.person = id
      guard let member = facts.members[id] else { return PlanItem(action: action, facts: shown) }
      shown.personName = member.person.name
      shown.role = member.role.isStaff ? member.role : nil
      return PlanItem(
        action: action, digest: TargetDigest.member(id, role: member.role), facts: shown)
    case .leaveRoom:
      shown.person = account
      shown.personName = facts.members[account]?.person.name
      shown.role = facts.members[account].flatMap { $0.role.isStaff ? $0.role : nil }
      shown.isOwn = true
      let digest = facts.members[account].map { TargetDigest.member(account, role: $0.role) }
      return PlanItem(action: action, digest: digest ?? "", facts: shown)
    case .clearRoom, .deleteRoom, .deleteDirect:
      return PlanItem(action: action, seal: facts.seal, facts: shown)
    }
  }

  private func describe(
    _ message: Message, members: [PersonID: Member], in shown: inout TargetFacts
  ) {
    shown.person = message.author?.id
    shown.personName = message.author?.name
    shown.role = message.author.flatMap { members[$0.id]?.role }.flatMap { $0.isStaff ? $0 : nil }
    shown.sentAt = message.sentAt
    shown.preview = String(message.text.prefix(preview))
    shown.isOwn = message.author?.id == account ? true : nil
    shown.isPinned = message.isPinned ? true : nil
  }

  private static func unique(_ rooms: [RoomID]) -> [RoomID] {
    var seen: Set<RoomID> = []
    return rooms.filter { seen.insert($0).inserted }
  }
}
