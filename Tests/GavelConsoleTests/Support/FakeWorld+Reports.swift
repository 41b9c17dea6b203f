import GavelModel

@testable import GavelConsole

/// What the fake store keeps of reports, and what was decided about them.
struct FakeReports {
  var reports: [Report] = []
  /// What a batch decides, as it was confirmed.
  var decisions: [BatchID: [ReportDecision]] = [:]
  /// Reports that arrived after the console was opened.
  var arrivals = 0

  var open: [Report] { reports.filter { $0.state == .open } }

  /// How many open reports the platform counts; of a ticket system's it knows none.
  func openCount(of subject: ReportSubject) -> Int? {
    if case .imported = subject { return nil }
    return open.count { $0.subject == subject }
  }

  func groupID(of report: Report, _ grouping: ReportGrouping) -> ReportGroupID {
    let person = ReportGroupID("person:\(report.author?.id.rawValue ?? "")")
    switch grouping {
    case .author: return ReportGroupID(.author, report.author?.id.rawValue ?? "")
    case .message: return report.message.map { ReportGroupID(.message, $0.rawValue) } ?? person
    case .room: return report.room.map { ReportGroupID(.room, $0.rawValue) } ?? person
    }
  }

  func members(of group: ReportGroupID) -> [Report] {
    open.filter { report in
      ReportGrouping.allCases.contains { groupID(of: report, $0) == group }
    }.sorted { $0.time < $1.time }
  }
}

extension FakeWorld {
  func groups(_ grouping: ReportGrouping, _ sort: ReportSort) -> [ReportGroup] {
    let ids = Set(shelf.open.map { shelf.groupID(of: $0, grouping) })
    return ids.map { id in group(id, shelf.members(of: id), sort) }
  }

  private func group(
    _ id: ReportGroupID, _ reports: [Report], _ sort: ReportSort
  ) -> ReportGroup {
    let newest = reports[reports.count - 1]
    let authors = Set(reports.compactMap(\.author?.id))
    let pending = shelf.decisions.first { batch, decisions in
      batches.contains { $0.id == batch && $0.state != .finished }
        && decisions.contains { $0.group == id }
    }
    return ReportGroup(
      id: id, author: authors.count == 1 ? newest.author : nil, message: newest.message,
      room: newest.room, roomName: newest.roomName, text: newest.text, sentAt: newest.sentAt,
      reportCount: reports.count, messageCount: Set(reports.compactMap(\.message)).count,
      reporterCount: Set(reports.compactMap(\.reporter?.id)).count,
      reasons: Array(Set(reports.map(\.reason))).sorted(), oldest: reports[0].time,
      newest: newest.time, isAboutPerson: reports.allSatisfy { $0.message == nil }, order: sort,
      pending: pending.flatMap { batch, decisions in
        ReportGroup.PendingDecision(
          kind: decisions[0].kind, batch: batch,
          heldUntil: batches.first { $0.id == batch }?.heldUntil)
      })
  }

  func file(of group: ReportGroupID) -> ReportCase {
    let mine = shelf.members(of: group)
    let author = mine.last?.author?.id
    let texts = Set(mine.compactMap(\.text))
    let ids = Set(mine.compactMap(\.message))
    let all = messages.values.joined().filter { message in
      message.author?.id == author || texts.contains(message.text)
    }.sorted { $0.listKey < $1.listKey }
    return ReportCase(
      group: group, reports: mine,
      conversation: conversation(around: mine.last),
      otherReports: shelf.open.filter { $0.author?.id == author && !mine.contains($0) },
      recentMessages: all.filter { $0.author?.id == author }.suffix(5).reversed(),
      pastActions: trail.filter { $0.facts.person == author },
      similarMessages: all.filter { texts.contains($0.text) && !ids.contains($0.id) },
      rooms: rooms.filter { room in
        all.contains { $0.room == room.id } || mine.contains { $0.room == room.id }
      }, ending: ending(of: group))
  }

  private func ending(of group: ReportGroupID) -> ReportState? {
    shelf.reports.last { report in
      report.state != .open
        && ReportGrouping.allCases.contains { shelf.groupID(of: report, $0) == group }
    }?.state
  }

  private func conversation(around report: Report?) -> [Message] {
    guard let room = report?.room, let all = messages[room],
      let place = all.firstIndex(where: { $0.id == report?.message })
    else { return [] }
    return Array(all[max(0, place - 20)..<min(all.count, place + 20)])
  }

  var shift: ShiftSummary {
    let standing = shelf.decisions.filter { batch, _ in
      !batches.contains { $0.id == batch && $0.counts[.cancelled] > 0 }
    }
    let closed = Set(shelf.reports.filter { $0.state == .closed }.map(\.id))
    let all = standing.sorted { $0.key < $1.key }.flatMap(\.value)
    let handled = all.filter { !closed.isDisjoint(with: $0.reports) }
    return ShiftSummary(
      decisions: handled, unfinishedCount: all.count - handled.count, stillOpen: shelf.open.count)
  }

  /// Ends a batch as the platform would, and closes what it decided.
  mutating func finish(_ batch: BatchID, _ outcome: Outcome = .done) -> [ConsoleEvent] {
    guard let index = batches.firstIndex(where: { $0.id == batch }) else { return [] }
    let closed = Set(shelf.decisions[batch, default: []].flatMap(\.reports))
    for place in shelf.reports.indices where closed.contains(shelf.reports[place].id) {
      if outcome.isAchieved {
        shelf.reports[place].state = outcome == .gone ? .closedElsewhere : .closed
      }
    }
    batches[index].state = .finished
    batches[index].heldUntil = nil
    batches[index].counts = BatchCounts(settled: [outcome: batches[index].counts.total])
    if outcome == .gone { batches[index].closedElsewhereCount = batches[index].counts.total }
    return [.batches(batches), .changed([.reports, .queue])]
  }
}
