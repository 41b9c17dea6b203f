import GavelModel

/// One entry of the audit trail as it stands in its table, and the digest that links it.
///
/// The digest covers the digest of the entry before it, every field below, and the words by a
/// digest of their own, so that words can go without breaking the chain.
struct AuditLink {
  var number: Int64 = 0
  var time: Timestamp
  var actor: PersonID
  var batch: BatchID
  var item: ItemID
  var kind: String
  var room: RoomID
  var target: String
  var options: String?
  var person: PersonID?
  var outcome: Outcome
  var status: Int?
  var code: String?
  /// Digest of the target's content, where there is one.
  var content: String?
  /// ``/GavelModel/Evidence/digest`` of what was kept, where something was.
  var evidence: String?
  /// ``AuditWords/digest``.
  var words: String
  var digest = ""

  /// What ``digest`` must be behind the entry with the digest `previous`.
  func computedDigest(after previous: String) -> String {
    ContentDigest.of([
      previous, String(number), String(time.milliseconds), actor.rawValue,
      String(batch.rawValue), String(item.rawValue), kind, room.rawValue, target,
      Self.field(options), Self.field(person?.rawValue), outcome.rawValue,
      Self.field(status.map(String.init)), Self.field(code), Self.field(content),
      Self.field(evidence), words,
    ])
  }

  /// Keeps what is absent apart from what is empty.
  fileprivate static func field(_ text: String?) -> String { text.map { "=" + $0 } ?? "-" }
}

/// What an entry says in words: erasable, and therefore apart from the entry.
struct AuditWords {
  /// Random, so that nobody can prove a guess about words that were erased.
  var salt: String
  var reason: String
  var message: String?
  var facts: String

  /// What the entry's digest covers in place of the words.
  var digest: String {
    ContentDigest.of([salt, reason, AuditLink.field(message), facts])
  }

  static func newSalt() -> String {
    String(UInt64.random(in: .min ... .max), radix: 16)
      + String(UInt64.random(in: .min ... .max), radix: 16)
  }
}

extension AuditLink {
  /// The columns of ``init(_:)``, of an entry `a`.
  static let columns = """
    a.number, a.time, a.actor, a.batch, a.item, a.kind, a.room, a.target, a.options, a.person,
    a.outcome, a.status, a.code, a.content, a.evidence, a.words, a.digest
    """

  /// How many columns ``columns`` has.
  static let width: Int32 = 17

  /// Reads an entry from ``columns``; `nil` for an outcome that there is not.
  init?(_ row: SQLRow) {
    guard let outcome = Outcome(rawValue: row.text(10)) else { return nil }
    self.init(
      number: row.integer(0), time: row.timestamp(1), actor: PersonID(row.text(2)),
      batch: BatchID(rawValue: row.integer(3)), item: ItemID(rawValue: row.integer(4)),
      kind: row.text(5), room: RoomID(row.text(6)), target: row.text(7),
      options: row.textIfAny(8), person: row.textIfAny(9).map(PersonID.init), outcome: outcome,
      status: row.intIfAny(11), code: row.textIfAny(12), content: row.textIfAny(13),
      evidence: row.textIfAny(14), words: row.text(15), digest: row.text(16))
  }
}

extension AuditWords {
  /// The columns of ``init(_:from:)``, of the words `w` of an entry.
  static let columns = "w.salt, w.reason, w.message, w.facts"

  /// Reads words from ``columns``; `nil` when they are gone.
  init?(_ row: SQLRow, from column: Int32) {
    guard let salt = row.textIfAny(column) else { return nil }
    self.init(
      salt: salt, reason: row.text(column + 1), message: row.textIfAny(column + 2),
      facts: row.text(column + 3))
  }
}
