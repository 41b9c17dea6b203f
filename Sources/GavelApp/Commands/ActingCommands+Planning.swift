import GavelAPI
import GavelDispatch
import GavelModel
import GavelStore

/// From what was typed to a sealed plan.
extension ActingCommands {
  /// Seals what was asked for, after reading from the platform what it must know.
  func seal(
    _ request: ActionRequest, reason: String, _ session: Session
  ) async throws -> ActionPlan {
    let request = try await found(request, session.reader)
    let actions =
      switch request {
      case .deleteDirect(let room): [try await direct(room, session)]
      case .deleteDirectWith(let username): [try await direct(with: username, session)]
      case .leaveRoom where !session.isPerson: throw SessionError.nobodyToLeave
      case .deleteMessages, .clearRoom, .deleteRoom, .removeMembers, .leaveRoom, .muteMembers,
        .unmuteMembers, .deactivateUsers, .reactivateUsers, .dismissReports, .deleteReported:
        try request.actions(at: context.now())
      }
    // What this very server is too old for is known only now.
    try check(actions, against: try await session.client.serverAbilities())
    return try await session.planner.seal(actions, reason: reason)
  }

  /// Finds an imported report by its id, or by the one that its file gave it.
  private func found(
    _ request: ActionRequest, _ reader: StoreReader
  ) async throws -> ActionRequest {
    guard case .dismissReports(.imported(let id)) = request else { return request }
    for id in [id, ReportID(imported: id.rawValue)]
    where try await reader.report(id)?.origin == .imported {
      return .dismissReports(.imported(id))
    }
    throw ReadingError.unknownReport(id)
  }

  private func direct(_ room: RoomID, _ session: Session) async throws -> ModerationAction {
    guard try await session.planner.kind(of: room) ?? .direct == .direct else {
      throw SessionError.notDirect(room)
    }
    return .deleteDirect(room)
  }

  /// The account's own conversation with a user, by name where the platform has names; else the
  /// one conversation in which the person takes part.
  private func direct(with username: String, _ session: Session) async throws -> ModerationAction {
    guard let room = try await ownDirect(with: username, session.planner) else {
      let person = PersonID(username)
      let rooms = try await session.planner.directRooms(with: person)
      guard rooms.count == 1 else {
        throw SessionError.directRooms(with: person, found: rooms)
      }
      return .deleteDirect(rooms[0])
    }
    return .deleteDirect(room, username: username)
  }

  /// The id is empty for a conversation that is not in the account's list: it is gone already, and
  /// to ask the platform for it by name would make it.
  ///
  /// - Returns: `nil` where the platform has no names.
  private func ownDirect(
    with username: String, _ planner: Planner
  ) async throws(APIError) -> RoomID? {
    do throws(APIError) {
      return try await planner.ownDirect(with: username) ?? RoomID("")
    } catch {
      guard case .unsupported = error else { throw error }
      return nil
    }
  }
}

extension ActionRequest {
  /// Returns the actions of a request that names all its targets.
  ///
  /// - Throws: ``UsageError/emptySpan(_:_:)``.
  func actions(at now: Timestamp) throws(UsageError) -> [ModerationAction] {
    switch self {
    case .deleteMessages(let ids, let room):
      Self.unique(ids).map { .deleteMessage($0, room: room) }
    case .clearRoom(let room, let request): [.clearRoom(room, scope: try request.scope(at: now))]
    case .deleteRoom(let room): [.deleteRoom(room)]
    case .deleteDirect(let room): [.deleteDirect(room)]
    case .deleteDirectWith(let username): [.deleteDirect(RoomID(""), username: username)]
    case .removeMembers(let ids, let room, let announced):
      Self.unique(ids).map { .removeMember($0, room: room, announced: announced) }
    case .leaveRoom(let room, let announced): [.leaveRoom(room, announced: announced)]
    case .muteMembers(let ids, let room): Self.unique(ids).map { .muteMember($0, room: room) }
    case .unmuteMembers(let ids, let room): Self.unique(ids).map { .unmuteMember($0, room: room) }
    case .deactivateUsers(let ids): Self.unique(ids).map { .deactivateUser($0) }
    case .reactivateUsers(let ids): Self.unique(ids).map { .reactivateUser($0) }
    case .dismissReports(let subject): [.dismissReports(subject)]
    case .deleteReported(let author): [.deleteReported(author)]
    }
  }

  /// An id that is named twice is one target.
  private static func unique<ID: Hashable>(_ ids: [ID]) -> [ID] {
    var seen: Set<ID> = []
    return ids.filter { seen.insert($0).inserted }
  }
}
