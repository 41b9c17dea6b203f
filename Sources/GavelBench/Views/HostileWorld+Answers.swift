import GavelConsole
import GavelModel

/// What the world says to what the console asks.
extension HostileWorld {
  /// The events that answer an effect; none for what only a terminal or a platform does.
  mutating func answer(_ effect: Effect, at now: Timestamp) -> [ConsoleEvent] {
    switch effect {
    case .load(let request): [load(request)]
    case .loadCase(let group): [.reportCase(file(of: group))]
    case .countReports(let since):
      [.reportCount(ReportCount(open: reports.count, new: 1, since: since))]
    case .loadShift: [.shift(ShiftSummary(decisions: [], stillOpen: reports.count))]
    case .loadEvidence(let entry): [.evidence(evidence(), of: entry)]
    case .verifyAudit: [.auditVerified(check(at: now))]
    case .exportShift, .exportAudit, .sync: [.notice(notice())]
    case .mark(let request): [.matched(messages.map(\.id.rawValue), request)]
    case .seal(let draft):
      text.dice.oneIn(6) ? [.planFailed(draft, notice())] : [.planned(plan(draft, now), draft)]
    case .enqueue(let plan, _):
      text.dice.oneIn(6)
        ? [.enqueueFailed(plan, notice())]
        : [.enqueued(BatchID(rawValue: 1), plan), .batches(batches), .activity(trail())]
    case .retry: [.retryable([action()], reason: text.next())]
    case .loadItems(let batch, let first, let limit):
      [.items(Array(items(of: batch).dropFirst(first).prefix(limit)), from: first, of: batch)]
    case .undo, .undoItem, .sendNow, .stretchHold, .reverse, .resume, .discard, .openRoom,
      .secondFactor, .loadThemes, .keepTheme, .remember, .copy, .drainInput,
      .saveFilter, .openProfile, .switchProfile, .redraw, .suspend, .quit, .findPeople:
      []
    }
  }

  private mutating func load(_ request: ListRequest) -> ConsoleEvent {
    if text.dice.oneIn(20) { return .loadFailed(request, notice()) }
    switch request.list {
    case .rooms: return .rooms(ListWindow(rows: rooms, total: rooms.count), request)
    case .members: return .members(ListWindow(rows: members, hasLater: true), request)
    case .messages: return .messages(ListWindow(rows: messages, hasEarlier: true), request)
    case .audit: return .audit(records(), request)
    case .reports(let grouping, let sort):
      let groups = reports.enumerated().map { group($1, $0, grouping, sort) }
      return .reports(
        ListWindow(rows: groups.sorted { $0.listKey < $1.listKey }, total: groups.count), request)
    }
  }

  private mutating func records() -> ListWindow<AuditRecord> {
    let rows = trail().reversed().map { entry in
      AuditRecord(
        number: entry.number, time: entry.time, actor: entry.actor, event: .action(entry),
        digest: text.next(), hadEvidence: true)
    }
    return ListWindow(rows: rows, total: rows.count)
  }

  private mutating func check(at now: Timestamp) -> AuditCheck {
    AuditCheck(
      time: now, result: text.dice.pick([.intact, .notIntact, .unread]),
      lines: [text.next(), text.next()])
  }

  private mutating func evidence() -> Evidence {
    var evidence = Evidence(mode: .full, takenAt: reports[0].time, messageCount: 9)
    evidence.messages = messages.map { KeptMessage($0, as: text.dice.pick(EvidenceRole.allCases)) }
    evidence.reports = reports.map(KeptReport.init)
    evidence.people = members.map { KeptPerson(id: $0.id, standing: KeptPerson.Standing($0)) }
    return evidence
  }

  private func group(
    _ report: Report, _ number: Int, _ grouping: ReportGrouping, _ sort: ReportSort
  ) -> ReportGroup {
    ReportGroup(
      id: ReportGroupID(grouping, report.id.rawValue), author: report.author,
      message: report.message, room: report.room, roomName: report.roomName, text: report.text,
      sentAt: report.sentAt, reportCount: 1 + number * 700, messageCount: 1 + number,
      reporterCount: 1, reasons: [report.reason], oldest: report.time, newest: report.time,
      isAboutPerson: report.message == nil, order: sort)
  }

  private mutating func file(of group: ReportGroupID) -> ReportCase {
    let mine = reports.filter { group.rawValue.hasSuffix($0.id.rawValue) }
    return ReportCase(
      group: group, reports: mine, conversation: messages, otherReports: reports,
      recentMessages: messages, pastActions: trail(), similarMessages: messages)
  }

  /// What was asked for, with whatever facts the platform tells about it.
  private mutating func plan(_ draft: ActionDraft, _ now: Timestamp) -> ActionPlan {
    ActionPlan(
      server: "https://acme.imkit.io", account: "ana", created: now, reason: draft.reason,
      items: draft.items.map { PlanItem(action: $0.action, facts: facts(), after: $0.after) })
  }
}
