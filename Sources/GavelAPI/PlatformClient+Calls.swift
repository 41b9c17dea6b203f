import GavelModel

/// What can be asked of a platform.
extension PlatformClient {
  /// What the platform can do, whatever this server's version.
  public nonisolated var abilities: PlatformAbilities { dialect.abilities }

  /// Returns what this very server can do.
  public nonisolated func serverAbilities() async throws(APIError) -> PlatformAbilities {
    guard let endpoint = dialect.serverAbilities() else { return dialect.abilities }
    return try await call(endpoint)
  }

  /// Returns the server's version as it tells it; `nil` where the platform tells none.
  public nonisolated func serverVersion() async throws(APIError) -> String? {
    guard let endpoint = dialect.serverVersion() else { return nil }
    return try await call(endpoint)
  }

  /// Returns the calling account.
  ///
  /// A platform administrator is no account: nothing is sent, and a person with the configured
  /// user id, else `platform-admin`, stands for it.
  public nonisolated func profile() async throws(APIError) -> Person {
    guard let endpoint = dialect.profile(connection.credential) else {
      return Person(id: connection.userID ?? "platform-admin")
    }
    return try await call(endpoint)
  }

  /// Returns what the account may probably do; `nil` where the platform does not tell.
  public nonisolated func rights() async throws(APIError) -> AccountRights? {
    guard let endpoint = dialect.rights() else { return nil }
    return try await call(endpoint)
  }

  /// Returns one page of the rooms that the caller can see, in an order that activity does not
  /// change.
  ///
  /// - Parameter limit: At least 1; smaller numbers count as 1.
  public nonisolated func rooms(skip: Int, limit: Int) async throws(APIError) -> RoomPage {
    try await call(dialect.rooms(skip: skip, limit: limit))
  }

  /// Returns what changed among the account's own rooms; `nil` where the room list tells it.
  public nonisolated func roomChanges(
    since moment: Timestamp?
  ) async throws(APIError) -> RoomChanges? {
    guard let endpoint = dialect.roomChanges(since: moment) else { return nil }
    return try await call(endpoint)
  }

  /// Returns one room with its member list and their roles.
  public nonisolated func room(
    _ id: RoomID, kind: RoomKind? = nil
  ) async throws(APIError) -> RoomDetail {
    try await call(dialect.room(id, kind: kind))
  }

  /// Returns what a plan for the whole room seals: how much it holds, and the newest of it.
  ///
  /// - Parameter withDiscussions: Whether what stands in the discussions under it counts, too.
  public nonisolated func seal(
    of room: RoomID, kind: RoomKind? = nil, withDiscussions: Bool = false
  ) async throws(APIError) -> RoomSeal {
    try await call(dialect.seal(of: room, kind: kind, withDiscussions: withDiscussions))
  }

  /// Returns what goes with a room when it is deleted or cleared.
  public nonisolated func extent(
    of room: RoomID, kind: RoomKind? = nil
  ) async throws(APIError) -> RoomExtent {
    try await call(dialect.extent(of: room, kind: kind))
  }

  /// Returns what people set apart of the messages that go with a room.
  public nonisolated func standouts(in room: RoomID) async throws(APIError) -> RoomStandouts {
    try await call(dialect.standouts(in: room))
  }

  /// Returns the account's own direct conversation with a user, `nil` for none; creates nothing.
  public nonisolated func ownDirect(with username: String) async throws(APIError) -> RoomID? {
    try await call(dialect.ownDirect(with: username))
  }

  /// Returns whether somebody of this username may not write in a room; `nil` where the platform
  /// mutes nobody.
  public nonisolated func isMuted(
    _ username: String, in room: RoomID
  ) async throws(APIError) -> Bool? {
    guard let endpoint = try dialect.isMuted(username, in: room) else { return nil }
    return try await call(endpoint)
  }

  /// Returns an account.
  public nonisolated func person(_ id: PersonID) async throws(APIError) -> Person {
    try await call(dialect.person(id))
  }

  /// Returns the account that has a username.
  public nonisolated func person(named username: String) async throws(APIError) -> Person {
    try await call(dialect.person(named: username))
  }

  /// Returns one page of a room's history, latest first in the platform's order.
  ///
  /// The order is told by ``/GavelModel/HistoryOrder``. The anchor `before` may or may not be part
  /// of the page, and pages shift while others write: callers drop what they have seen. Elements
  /// without an id are left out, so a page can be shorter than `limit` although older messages
  /// exist.
  ///
  /// - Parameters:
  ///   - limit: 1 to 100; other numbers are brought into that range.
  ///   - asEvidence: Keeps each whole message, without personal data, in
  ///     ``/GavelModel/Message/raw``.
  public nonisolated func messages(
    in room: RoomID, hint: RoomHint = RoomHint(), before: HistoryAnchor?, limit: Int,
    asEvidence: Bool = false
  ) async throws(APIError) -> MessagePage {
    try await call(
      dialect.messages(
        in: room, hint: hint, before: before, limit: limit, asEvidence: asEvidence))
  }

  /// Returns one message; `nil` where the platform has no call for it.
  ///
  /// A message that is not there is ``APIError/notFound(_:)``.
  public nonisolated func message(
    _ id: MessageID, in room: RoomID, asEvidence: Bool = false
  ) async throws(APIError) -> Message? {
    guard let endpoint = try dialect.message(id, in: room, asEvidence: asEvidence) else {
      return nil
    }
    return try await call(endpoint)
  }

  /// Returns what changed in a room; `nil` where the history's order tells it.
  public nonisolated func messageChanges(
    in room: RoomID, since moment: Timestamp
  ) async throws(APIError) -> MessageChanges? {
    guard let endpoint = try dialect.messageChanges(in: room, since: moment) else { return nil }
    return try await call(endpoint)
  }

  /// Carries out one action on one target.
  ///
  /// - Parameters:
  ///   - facts: What the plan knew, which may decide how the platform is asked.
  ///   - reason: Kept by platforms that have a place for it.
  public nonisolated func perform(
    _ action: ModerationAction, facts: TargetFacts = TargetFacts(), reason: String = ""
  ) async throws(APIError) -> Receipt {
    try await call(
      dialect.perform(
        ActionOrder(action: action, facts: facts, reason: reason, account: connection.userID)))
  }

  /// Removes other people from a room, all in one call.
  ///
  /// - Parameter announced: Whether the platform writes a system message about it.
  /// - Throws: ``APIError/unaddressable(id:)`` for no ids, an empty id, or the own id beside others
  ///   (leaving is a call of its own), before anything is sent.
  public nonisolated func removeMembers(
    _ ids: [PersonID], from room: RoomID, announced: Bool
  ) async throws(APIError) -> Receipt {
    if let me = connection.userID, ids.count > 1, ids.contains(me) {
      throw .unaddressable(id: me.rawValue)
    }
    return try await call(dialect.removeMembers(ids, from: room, announced: announced))
  }
}
