import GavelModel

@testable import GavelConsole

/// A store and a platform in memory that answer the console's effects, as the application does.
struct FakeWorld {
  var rooms: [Room] = []
  var members: [RoomID: [Member]] = [:]
  var messages: [RoomID: [Message]] = [:]
  var batches: [Batch] = []
  var items: [BatchID: [OutboxItem]] = [:]
  var shelf = FakeReports()
  var record = FakeRecord()
  var account: PersonID = "ana"
  /// Whom the store knows beside those in the rooms.
  var people: [Person] = []

  /// The events that answer an effect at a time; none for what only the terminal does.
  mutating func answer(_ effect: Effect, at now: Timestamp) -> [ConsoleEvent] {
    switch effect {
    case .load(let request): [load(request)]
    case .mark(let request): [.matched(ids(request), request)]
    case .seal(let draft): [.planned(plan(draft, at: now), draft)]
    case .enqueue(let plan, let decisions): enqueue(plan, decisions, at: now)
    case .loadCase(let group): [.reportCase(file(of: group))]
    case .countReports(let since):
      [.reportCount(ReportCount(open: shelf.open.count, new: shelf.arrivals, since: since))]
    case .loadShift: [.shift(shift)]
    case .loadEvidence(let entry): [.evidence(record.evidence[entry], of: entry)]
    case .verifyAudit: [.auditVerified(record.check(at: now))]
    case .exportAudit(_, let form):
      [.notice(Notice(.info, "the entries are in audit-1.\(form.rawValue)"))]
    case .exportShift: [.notice(Notice(.info, "the shift is in shift-1.csv"))]
    case .undo(let batch): settle(batch, as: .cancelled)
    case .loadItems(let batch, let first, let limit):
      [.items(Array((items[batch] ?? []).dropFirst(first).prefix(limit)), from: first, of: batch)]
    case .retry(let batch): [.retryable((items[batch] ?? []).map(\.action), reason: "spam")]
    case .reverse(let batch):
      [.retryable((items[batch] ?? []).compactMap(\.action.reversal), reason: "spam")]
    case .loadThemes: [.themes(shelfOfThemes)]
    case .findPeople(let names):
      [.people(people.filter { names.contains($0.username?.lowercased() ?? "") })]
    case .undoItem, .secondFactor, .keepTheme, .copy, .sendNow, .stretchHold, .resume, .discard,
      .openRoom,
      .sync,
      .drainInput, .remember,
      .saveFilter, .openProfile, .switchProfile, .redraw, .suspend, .quit:
      []
    }
  }

  private func load(_ request: ListRequest) -> ConsoleEvent {
    switch request.list {
    case .rooms:
      .rooms(Self.window(rooms, request) { "\($0.name ?? "") \($0.id)" }, request)
    case .members(let room):
      .members(Self.window(members[room] ?? [], request) { $0.person.label }, request)
    case .messages(let room):
      .messages(
        Self.window(messages[room] ?? [], request) { "\($0.text) \($0.author?.label ?? "")" },
        request)
    case .audit: .audit(Self.window(record.entries, request, text: FakeRecord.text), request)
    case .reports(let grouping, let sort):
      .reports(
        Self.window(groups(grouping, sort), request) {
          "\($0.text ?? "") \($0.author?.label ?? "")"
        },
        request)
    }
  }

  private static func window<Row: ListRow>(
    _ rows: [Row], _ request: ListRequest, text: (Row) -> String
  ) -> ListWindow<Row> {
    let all = matching(rows, request.matching, text: text)
      .filter { request.only?.contains($0.id.rawValue) ?? true }
    var window = ListWindow(of: all, request.anchor, limit: request.limit)
    window.total = request.only == nil ? rows.count : nil
    return window
  }

  private static func matching<Row: ListRow>(
    _ rows: [Row], _ filter: Filter, text: (Row) -> String
  ) -> [Row] {
    let sorted = rows.sorted { $0.listKey < $1.listKey }
    guard let expression = filter.expression else { return sorted }
    return sorted.filter { expression.fits(text($0)) }
  }

  private func ids(_ request: MarkRequest) -> [String] {
    let keys: [ListKey]
    switch request.list {
    case .rooms, .audit: keys = []
    case .reports(let grouping, let sort):
      keys = Self.matching(groups(grouping, sort), request.matching) {
        "\($0.text ?? "") \($0.author?.label ?? "")"
      }.filter { request.sharing?.isShared(by: $0) ?? true }.map(\.listKey)
    case .members(let room):
      keys = Self.matching(members[room] ?? [], request.matching) { $0.person.label }
        .map(\.listKey)
    case .messages(let room):
      keys = Self.matching(messages[room] ?? [], request.matching) {
        "\($0.text) \($0.author?.label ?? "")"
      }.filter { request.sharing?.isShared(by: $0) ?? true }.map(\.listKey)
    }
    return keys.filter { key in
      request.from.map { $0 <= key } ?? true && request.to.map { key <= $0 } ?? true
    }.map(\.id)
  }

