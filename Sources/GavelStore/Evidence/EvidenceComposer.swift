import GavelModel

/// Puts together what is kept of a target from the records and from what the relay has seen.
struct EvidenceComposer {
  let source: EvidenceSource
  let policy: EvidencePolicy
  let now: Timestamp

  /// Returns what to keep of an item; `nil` when nothing of its target goes.
  func evidence(
    for item: OutboxItem, seen: SeenContent, mode: EvidenceMode
  ) throws(StoreError) -> Evidence? {
    guard mode != .none, item.action.leavesEvidence else { return nil }
    var evidence = Evidence(mode: mode, takenAt: now)
    switch item.action {
    case .deleteMessage(let id, let room):
      evidence.messages = try conversation(around: id, in: room, item.plan, seen)
      // The discussion that the message began goes with it, like a room of its own.
      if let discussion = item.plan.facts.companions?.first {
        evidence.messageCount = try count(RoomID(discussion.id), seen)
        evidence.messages += try newest(of: try companions(of: item.plan, seen))
      }
    case .clearRoom(let room, let scope):
      evidence.messageCount = try count(room, seen)
      evidence.messages = try newest(in: room, item.plan, seen, scope: scope)
    case .deleteRoom(let room), .deleteDirect(let room, _):
      evidence.messageCount = try count(room, seen)
      evidence.messages = try newest(in: room, item.plan, seen)
    case .deleteReported:
      evidence.messageCount = seen.reported.isEmpty ? nil : seen.reported.count
      let said = Dictionary(seen.page.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
      evidence.messages = seen.reported.compactMap { report in
        // What goes is what it says now; the report's copy is kept with the report.
        report.message.flatMap { said[$0] }.map { KeptMessage($0, as: .reported) }
          ?? KeptMessage(reported: report)
      }
    case .removeMember(let person, let room, _), .muteMember(let person, let room):
      evidence.people = [try standing(of: person, in: room, item.plan, seen)]
    case .deactivateUser(let person):
      evidence.people = [try standing(of: person, in: RoomID(""), item.plan, seen)]
    case .dismissReports, .leaveRoom, .unmuteMember, .reactivateUser:
      break
    }
    let known = try source.reports(about: item.action)
    let further = seen.reported.filter { report in !known.contains { $0.id == report.id } }
    evidence.reports = (known + further).map { KeptReport($0) }
    return mode == .full ? evidence : evidence.withoutContent
  }

  private func conversation(
    around id: MessageID, in room: RoomID, _ plan: PlanItem, _ seen: SeenContent
  ) throws(StoreError) -> [KeptMessage] {
    let stored = seen.target == nil ? try source.message(id, in: room) : nil
    guard let target = try (seen.target ?? stored).map(source.named) else {
      // Nobody can say any more what it was; the plan's digest is all there is.
      return [
        KeptMessage(
          role: .target, id: id, room: room, digest: plan.digest, author: plan.facts.person,
          sentAt: plan.facts.sentAt)
      ]
    }
    let around = try source.neighbours(
      of: id, sentAt: target.sentAt, in: room, each: policy.neighbours)
    let others = Self.united(around, seen.page.filter { $0.room == room && $0.id != id })
    let before = others.filter { Self.isEarlier($0, target) }.suffix(policy.neighbours)
    let after = others.filter { Self.isEarlier(target, $0) }.prefix(policy.neighbours)
    let wordless = try source.wordless(Array(before) + after, in: room)
    func neighbour(_ message: Message) throws(StoreError) -> KeptMessage {
      let kept = KeptMessage(try source.named(message), as: .neighbour)
      return wordless.contains(message.id) ? kept.withoutContent : kept
    }
    return try before.map(neighbour) + [KeptMessage(target, as: .target)]
      + after.map(neighbour)
  }

  private func newest(
    in room: RoomID, _ plan: PlanItem, _ seen: SeenContent, scope: ClearScope = .everything
  ) throws(StoreError) -> [KeptMessage] {
    var messages = try united(in: room, seen).filter(scope.mayTake)
    messages += try companions(of: plan, seen)
    return try newest(of: messages)
  }

  /// What stands in the discussions that go along.
  private func companions(
    of plan: PlanItem, _ seen: SeenContent
  ) throws(StoreError) -> [Message] {
    var messages: [Message] = []
    for discussion in plan.facts.companions ?? [] {
      messages += try united(in: RoomID(discussion.id), seen)
    }
    return messages
  }

  private func newest(of messages: [Message]) throws(StoreError) -> [KeptMessage] {
    try messages.sorted(by: Self.isEarlier).suffix(policy.newest)
      .map { message throws(StoreError) in
        KeptMessage(try source.named(message), as: .content)
      }
  }

  private func united(in room: RoomID, _ seen: SeenContent) throws(StoreError) -> [Message] {
    let stored = try source.newest(policy.newest, in: room)
    return Self.united(stored, seen.page.filter { $0.room == room })
  }

  private func count(_ room: RoomID, _ seen: SeenContent) throws(StoreError) -> Int? {
    if let told = seen.messageCount { return told }
    return try source.messageCount(in: room)
  }

  private func standing(
    of id: PersonID, in room: RoomID, _ plan: PlanItem, _ seen: SeenContent
  ) throws(StoreError) -> KeptPerson {
    if let member = seen.members.first(where: { $0.id == id }) {
      return KeptPerson(id: id, standing: KeptPerson.Standing(member))
    }
    let known = try source.person(id, in: room)
    return KeptPerson(
      id: id,
      standing: known
        ?? KeptPerson.Standing(name: plan.facts.personName, role: plan.facts.role))
  }

  /// Both lists as one, oldest first; what the platform showed just now counts more.
  private static func united(_ stored: [Message], _ seen: [Message]) -> [Message] {
    if seen.isEmpty { return stored.sorted(by: isEarlier) }
    let told = Set(seen.map(\.id))
    return (stored.filter { !told.contains($0.id) } + seen).sorted(by: isEarlier)
  }

  private static func isEarlier(_ left: Message, _ right: Message) -> Bool {
    (left.sentAt, left.id) < (right.sentAt, right.id)
  }
}
