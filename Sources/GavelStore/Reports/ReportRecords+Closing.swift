import GavelModel

extension ReportRecords {
  /// Closes what a dismissal names, and keeps answers from before `moment` from opening it again.
  ///
  /// - Parameter byUs: Whether the platform did it for us, or had nothing left to close.
  func close(
    _ subject: ReportSubject, at moment: Timestamp, byUs: Bool
  ) throws(StoreError) {
    try note(subject, at: moment)
    switch subject {
    case .message(let message, let room):
      try database.run(
        """
        UPDATE reports SET state = \(Self.closedState), closed_at = ?4
        WHERE state = 'open' AND message = ?2
          AND (?3 = '' OR room IS NULL OR room = (SELECT row FROM rooms WHERE id = ?3))
        """, byUs, message, room, moment)
    case .author(let person):
      try closeAll("message IS NOT NULL", of: person, at: moment, byUs: byUs)
    case .person(let person):
      try closeAll("message IS NULL", of: person, at: moment, byUs: byUs)
    case .imported(let report):
      try database.run(
        "UPDATE reports SET state = 'closed', closed_at = ?2 WHERE id = ?1 AND state = 'open'",
        report, moment)
    }
  }

  /// Closes the platform's reports about an author's messages, which went with the messages.
  func closeReported(
    _ author: PersonID, at moment: Timestamp, byUs: Bool
  ) throws(StoreError) {
    try note(.author(author), at: moment)
    try closeAll("message IS NOT NULL AND origin = 'platform'", of: author, at: moment, byUs: byUs)
  }

  /// Takes the words out of the reports about what an action took away, whoever closed them.
  func forgetWords(about action: ModerationAction) throws(StoreError) {
    switch action {
    case .deleteMessage(let message, let room):
      try database.run(
        """
        UPDATE reports SET text = NULL, reason = '', closing = NULL
        WHERE message = ? AND (room IS NULL OR room = (SELECT row FROM rooms WHERE id = ?))
        """, message, room)
    case .clearRoom(let room, _), .deleteRoom(let room), .deleteDirect(let room, _):
      try database.run(
        """
        UPDATE reports SET text = NULL, reason = '', closing = NULL
        WHERE room = (SELECT row FROM rooms WHERE id = ?)
        """, room)
    case .deleteReported(let author):
      try database.run(
        """
        UPDATE reports SET text = NULL, reason = '', closing = NULL
        WHERE author = (SELECT row FROM people WHERE id = ?) AND message IS NOT NULL
        """, author)
    case .removeMember, .leaveRoom, .muteMember, .unmuteMember, .deactivateUser, .reactivateUser,
      .dismissReports:
      return
    }
  }

  /// Takes the words out of closed reports that a person made, or that are about them.
  ///
  /// - Returns: The number of reports that had any.
  func erase(_ person: PersonID) throws(StoreError) -> Int {
    try database.run(
      """
      UPDATE reports SET text = NULL, reason = '', closing = NULL, room_name = NULL
      WHERE state <> 'open' AND (text IS NOT NULL OR reason <> '' OR closing IS NOT NULL)
        AND (SELECT row FROM people WHERE id = ?) IN (author, reporter)
      """, person)
    return database.changedRows
  }

  /// When what a report is about was dismissed last; a file's reports are never barred by that.
  func dismissal(of report: Report) throws(StoreError) -> Timestamp? {
    guard report.origin == .platform else { return nil }
    let author = report.author?.id.rawValue ?? ""
    return try database.first(
      """
      SELECT max(at) FROM dismissals
      WHERE subject = ?1 AND target = ?2 OR subject = 'message' AND target = ?3 AND room IN ('', ?4)
      """, report.message == nil ? "person" : "author", author, report.message?.rawValue ?? "",
      report.room?.rawValue ?? ""
    ) { $0.timestampIfAny(0) } ?? nil
  }

  /// What a report becomes: where the platform had nothing left to close, somebody else was faster.
  private static let closedState = """
    CASE WHEN ?1 OR origin = 'imported' THEN 'closed' ELSE 'closed-elsewhere' END
    """

  private func note(_ subject: ReportSubject, at moment: Timestamp) throws(StoreError) {
    try database.run(
      """
      INSERT INTO dismissals VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT DO UPDATE SET at = max(at, excluded.at)
      """, subject.name, subject.target, subject.room, moment)
  }

  private func closeAll(
    _ condition: String, of person: PersonID, at moment: Timestamp, byUs: Bool
  ) throws(StoreError) {
    try database.run(
      """
      UPDATE reports SET state = \(Self.closedState), closed_at = ?3
      WHERE state = 'open' AND author = (SELECT row FROM people WHERE id = ?2) AND \(condition)
      """, byUs, person, moment)
  }
}