  /// Seals a draft the way the application does: what is gone is left out, the rest has facts.
  func plan(_ draft: ActionDraft, at now: Timestamp) -> ActionPlan {
    var items: [PlanItem] = []
    var places: [Int: Int] = [:]
    for (place, drafted) in draft.items.enumerated() {
      guard var item = item(drafted.action) else { continue }
      item.after = drafted.after.flatMap { places[$0] }
      item.facts.complete(with: drafted.shown)
      places[place] = items.count
      items.append(item)
    }
    return ActionPlan(
      server: "https://acme.imkit.io", account: account, created: now, reason: draft.reason,
      items: items)
  }

  private func item(_ action: ModerationAction) -> PlanItem? {
    var facts = TargetFacts()
    var seal: RoomSeal?
    if action.isInRoom {
      guard let room = rooms.first(where: { $0.id == action.room }) else { return nil }
      facts.roomName = room.shownName
    }
    switch action {
    case .deleteMessage(let id, let room):
      guard let message = messages[room]?.first(where: { $0.id == id }) else { return nil }
      note(message, in: &facts)
    case .removeMember(let id, let room, _), .muteMember(let id, let room),
      .unmuteMember(let id, let room):
      guard let member = members[room]?.first(where: { $0.id == id }) else { return nil }
      note(member, in: &facts)
    case .deactivateUser(let id), .reactivateUser(let id):
      note(members["general"]?.first { $0.id == id }, in: &facts)
    case .deleteReported(let id):
      note(members["general"]?.first { $0.id == id }, in: &facts)
      facts.reportedCount =
        Set(shelf.open.filter { $0.author?.id == id }.compactMap(\.message)).count
    case .dismissReports(let subject):
      facts.reportedCount = shelf.openCount(of: subject)
      let message = messages[subject.room]?.first { $0.id.rawValue == subject.target }
      if let message { note(message, in: &facts) }
    case .clearRoom(let id, _), .deleteRoom(let id), .deleteDirect(let id, _),
      .leaveRoom(let id, _):
      seal = RoomSeal(
        messageCount: messages[id]?.count ?? 0, newest: messages[id]?.last?.id, newestUpdate: nil)
    }
    return PlanItem(action: action, digest: "d", seal: seal, facts: facts)
  }

  private func note(_ message: Message, in facts: inout TargetFacts) {
    facts.person = message.author?.id
    facts.personName = message.author?.name
    facts.role = members[message.room]?.first { $0.id == message.author?.id }?.role
    facts.sentAt = message.sentAt
    facts.preview = message.text
    facts.isOwn = message.author?.id == account
    facts.isPinned = message.isPinned
  }

  private func note(_ member: Member?, in facts: inout TargetFacts) {
    facts.person = member?.id
    facts.personName = member?.person.name
    facts.role = member?.role
    facts.isOwn = member?.id == account
  }

  private mutating func enqueue(
    _ plan: ActionPlan, _ decisions: [ReportDecision], at now: Timestamp
  ) -> [ConsoleEvent] {
    let id = BatchID(rawValue: Int64(batches.count + 1))
    batches.insert(
      Batch(
        id: id, created: now, reason: plan.reason, state: .held, heldUntil: now + .seconds(5),
        first: plan.items[0].action, roomName: plan.items[0].facts.roomName,
        counts: BatchCounts(waiting: plan.items.count),
        closingCount: plan.items.count(where: \.isFollower)), at: 0)
    items[id] = plan.items.enumerated().map { number, item in
      OutboxItem(
        id: ItemID(rawValue: id.rawValue * 1000 + Int64(number)), batch: id, plan: item,
        status: .waiting)
    }
    guard !decisions.isEmpty else { return [.enqueued(id, plan), .batches(batches)] }
    shelf.decisions[id] = decisions
    return [.enqueued(id, plan), .batches(batches), .changed([.reports])]
  }

  private mutating func settle(_ batch: BatchID, as outcome: Outcome) -> [ConsoleEvent] {
    guard let index = batches.firstIndex(where: { $0.id == batch }) else { return [] }
    let total = batches[index].counts.total
    batches[index].state = .finished
    batches[index].heldUntil = nil
    batches[index].counts = BatchCounts(settled: [outcome: total])
    let isDecision = shelf.decisions[batch] != nil
    return [.batches(batches)] + (isDecision ? [.changed([.reports])] : [])
  }
}
