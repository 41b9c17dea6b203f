import GavelModel

/// What the screen shows instead of people's names and covered texts.
///
/// Values go in as the store told them and come out as they may be drawn, so that no cell ever
/// holds what is to be kept from sight.
struct Disguise: Sendable {
  let options: ReadingOptions
  let aliases: Aliases

  /// A text, and what stands for it while it is covered.
  func text(_ text: String, covered: Bool) -> String {
    if covered, !text.isEmpty { return Self.veil(text) }
    return options.usesAliases ? aliases.text(text) : text
  }

  static func veil(_ text: String) -> String {
    "(veiled, \(ActionWords.plural(text.count, "character")))"
  }

  func person(_ person: Person?) -> Person? {
    options.usesAliases ? person.map(aliases.person) : person
  }

  func id(_ id: PersonID) -> PersonID { options.usesAliases ? aliases.id(id) : id }

  func roomName(_ name: String?, of room: RoomID?) -> String? {
    options.usesAliases ? aliases.roomName(name, of: room) : name
  }

  /// - Parameter context: The group of reports that the message is shown for.
  func message(_ message: Message, in context: String? = nil) -> Message {
    var shown = message
    let isCovered =
      context.map { options.covers($0) } ?? options.covers(message.id.rawValue)
    shown.author = person(message.author)
    shown.text =
      options.usesAliases && !isCovered && MessageWords.namesPerson(message.type)
      ? aliases.name(called: message.text) : text(message.text, covered: isCovered)
    shown.attachments = message.attachments.map { text($0, covered: isCovered) }
    if isCovered || options.usesAliases { shown.raw = nil }
    return shown
  }

  func member(_ member: Member) -> Member {
    guard let person = person(member.person) else { return member }
    return Member(person: person, role: member.role, isMuted: member.isMuted)
  }

  func room(_ room: Room) -> Room {
    guard options.usesAliases else { return room }
    var shown = room
    shown.name = roomName(room.shownName, of: room.id)
    shown.peers = room.peers.map { Aliases.name($0) }
    shown.owner = room.owner.map(id)
    shown.furtherOwners = room.furtherOwners.map(id)
    shown.managers = room.managers.map(id)
    return shown
  }

  func group(_ group: ReportGroup) -> ReportGroup {
    var shown = group
    let isCovered = options.covers(group.id.rawValue)
    shown.author = person(group.author)
    shown.roomName = roomName(group.roomName, of: group.room)
    shown.text = group.text.map { text($0, covered: isCovered) }
    shown.reasons = group.reasons.map { text($0, covered: false) }
    return shown
  }

  func report(_ report: Report, in context: String) -> Report {
    var shown = report
    shown.author = person(report.author)
    shown.reporter = person(report.reporter)
    shown.roomName = roomName(report.roomName, of: report.room)
    shown.reason = text(report.reason, covered: false)
    shown.text = report.text.map { text($0, covered: options.covers(context)) }
    return shown
  }

  func file(_ file: ReportCase) -> ReportCase {
    let context = file.group.rawValue
    return ReportCase(
      group: file.group, reports: file.reports.map { report($0, in: context) },
      conversation: file.conversation.map { message($0, in: context) },
      otherReports: file.otherReports.map { report($0, in: context) },
      recentMessages: file.recentMessages.map { message($0, in: context) },
      pastActions: file.pastActions.map(entry),
      similarMessages: file.similarMessages.map { message($0, in: context) },
      rooms: file.rooms.map(room))
  }
}

/// What acts on people, and what became of it.
extension Disguise {
  func entry(_ entry: AuditEntry) -> AuditEntry {
    var shown = entry
    shown.facts = facts(entry.facts, of: entry.action)
    shown.action = action(entry.action)
    shown.reason = text(entry.reason, covered: false)
    shown.answer = answer(entry.answer)
    return shown
  }

  func item(_ item: PlanItem) -> PlanItem {
    var shown = item
    shown.facts = facts(item.facts, of: item.action)
    shown.action = action(item.action)
    return shown
  }

  func item(_ item: OutboxItem) -> OutboxItem {
    var shown = item
    shown.plan = self.item(item.plan)
    shown.answer = answer(item.answer)
    return shown
  }

  func batch(_ batch: Batch) -> Batch {
    guard options.usesAliases else { return batch }
    var shown = batch
    shown.reason = aliases.text(batch.reason)
    shown.roomName = roomName(batch.roomName, of: batch.first.room)
    shown.first = action(batch.first)
    return shown
  }

  private func answer(_ answer: ServerAnswer) -> ServerAnswer {
    var shown = answer
    shown.message = answer.message.map { text($0, covered: false) }
    return shown
  }

  private func facts(_ facts: TargetFacts, of action: ModerationAction) -> TargetFacts {
    var shown = facts
    let isCovered: Bool
    if case .deleteMessage(let id, _) = action {
      isCovered = options.covers(id.rawValue)
    } else {
      isCovered = options.isVeiled
    }
    shown.preview = facts.preview.map { text($0, covered: isCovered) }
    guard options.usesAliases else { return shown }
    if case .dismissReports = action, shown.preview == nil {
      // Without a text the target is told by its id, which may be a person's.
      shown.preview = "(\(facts.person.map { Aliases.name($0.rawValue) } ?? "a report"))"
    }
    shown.roomName = roomName(facts.roomName, of: action.isInRoom ? action.room : nil)
    if facts.personName != nil {
      shown.personName = facts.person.map { Aliases.name($0.rawValue) } ?? "somebody"
    }
    shown.person = facts.person.map(id)
    shown.personUsername = nil
    shown.companions = facts.companions?.map {
      NamedTarget(roomName($0.label, of: RoomID($0.id)) ?? "")
    }
    shown.authors = nil
    shown.reportedRooms = nil
    shown.participants = facts.participants?.map(id)
    if facts.participantNames != nil {
      shown.participantNames = facts.participants?.map { Aliases.name($0.rawValue) }
    }
    return shown
  }

  private func action(_ action: ModerationAction) -> ModerationAction {
    guard options.usesAliases else { return action }
    switch action {
    case .removeMember(let person, let room, let announced):
      return .removeMember(id(person), room: room, announced: announced)
    case .muteMember(let person, let room): return .muteMember(id(person), room: room)
    case .unmuteMember(let person, let room): return .unmuteMember(id(person), room: room)
    case .deactivateUser(let person): return .deactivateUser(id(person))
    case .reactivateUser(let person): return .reactivateUser(id(person))
    case .deleteReported(let person): return .deleteReported(id(person))
    case .deleteDirect(let room, .some): return .deleteDirect(room, username: nil)
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect(_, nil), .leaveRoom,
      .dismissReports:
      return action
    }
  }
}
