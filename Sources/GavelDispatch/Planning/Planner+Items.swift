import GavelAPI
import GavelModel

/// From an action and what was read to an item of the plan.
extension Planner {
  /// - Parameter further: Gets what one call of the platform leaves over.
  func item(
    for action: ModerationAction, _ facts: RoomFacts, _ further: inout [PlanItem]
  ) async throws(APIError) -> PlanItem {
    var shown = TargetFacts(roomName: facts.room?.shownName, roomKind: facts.room?.kind.name)
    switch action {
    case .deleteMessage(let id, _):
      guard let message = facts.messages[id] else {
        shown.isUnreadable = facts.isUnreadable ? true : nil
        shown.isGone = facts.hasAllMessages ? true : nil
        return PlanItem(action: action, facts: shown)
      }
      describe(message, members: facts.members, in: &shown)
      shown.companions = message.discussion.map {
        [facts.discussions[$0] ?? NamedTarget($0.rawValue)]
      }
      return PlanItem(
        action: action, digest: message.contentDigest,
        seal: message.discussion.flatMap { facts.discussionSeals[$0] }, facts: shown)
    case .removeMember(let id, _, _), .muteMember(let id, _), .unmuteMember(let id, _):
      return try await memberItem(action, id, facts, shown)
    case .leaveRoom:
      shown.isOwn = true
      return try await memberItem(action, account, facts, shown)
    case .clearRoom, .deleteRoom, .deleteDirect:
      return wholeRoomItem(action, facts, shown)
    case .deactivateUser(let id):
      var facts = try await personFacts(id)
      let rooms = await ownedRooms(id)
      if !rooms.isEmpty { (facts.isLastOwner, facts.ownedRooms) = (true, rooms) }
      return PlanItem(action: action, facts: facts)
    case .reactivateUser(let id):
      return PlanItem(action: action, facts: try await personFacts(id))
    case .deleteReported(let author):
      return try await reportedItem(action, author, &further)
    case .dismissReports(let subject):
      return PlanItem(action: action, facts: try await dismissalFacts(subject, shown))
    }
  }

  private func memberItem(
    _ action: ModerationAction, _ id: PersonID, _ facts: RoomFacts, _ known: TargetFacts
  ) async throws(APIError) -> PlanItem {
    var shown = known
    shown.person = id
    guard let member = facts.members[id] else {
      // Not in the list, such as a closed account: what they are called still protects them.
      if !limits.protectedMembers.isEmpty {
        shown.name(try await named(Person(id: id)))
      }
      return PlanItem(action: action, facts: shown)
    }
    shown.name(member.person)
    shown.role = member.role.isStaff ? member.role : nil
    shown.isLastOwner = facts.isLastOwner(id) && action.kind != .muteMember ? true : nil
    return PlanItem(
      action: action, digest: TargetDigest.member(id, role: member.role), facts: shown)
  }

  private func wholeRoomItem(
    _ action: ModerationAction, _ facts: RoomFacts, _ known: TargetFacts
  ) -> PlanItem {
    var shown = known
    shown.isUnreadable = facts.isUnreadable ? true : nil
    if let extent = facts.extent, action.takesDiscussions {
      shown.companions = extent.discussions.isEmpty ? nil : extent.discussions
      shown.discussionCount = extent.discussionCount > 0 ? extent.discussionCount : nil
    }
    // A clearing leaves the room, and with it the team, where they are.
    let takesTeam = facts.extent?.isTeamMain == true && action.kind == .deleteRoom
    shown.isTeamMain = takesTeam ? true : nil
    shown.isShadowed = facts.extent?.isShadowed == true && action.isByRoomID ? true : nil
    let scope = action.options.scope ?? .everything
    // Of what a narrowed clearing takes nobody can count how much is pinned or in threads.
    if scope.takesEverybodys, let standouts = facts.standouts {
      shown.pinnedCount = scope.keepsPinned ? nil : standouts.pinnedCount?.unlessNone
      shown.threadCount = scope.keepsThreads ? nil : standouts.threadCount?.unlessNone
    }
    if facts.room?.kind == .direct, !facts.members.isEmpty {
      let members = facts.members.values.sorted { $0.id < $1.id }
      shown.participants = members.map(\.id)
      shown.participantNames = members.map { $0.person.label }
    }
    let seal = action.takesDiscussions ? facts.seal : facts.sealAlone
    return PlanItem(action: action, seal: seal, facts: shown)
  }

  private func personFacts(_ id: PersonID) async throws(APIError) -> TargetFacts {
    let person = try await unlessHidden { () async throws(APIError) in
      try await client.person(id)
    }
    var shown = TargetFacts(person: id, isOwn: id == account ? true : nil)
    if let person { shown.name(person) }
    return shown
  }

  private func dismissalFacts(
    _ subject: ReportSubject, _ known: TargetFacts
  ) async throws(APIError) -> TargetFacts {
    var shown = known
    let page = try await unlessHidden { () async throws(APIError) -> ReportPage? in
      switch subject {
      case .message(let message, _): try await client.reports(of: message, skip: 0, limit: 1)
      case .author(let person): try await client.reportedMessages(of: person, skip: 0, limit: 1)
      case .person(let person): try await client.reports(about: person, skip: 0, limit: 1)
      case .imported: nil
      }
    }
    shown.reportedCount = page??.totalCount
    switch subject {
    case .author(let person), .person(let person): shown.person = person
    case .message, .imported: break
    }
    if let author = page??.reports.first?.author {
      shown.name(author)
      shown.personName = author.label
    }
    if shown.reportedCount ?? 0 == 0 { try await look(at: subject, in: &shown) }
    return shown
  }

  func describe(
    _ message: Message, members: [PersonID: Member], in shown: inout TargetFacts
  ) {
    shown.person = message.author?.id
    if let author = message.author { shown.name(author) }
    shown.role = message.author.flatMap { members[$0.id]?.role }.flatMap { $0.isStaff ? $0 : nil }
    shown.sentAt = message.sentAt
    shown.preview = String(message.text.prefix(preview))
    shown.isOwn = message.author?.id == account ? true : nil
    shown.isPinned = message.isPinned ? true : nil
    shown.replyCount = message.replyCount > 0 ? message.replyCount : nil
    shown.discussionCount = message.discussion == nil ? nil : 1
  }
}

extension Int {
  fileprivate var unlessNone: Int? { self > 0 ? self : nil }
}

extension TargetFacts {
  /// Takes over what a person is called.
  mutating func name(_ person: Person) {
    personName = person.name ?? person.username
    personUsername = person.username
  }
}

extension ModerationAction {
  /// Whether it deletes a room that it addresses by its id.
  fileprivate var isByRoomID: Bool {
    switch self {
    case .deleteRoom, .deleteDirect(_, username: nil): true
    case .deleteDirect, .clearRoom, .deleteMessage, .removeMember, .leaveRoom, .muteMember,
      .unmuteMember, .deactivateUser, .reactivateUser, .dismissReports, .deleteReported:
      false
    }
  }

  /// Whether the discussions under the room go with it.
  var takesDiscussions: Bool {
    switch self {
    case .clearRoom(_, let scope): !scope.keepsDiscussions
    case .deleteRoom, .deleteDirect: true
    case .deleteMessage, .removeMember, .leaveRoom, .muteMember, .unmuteMember, .deactivateUser,
      .reactivateUser, .dismissReports, .deleteReported:
      false
    }
  }
}
