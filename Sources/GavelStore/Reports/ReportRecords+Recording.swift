import GavelModel

extension ReportRecords {
  /// What recording a report came to.
  enum Change {
    case added
    case updated
    case unchanged
  }

  /// Records a report as an answer shows it; what the answer does not tell stays as it is known.
  ///
  /// A report that was closed after the answer was asked for stays closed.
  func record(_ told: Report, requestedAt: Timestamp) throws(StoreError) -> Change {
    let told = try completed(told)
    guard let known = try find(told.id) else {
      var stored = Stored(row: 0, report: told, seenAt: requestedAt)
      if told.state == .open, let dismissedAt = try dismissal(of: told), requestedAt <= dismissedAt
      {
        stored.report.state = .closed
        stored.closedAt = dismissedAt
      }
      try insert(stored)
      return .added
    }
    var next = known
    next.report = merge(told, over: known.report)
    next.seenAt = max(known.seenAt, requestedAt)
    if told.state == .open, told.origin == .platform, known.report.state != .open {
      let isLate = known.closedAt.map { requestedAt <= $0 } ?? false
      next.report.state = isLate ? known.report.state : .open
      if !isLate { (next.closedAt, next.report.closing) = (nil, nil) }
    } else if told.state != .open, known.report.state == .open {
      (next.report.state, next.closedAt) = (told.state, requestedAt)
    }
    guard next.report != known.report || next.closedAt != known.closedAt else {
      try noteSeen(known.row, at: requestedAt)
      return .unchanged
    }
    try update(next)
    return .updated
  }

  /// Keeps how the platform says that a report was closed.
  func recordClosing(_ told: Report) throws(StoreError) {
    guard var known = try find(told.id) else {
      return try insert(Stored(row: 0, report: told, seenAt: told.closing?.time ?? told.time))
    }
    if let closing = told.closing { known.report.closing = closing }
    if known.report.state == .open, told.state != .open {
      (known.report.state, known.closedAt) = (.closedElsewhere, known.seenAt)
    }
    try update(known)
  }

  /// Which of the open platform reports a rule is about.
  enum Kind: String {
    /// Those about messages.
    case messages = "message IS NOT NULL"
    /// Those about people as such.
    case people = "message IS NULL"
  }

  /// Closes the open platform reports of one person that an answer does not name any more.
  func closeMissing(
    _ kind: Kind, of person: PersonID, named: Set<ReportID>, requestedAt: Timestamp
  ) throws(StoreError) {
    let open = try database.all(
      """
      SELECT row, id FROM reports WHERE state = 'open' AND origin = 'platform'
        AND author = (SELECT row FROM people WHERE id = ?) AND \(kind.rawValue) AND seen_at <= ?
      """, person, requestedAt
    ) { ($0.integer(0), ReportID($0.text(1))) }
    for (row, id) in open where !named.contains(id) {
      try setState(.closedElsewhere, row: row, at: requestedAt)
    }
  }

  /// Closes the open platform reports of everybody whom an answer does not name any more.
  func closeOthers(
    _ kind: Kind, than people: Set<PersonID>, requestedAt: Timestamp
  ) throws(StoreError) -> [ReportID] {
    let open = try database.all(
      """
      SELECT x.row, x.id, p.id FROM reports x JOIN people p ON p.row = x.author
      WHERE x.state = 'open' AND x.origin = 'platform' AND x.\(kind.rawValue) AND x.seen_at <= ?
      ORDER BY x.time, x.id
      """, requestedAt
    ) { ($0.integer(0), ReportID($0.text(1)), PersonID($0.text(2))) }
    let gone = open.filter { !people.contains($0.2) }
    for (row, _, _) in gone { try setState(.closedElsewhere, row: row, at: requestedAt) }
    return gone.map(\.1)
  }

  /// Counts the open platform reports of each person, without those of which only a list told.
  func standing(
    _ kind: Kind
  ) throws(StoreError) -> [PersonID: (count: Int, newest: Timestamp)] {
    var standing: [PersonID: (count: Int, newest: Timestamp)] = [:]
    try database.each(
      """
      SELECT p.id, count(*), max(x.time) FROM reports x JOIN people p ON p.row = x.author
      WHERE x.state = 'open' AND x.origin = 'platform' AND x.\(kind.rawValue)
        AND x.reporter IS NOT NULL
      GROUP BY x.author
      """, []
    ) { row throws(StoreError) in
      standing[PersonID(row.text(0))] = (row.int(1), row.timestamp(2))
      return true
    }
    return standing
  }

  private func merge(_ told: Report, over known: Report) -> Report {
    var next = known
    next.room = told.room ?? known.room
    next.roomName = told.roomName ?? known.roomName
    next.message = told.message ?? known.message
    next.author = merge(told.author, over: known.author, told.origin)
    next.reporter = merge(told.reporter, over: known.reporter, told.origin)
    next.reason = told.reason
    next.text = told.text ?? known.text
    next.sentAt = told.sentAt ?? known.sentAt
    next.time = told.time
    next.closing = told.closing ?? known.closing
    return next
  }

  private func merge(_ told: Person?, over known: Person?, _ origin: ReportOrigin) -> Person? {
    guard let told, let known, told.id == known.id else { return told ?? known }
    return origin == .imported ? known : told
  }

  /// Adds what the store knows of the reported message where a file or a page does not tell it.
  private func completed(_ told: Report) throws(StoreError) -> Report {
    guard let message = told.message, told.room == nil || told.author == nil else { return told }
    let known = try database.all(
      """
      SELECT r.id, \(PersonRecords.columns("p")) FROM messages m JOIN rooms r ON r.row = m.room
      LEFT JOIN people p ON p.row = m.author
      WHERE m.id = ?1 AND (?2 IS NULL OR r.id = ?2) LIMIT 2
      """, message, told.room
    ) { (RoomID($0.text(0)), $0.isNull(1) ? nil : PersonRecords.person($0, from: 1)) }
    // Two rooms may each have a message of that id; then nobody knows which one is meant.
    guard known.count == 1, let (room, author) = known.first else { return told }
    var report = told
    report.room = told.room ?? room
    report.author = told.author ?? author
    return report
  }
}
