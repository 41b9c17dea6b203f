import GavelAPI
import GavelModel

/// Seals what a moderator asked for into a plan, after reading from the platform what it must know.
///
/// A target that cannot be read is planned without a digest: the server has the last word on it.
/// What goes with a target, and what the account probably may not do, is written into its facts.
public struct Planner: Sendable {
  let client: PlatformClient
  let account: PersonID
  /// What is protected, which decides how much must be read.
  let limits: GateLimits
  let now: @Sendable () -> Timestamp
  let known: @Sendable (PersonID) async -> Person?
  let ownedRooms: @Sendable (PersonID) async -> [String]
  let preview = 120

  /// Makes a planner that speaks for one account.
  ///
  /// - Parameters:
  ///   - known: What a person is called, as far as anybody knows; asked for those whom the platform
  ///     tells by the id alone.
  ///   - ownedRooms: The names of the rooms that a person is the only owner of, as far as anybody
  ///     knows; the platform has no call for it.
  public init(
    client: PlatformClient, account: PersonID, limits: GateLimits = GateLimits(),
    now: @escaping @Sendable () -> Timestamp,
    known: @escaping @Sendable (PersonID) async -> Person? = { _ in nil },
    ownedRooms: @escaping @Sendable (PersonID) async -> [String] = { _ in [] }
  ) {
    self.client = client
    self.account = account
    self.limits = limits
    self.now = now
    self.known = known
    self.ownedRooms = ownedRooms
  }

  /// Seals the actions in their order.
  ///
  /// An author's reported messages beyond ``ReportedMessages/mostReports`` become items of their
  /// own, after all others, because the platform's one call for them takes no more.
  /// - Throws: ``/GavelAPI/APIError`` when the platform cannot be reached or refuses the
  ///   credential; a missing or closed room is no error.
  public func seal(
    _ drafts: [DraftItem], reason: String
  ) async throws(APIError) -> ActionPlan {
    let drafts = Self.once(drafts)
    let actions = drafts.map(\.action)
    let rights = try await unlessHidden { () async throws(APIError) in try await client.rights() }
    var rooms: [RoomID: RoomFacts] = [:]
    for room in Self.unique(actions.filter(\.isInRoom).map(\.room)) {
      rooms[room] = try await facts(of: room, for: actions.filter { $0.room == room })
    }
    var items: [PlanItem] = []
    var further: [PlanItem] = []
    for draft in drafts {
      var item = try await item(
        for: draft.action, rooms[draft.action.room] ?? RoomFacts(), &further)
      item.after = draft.after
      item.facts.follows = draft.after.map { drafts[$0].action.kind }
      item.facts.complete(with: draft.shown)
      await name(&item, in: rooms[draft.action.room])
      rooms[draft.action.room]?.nameStaff(in: &item)
      item.facts.authors = try await authors(of: item, rooms[draft.action.room] ?? RoomFacts())
      items.append(item)
    }
    for place in items.indices {
      let action = items[place].action
      let room = rooms[action.room]
      let role = room?.members[account]?.role
      let kind = items[place].facts.roomKind.map { RoomKind(name: $0) }
      if let rights = rights ?? nil, Self.asksThePlatform(action),
        !rights.allow(action.kind, in: kind, as: role, isInside: room?.isInside(account) ?? true)
      {
        items[place].facts.isDoubtful = true
      }
    }
    // The same from here on: nobody links or adds to a plan that is sealed.
    let named = Set(items.map(\.action.deed))
    return ActionPlan(
      server: client.server, account: account, created: now(), reason: reason,
      items: items + further.filter { !named.contains($0.action.deed) })
  }

  /// Seals actions that wait for no other and of which nobody was shown anything before.
  public func seal(
    _ actions: [ModerationAction], reason: String
  ) async throws(APIError) -> ActionPlan {
    try await seal(actions.map { DraftItem($0) }, reason: reason)
  }

  /// Leaves out what an earlier draft asks for already; what waited for it waits for that one.
  private static func once(_ drafts: [DraftItem]) -> [DraftItem] {
    var kept: [DraftItem] = []
    var places: [ModerationAction: Int] = [:]
    var moved: [Int] = []
    for draft in drafts {
      let place = places[draft.action.deed] ?? kept.count
      moved.append(place)
      guard place == kept.count else { continue }
      places[draft.action.deed] = place
      var draft = draft
      draft.after = draft.after.map { moved[$0] }
      kept.append(draft)
    }
    return kept
  }

  private static func asksThePlatform(_ action: ModerationAction) -> Bool {
    if case .dismissReports(.imported) = action { false } else { true }
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

  /// The account's own direct conversation with a user by name; `nil` for none.
  ///
  /// - Throws: ``/GavelAPI/APIError/unsupported(call:)`` where the platform has no names beside
  ///   ids.
  public func ownDirect(with username: String) async throws(APIError) -> RoomID? {
    try await client.ownDirect(with: username)
  }

  func unlessHidden<Value>(
    _ read: () async throws(APIError) -> Value
  ) async throws(APIError) -> Value? {
    do {
      return try await read()
    } catch {
      switch error {
      case .notFound, .forbidden, .invalid, .unaddressable, .unsupported: return nil
      default: throw error
      }
    }
  }

  private static func unique(_ rooms: [RoomID]) -> [RoomID] {
    var seen: Set<RoomID> = []
    return rooms.filter { seen.insert($0).inserted }
  }
}
