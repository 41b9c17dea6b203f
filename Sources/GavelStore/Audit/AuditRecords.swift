import GavelModel

/// The append-only trail of everything that was decided, done, refused or taken back.
struct AuditRecords {
  let database: SQLiteConnection

  static let tables = "FROM audit a LEFT JOIN audit_words w ON w.number = a.number"
  static let columns = "\(AuditLink.columns), \(AuditWords.columns)"
  /// The kinds of entry that are no actions, as they stand in SQL.
  static let erasures = [AuditKind.erasure, .forgetting].map { "'\($0.name)'" }
    .joined(separator: ", ")
  private static let isAction = "a.kind NOT IN (\(erasures))"

  /// Appends how an item ended, without words where its batch keeps none.
  func append(_ item: OutboxItem, _ settlement: Settlement, now: Timestamp) throws(StoreError) {
    let batch = try database.first(
      "SELECT account, reason, evidence FROM batches WHERE id = ?", item.batch
    ) { (account: PersonID($0.text(0)), reason: $0.text(1), mode: $0.text(2)) }
    guard let batch else { throw .corrupt }
    let action = item.action
    let isWordless = EvidenceMode(rawValue: batch.mode) != .full
    let facts = isWordless ? item.plan.facts.withoutContent : item.plan.facts
    let words = AuditWords(
      salt: AuditWords.newSalt(), reason: batch.reason, message: settlement.answer.message,
      facts: try JSONText.encode(facts))
    try AuditChain(database: database).append(
      AuditLink(
        time: now, actor: batch.account, batch: item.batch, item: item.id,
        kind: action.kind.rawValue, room: action.room, target: action.target,
        options: action.options == .none ? nil : try JSONText.encode(action.options),
        person: Self.person(action, facts), outcome: settlement.outcome,
        status: settlement.answer.status, code: settlement.answer.code,
        content: item.plan.digest.isEmpty ? nil : item.plan.digest,
        evidence: try EvidenceRecords(database: database).digest(of: item.id),
        words: ""), words)
  }

  /// Whom an action is against.
  static func person(_ action: ModerationAction, _ facts: TargetFacts) -> PersonID? {
    if let person = facts.person { return person }
    switch action {
    case .removeMember(let person, _, _), .muteMember(let person, _), .unmuteMember(let person, _),
      .deactivateUser(let person), .reactivateUser(let person), .deleteReported(let person),
      .dismissReports(.author(let person)), .dismissReports(.person(let person)):
      return person
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom, .dismissReports:
      return nil
    }
  }

  /// Returns what was decided against one person, newest first.
  func entries(against person: PersonID, limit: Int) throws(StoreError) -> [AuditEntry] {
    try database.all(
      """
      SELECT \(Self.columns) \(Self.tables) WHERE a.person = ? AND \(Self.isAction)
      ORDER BY a.number DESC LIMIT ?
      """, person, limit, read: Self.entry)
  }

  /// Returns how actions ended, newest first.
  func entries(
    since moment: Timestamp?, before number: Int64?, limit: Int?
  ) throws(StoreError) -> [AuditEntry] {
    try database.all(
      """
      SELECT \(Self.columns) \(Self.tables)
      WHERE a.number >= \(Self.first) AND a.time >= ?1 AND a.number < ?2 AND \(Self.isAction)
      ORDER BY a.number DESC LIMIT ?3
      """, moment ?? Timestamp(milliseconds: .min), number ?? .max, limit ?? -1, read: Self.entry)
  }

  /// Returns the links with greater numbers, oldest first.
  func records(after number: Int64) throws(StoreError) -> [AuditRecord] {
    try database.all(
      "SELECT \(Self.columns) \(Self.tables) WHERE a.number > ? ORDER BY a.number", number,
      read: Self.record)
  }

  /// Returns one entry.
  func record(_ number: Int64) throws(StoreError) -> AuditRecord? {
    try database.first(
      "SELECT \(Self.columns) \(Self.tables) WHERE a.number = ?", number, read: Self.record)
  }

  /// The first entry from the moment `?1` on; the clock may have gone back since.
  static let first = "ifnull((SELECT min(number) FROM audit WHERE time >= ?1), 9e18)"

  private static func entry(_ row: SQLRow) throws(StoreError) -> AuditEntry {
    guard case .action(let entry) = try record(row).event else { throw .corrupt }
    return entry
  }

  static func record(_ row: SQLRow) throws(StoreError) -> AuditRecord {
    guard let link = AuditLink(row), let kind = AuditKind(name: link.kind) else { throw .corrupt }
    let words = AuditWords(row, from: AuditLink.width)
    let event: AuditEvent
    switch kind {
    case .erasure, .forgetting:
      guard let words else { throw .corrupt }
      event = .erasure(try JSONText.decode(Erasure.self, words.facts))
    case .action(let kind):
      event = .action(try entry(link, kind, words))
    }
    return AuditRecord(
      number: link.number, time: link.time, actor: link.actor, event: event,
      digest: link.digest, hadEvidence: link.evidence != nil)
  }

  private static func entry(
    _ link: AuditLink, _ kind: ActionKind, _ words: AuditWords?
  ) throws(StoreError) -> AuditEntry {
    let options = try link.options.map { text throws(StoreError) in
      try JSONText.decode(ActionOptions.self, text)
    }
    return AuditEntry(
      number: link.number, time: link.time, actor: link.actor, batch: link.batch,
      action: ModerationAction(
        kind: kind, room: link.room, target: link.target, options: options ?? .none),
      reason: words?.reason ?? "", outcome: link.outcome,
      answer: ServerAnswer(status: link.status, code: link.code, message: words?.message),
      facts: try words.map { words throws(StoreError) in
        try JSONText.decode(TargetFacts.self, words.facts)
      } ?? TargetFacts(person: link.person), isErased: words == nil)
  }
}
