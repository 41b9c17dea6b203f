import GavelAPI
import GavelModel
import GavelStore

/// The reported messages of one author, as one list names them.
struct ReportedMessageList: Sendable {
  var author: Person
  /// How many open reports there are about them.
  var count: Int
  /// One report for each message.
  var rows: [Report]
  /// When the list was asked for.
  var askedAt: Timestamp
}

/// What was told of the reports about a message, behind a row that stood for them.
struct ToldReports: Sendable {
  var row: ReportID
  var reports: [Report]
}

/// Who complained about which message and why, behind the list of an author's reported messages.
extension SyncEngine {
  /// Reads the list of an author's messages, and keeps what it tells of those nobody knew.
  func listMessages(
    reportedOf entry: ReportedPeoplePage.Entry
  ) async throws(SyncError) -> ReportedMessageList {
    let asked = now()
    let id = entry.person.id
    let rows = try await all { client, skip async throws(APIError) in
      try await client.reportedMessages(of: id, skip: skip, limit: 100)
    }
    try await write { store async throws(StoreError) in
      try await store.outline(rows, of: id, requestedAt: asked)
    }
    return ReportedMessageList(
      author: entry.person, count: entry.count, rows: rows, askedAt: asked)
  }

  /// Reads the reports behind some lists, the newest first.
  func readReports(on lists: [ReportedMessageList]) async throws(SyncError) {
    let total = lists.reduce(0) { $0 + $1.rows.count }
    var done = 0
    for list in lists {
      var fresh: Set<MessageID> = []
      var reports = try await self.reports(on: list, done: done, of: total, &fresh)
      // What stands for a message need not change with every report about it.
      if reports.count != list.count, fresh.count < list.rows.count {
        for row in list.rows {
          if let message = row.message, !fresh.contains(message) { toldReports[message] = nil }
        }
        reports = try await self.reports(on: list, done: done, of: total, &fresh)
      }
      done += list.rows.count
      let found = reports
      try await write { store async throws(StoreError) in
        try await store.record(reports: found, of: list.author.id, requestedAt: list.askedAt)
      }
    }
  }

  /// Leaves a quarter of ten calls a minute, the least that is usual.
  static let restBesideDecisions = Duration.seconds(8)

  /// Asks about each message of a list for which another report stands than the last time.
  ///
  /// - Parameter fresh: Gets the messages that were asked about.
  private func reports(
    on list: ReportedMessageList, done: Int, of total: Int, _ fresh: inout Set<MessageID>
  ) async throws(SyncError) -> [Report] {
    var reports: [Report] = []
    for (place, row) in list.rows.enumerated() {
      guard let message = row.message else { continue }
      if let told = toldReports[message], told.row == row.id {
        reports += told.reports
        continue
      }
      progressSource.yield(.reports(done: done + place, total: total))
      // A decision asks the same call who complained, and must not find every window used up.
      if pace.isCounted {
        pace.notePause(at: now(), for: Self.restBesideDecisions)
        await sleep(Self.restBesideDecisions)
      }
      let told = try await all { client, skip async throws(APIError) in
        try await client.reports(of: message, skip: skip, limit: 100)
      }.map { $0.completed(by: row, author: list.author) }
      toldReports[message] = ToldReports(row: row.id, reports: told)
      fresh.insert(message)
      reports += told
      // At a pace of ten calls a minute nobody should wait for the last of them.
      guard gap > .zero else { continue }
      try await write { store async throws(StoreError) in
        try await store.add(told, of: list.author.id, requestedAt: list.askedAt)
      }
    }
    return reports
  }
}

extension Report {
  /// Fills in what the list of one message's reports leaves to the list of its author's.
  fileprivate func completed(by row: Report, author: Person) -> Report {
    var whole = self
    whole.message = message ?? row.message
    whole.room = room ?? row.room
    whole.roomName = roomName ?? row.roomName
    whole.text = text ?? row.text
    whole.sentAt = sentAt ?? row.sentAt
    whole.author = row.author ?? author
    return whole
  }
}
