import GavelModel

/// Appends to the audit trail, each entry linked to the one before it.
struct AuditChain {
  let database: SQLiteConnection

  /// The last entry, as the trail itself remembers it.
  func head() throws(StoreError) -> AuditHead {
    let head = try database.first("SELECT number, digest FROM audit_head") {
      AuditHead(number: $0.integer(0), digest: $0.text(1))
    }
    guard let head else { throw .corrupt }
    return head
  }

  /// Appends one entry with its words; numbers have no gaps because a transaction that fails takes
  /// its own back.
  func append(_ link: AuditLink, _ words: AuditWords) throws(StoreError) {
    let head = try head()
    try append(link, words, number: head.number + 1, after: head.digest)
  }

  /// Appends an erasure, by the account that the store belongs to.
  func append(_ erasure: Erasure, now: Timestamp) throws(StoreError) {
    let account = try database.first("SELECT account FROM identity") { PersonID($0.text(0)) }
    let words = AuditWords(
      salt: AuditWords.newSalt(), reason: "", facts: try JSONText.encode(erasure))
    try append(
      AuditLink(
        time: now, actor: account ?? PersonID(""), batch: erasure.batch ?? BatchID(rawValue: 0),
        item: ItemID(rawValue: 0), kind: erasure.kind.name, room: erasure.room ?? RoomID(""),
        target: erasure.subject, outcome: .done, words: ""), words)
  }

  /// Appends an entry under a number that it has already.
  ///
  /// - Returns: Its digest.
  @discardableResult
  func append(
    _ link: AuditLink, _ words: AuditWords, number: Int64, after previous: String
  ) throws(StoreError) -> String {
    var link = link
    link.number = number
    link.words = words.digest
    link.digest = link.computedDigest(after: previous)
    try database.run(
      """
      INSERT INTO audit(number, time, actor, batch, item, kind, room, target, options, person,
        outcome, status, code, content, evidence, words, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, link.number, link.time, link.actor, link.batch, link.item, link.kind, link.room,
      link.target, link.options, link.person, link.outcome, link.status, link.code, link.content,
      link.evidence, link.words, link.digest)
    try database.run(
      "INSERT INTO audit_words(number, salt, reason, message, facts) VALUES (?, ?, ?, ?, ?)",
      number, words.salt, words.reason, words.message, words.facts)
    return link.digest
  }
}
