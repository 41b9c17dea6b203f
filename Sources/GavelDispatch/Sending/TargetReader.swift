import GavelAPI
import GavelModel

/// Looks at the platform for the dispatcher, in the words of ``TargetReading``.
struct TargetReader: Sendable {
  let client: PlatformClient
  /// Reads what is kept of a room beside its seal; `nil` where nothing is.
  let newest: NewestMessages?

  /// Reads what decides about an action like this one, and what goes with it.
  func read(_ item: OutboxItem) async -> (TargetReading, SeenContent) {
    do throws(APIError) {
      return try await look(at: item)
    } catch {
      switch error {
      case .notFound(let answer): return (.absent(answer), SeenContent())
      case .forbidden(let answer): return (.closed(answer), SeenContent())
      default: return (.failed(error), SeenContent())
      }
    }
  }

  private func look(
    at item: OutboxItem
  ) async throws(APIError) -> (TargetReading, SeenContent) {
    let action = item.action
    let kind = item.plan.facts.roomKind.map { RoomKind(name: $0) }
    switch action {
    case .muteMember, .unmuteMember, .deactivateUser, .reactivateUser:
      return (.state(isReached: try await isReached(action, item.plan.facts)), SeenContent())
    case .removeMember, .leaveRoom:
      // Without a list nobody can be called absent.
      let detail = try await client.room(action.room, kind: kind)
      if let refusal = detail.refusedMembers { return (.closed(refusal), SeenContent()) }
      guard let members = detail.members else {
        throw .malformed(endpoint: "members", field: "members", status: 200)
      }
      let roles = Dictionary(
        members.map { ($0.id, $0.role) }, uniquingKeysWith: { first, _ in first })
      var known: Set<PersonID> = []
      if !detail.listsEverybody, case .removeMember(let person, _, _) = action,
        roles[person] == nil, try await isActive(person)
      {
        known = [person]
      }
      return (
        .members(roles, isWhole: detail.listsEverybody || !known.isEmpty, known: known),
        SeenContent(members: members)
      )
    case .deleteDirect(let room, _) where room.rawValue.isEmpty:
      // Nobody looks for it again: asking by name could make what is to be deleted.
      return (.absent(ServerAnswer(code: "notFound")), SeenContent())
    case .deleteReported(let author):
      return try await reported(by: author, item)
    case .clearRoom, .deleteRoom, .deleteDirect, .deleteMessage, .dismissReports:
      return try await room(of: item, kind)
    }
  }

  /// Compares an author's reported messages with those that were sealed.
  private func reported(
    by author: PersonID, _ item: OutboxItem
  ) async throws(APIError) -> (TargetReading, SeenContent) {
    let found = try await ReportedMessages.read(of: author, with: client)
    guard found.seal.messageCount > 0 else {
      return (.absent(ServerAnswer(code: "notFound")), SeenContent())
    }
    var seen = SeenContent(reported: found.reports)
    // Plans of earlier versions name none of them.
    guard let sealed = item.plan.facts.reportedMessages else { return (.room(found.seal), seen) }
    let digests = Dictionary(sealed.map { ($0.id, $0.digest) }, uniquingKeysWith: { $1 })
    for report in found.reports.prefix(found.coveredCount) {
      guard let id = report.message, let digest = digests[id] else {
        throw .changed(ServerAnswer(code: "newerContent"))
      }
      guard let message = try await message(id, report.room ?? RoomID("")) else { continue }
      guard message.contentDigest == digest else { throw .changed(ServerAnswer(code: "changed")) }
      seen.page.append(message)
    }
    return (.room(found.seal), seen)
  }

  /// A message that can be read; what is gone or closed cannot be compared.
  private func message(
    _ id: MessageID, _ room: RoomID
  ) async throws(APIError) -> Message? {
    do throws(APIError) {
      return try await client.message(id, in: room)
    } catch {
      switch error {
      case .notFound, .forbidden, .invalid, .unaddressable, .unsupported: return nil
      default: throw error
      }
    }
  }

  /// Whether somebody is already what the action makes them; `false` where nobody tells.
  private func isReached(
    _ action: ModerationAction, _ facts: TargetFacts
  ) async throws(APIError) -> Bool {
    do throws(APIError) {
      switch action {
      case .deactivateUser(let person): return try await client.person(person).isDeactivated
      case .reactivateUser(let person): return try await !client.person(person).isDeactivated
      case .muteMember(_, let room), .unmuteMember(_, let room):
        guard let username = facts.personUsername else { return false }
        let isMuted = try await client.isMuted(username, in: room)
        return isMuted == (action.kind == .muteMember)
      case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom,
        .dismissReports, .deleteReported:
        return false
      }
    } catch {
      if case .unauthorized = error { throw error }
      if case .throttled = error { throw error }
      guard !error.isPassing else { throw error }
      return false
    }
  }

  /// Whether the account is open: only closed ones are left out of a list of members.
  private func isActive(_ person: PersonID) async throws(APIError) -> Bool {
    do throws(APIError) {
      return try await !client.person(person).isDeactivated
    } catch {
      switch error {
      case .notFound, .forbidden, .invalid, .unaddressable, .unsupported: return false
      default: throw error
      }
    }
  }

  private func room(
    of item: OutboxItem, _ kind: RoomKind?
  ) async throws(APIError) -> (TargetReading, SeenContent) {
    let action = item.action
    let seal = try await seal(of: action, kind)
    let isOutdated = item.plan.seal?.isOutdated(by: seal) ?? false
    guard var newest, !isOutdated else {
      return (.room(seal), SeenContent(messageCount: seal.messageCount))
    }
    let scope = action.options.scope ?? .everything
    await newest.read(action.room, kind: kind, holding: seal.messageCount, scope: scope)
    for discussion in (item.plan.facts.companions ?? []).prefix(Self.mostDiscussions) {
      await newest.read(RoomID(discussion.id), holding: seal.messageCount)
    }
    // Of a long reading nobody knows what came in meanwhile.
    let last = newest.pages > 1 ? try await self.seal(of: action, kind) : seal
    return (.room(last), SeenContent(page: newest.messages, messageCount: last.messageCount))
  }

  private func seal(
    of action: ModerationAction, _ kind: RoomKind?
  ) async throws(APIError) -> RoomSeal {
    try await client.seal(of: action.room, kind: kind, withDiscussions: action.takesDiscussions)
  }

  /// Discussions of a room that are read for the evidence.
  private static let mostDiscussions = 20
}
