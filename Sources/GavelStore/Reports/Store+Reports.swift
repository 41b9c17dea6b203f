import GavelModel

extension Store {
  private static let reportTopics: Set<StoreTopic> = [.reports, .rooms, .messages, .members]

  /// Records all open reports about an author's messages; what is missing was closed elsewhere.
  ///
  /// A report that was closed after `requestedAt` is not opened again.
  public func record(
    reports: [Report], of author: PersonID, requestedAt: Timestamp
  ) throws(StoreError) {
    try record(reports, .messages, of: author, requestedAt: requestedAt)
  }

  /// Records what a list tells of reports about an author's messages.
  ///
  /// More of them is read later: only those are taken that nobody knew, without who reported them.
  /// Nothing is closed by it.
  public func outline(
    _ reports: [Report], of author: PersonID, requestedAt: Timestamp
  ) throws(StoreError) {
    let records = ReportRecords(database: database)
    var unknown: [Report] = []
    for report in reports where try records.find(report.id) == nil { unknown.append(report) }
    try add(unknown, of: author, requestedAt: requestedAt)
  }

  /// Records some of the open reports about an author's messages; nothing is closed by it.
  public func add(
    _ reports: [Report], of author: PersonID, requestedAt: Timestamp
  ) throws(StoreError) {
    guard !reports.isEmpty else { return }
    people.forgetAll()
    try commit(Self.reportTopics) { () throws(StoreError) in
      try insert(reports, of: author, requestedAt: requestedAt)
    }
  }

  /// Records all open reports about a person as such; what is missing was closed elsewhere.
  ///
  /// A report that was closed after `requestedAt` is not opened again.
  public func record(
    reports: [Report], about person: PersonID, requestedAt: Timestamp
  ) throws(StoreError) {
    try record(reports, .people, of: person, requestedAt: requestedAt)
  }

  /// Notes who has open reports about messages; those of everybody else were closed elsewhere.
  ///
  /// - Returns: The reports that are closed by it, oldest first.
  public func noteReportedAuthors(
    _ authors: Set<PersonID>, requestedAt: Timestamp
  ) throws(StoreError) -> [ReportID] {
    try closeOthers(.messages, than: authors, requestedAt: requestedAt)
  }

  /// Notes who is reported as a person; the reports about everybody else were closed elsewhere.
  ///
  /// - Returns: The reports that are closed by it, oldest first.
  public func noteReportedPeople(
    _ people: Set<PersonID>, requestedAt: Timestamp
  ) throws(StoreError) -> [ReportID] {
    try closeOthers(.people, than: people, requestedAt: requestedAt)
  }

  /// Keeps how the platform says that a report was closed: by whom, when and with what remark.
  ///
  /// One that we closed stays ours; one that was open here was closed elsewhere.
  public func record(closingOf report: Report) throws(StoreError) {
    people.forgetAll()
    try commit(Self.reportTopics) { () throws(StoreError) in
      try ReportRecords(database: database).recordClosing(report)
    }
  }

  /// Returns how many open platform reports there are about each author's messages.
  public func reportStanding() throws(StoreError)
    -> [PersonID: (count: Int, newest: Timestamp)]
  {
    try ReportRecords(database: database).standing(.messages)
  }

  /// Returns how many open platform reports there are about each person as such.
  public func personReportStanding() throws(StoreError)
    -> [PersonID: (count: Int, newest: Timestamp)]
  {
    try ReportRecords(database: database).standing(.people)
  }

  /// Returns whether a report waits to be decided.
  public func isOpen(_ report: ReportID) throws(StoreError) -> Bool {
    try ReportRecords(database: database).find(report)?.report.state == .open
  }

  /// Takes in reports of a ticket system; one that is known and the same changes nothing.
  ///
  /// What was closed here stays closed, however often it is imported.
  /// - Returns: How many were new, told something new, or told nothing new.
  public func importReports(
    _ reports: [Report], now: Timestamp
  ) throws(StoreError) -> (added: Int, updated: Int, unchanged: Int) {
    people.forgetAll()
    return try commit(Self.reportTopics, .full) { () throws(StoreError) in
      let records = ReportRecords(database: database)
      var sums = (added: 0, updated: 0, unchanged: 0)
      for var report in reports {
        report.origin = .imported
        switch try records.record(report, requestedAt: now) {
        case .added: sums.added += 1
        case .updated: sums.updated += 1
        case .unchanged: sums.unchanged += 1
        }
      }
      return sums
    }
  }

  private func record(
    _ reports: [Report], _ kind: ReportRecords.Kind, of person: PersonID, requestedAt: Timestamp
  ) throws(StoreError) {
    people.forgetAll()
    try commit(Self.reportTopics.union([.sync])) { () throws(StoreError) in
      try insert(reports, of: person, requestedAt: requestedAt)
      try ReportRecords(database: database).closeMissing(
        kind, of: person, named: Set(reports.map(\.id)), requestedAt: requestedAt)
      try SyncRecords(database: database).noteSync(at: requestedAt)
    }
  }

  private func insert(
    _ reports: [Report], of person: PersonID, requestedAt: Timestamp
  ) throws(StoreError) {
    let records = ReportRecords(database: database)
    for var report in reports {
      report.author = report.author ?? Person(id: person)
      _ = try records.record(report, requestedAt: requestedAt)
    }
  }

  private func closeOthers(
    _ kind: ReportRecords.Kind, than people: Set<PersonID>, requestedAt: Timestamp
  ) throws(StoreError) -> [ReportID] {
    try commit(Self.reportTopics) { () throws(StoreError) in
      try ReportRecords(database: database).closeOthers(
        kind, than: people, requestedAt: requestedAt)
    }
  }
}

extension Store {
  /// Keeps what was decided about reports beside the batch that carries it out.
  ///
  /// ``enqueue(_:hold:now:decisions:evidence:)`` does both in one commit. A batch that is cancelled
  /// as a whole takes its decision back.
  public func note(_ decision: ReportDecision, batch: BatchID) throws(StoreError) {
    try commit([.reports], .full) { () throws(StoreError) in
      try DecisionRecords(database: database).insert(decision, batch: batch)
    }
  }
}
