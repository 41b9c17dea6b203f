import GavelModel

/// Takes the words of what went for a reason that keeps none out of what was kept of it before: as
/// a neighbour of another message, or for an attempt that came to nothing.
struct WordErasure {
  let database: SQLiteConnection
  let item: OutboxItem

  /// Runs as part of the transaction in which the item ended, after its effect on the records; the
  /// trail gets an entry where there was something to take.
  func run(now: Timestamp) throws(StoreError) {
    var erasure = Erasure(person: item.plan.facts.person ?? PersonID(""))
    erasure.target = item.action.target
    erasure.room = item.action.room
    erasure.batch = item.batch
    try database.run("INSERT INTO erasing VALUES (?)", item.action.target)
    for place in try places() {
      try EvidenceRecords(database: database).forget(place)
      erasure.pieces += 1
    }
    if case .deleteMessage = item.action { try eraseEntries(&erasure) }
    if erasure.pieces + erasure.entries > 0 {
      try AuditChain(database: database).append(erasure, now: now)
    }
    try database.run("DELETE FROM erasing")
  }

  /// Where words of what went are kept.
  private func places() throws(StoreError) -> [KeptPlace] {
    switch item.action {
    case .deleteMessage(let message, let room): try places(of: message, in: room)
    case .deleteReported:
      try reported()
    case .clearRoom(let room, let scope): try places(in: room, scope)
    case .deleteRoom(let room), .deleteDirect(let room, _): try places(in: room, .everything)
    case .removeMember, .leaveRoom, .muteMember, .unmuteMember, .deactivateUser, .reactivateUser,
      .dismissReports:
      []
    }
  }

  private func places(
    of message: MessageID, in room: RoomID
  ) throws(StoreError) -> [KeptPlace] {
    try database.all(
      "SELECT item, place FROM evidence_messages WHERE id = ? AND room = ? AND text IS NOT NULL",
      message, room
    ) { KeptPlace(item: ItemID(rawValue: $0.integer(0)), place: $0.int(1)) }
  }

  /// Of the reported messages that went, as their evidence names them.
  private func reported() throws(StoreError) -> [KeptPlace] {
    try database.all(
      """
      SELECT k.item, k.place FROM evidence_messages own
      JOIN evidence_messages k ON k.id = own.id AND k.room = own.room
      WHERE own.item = ? AND k.text IS NOT NULL
      """, item.id
    ) { KeptPlace(item: ItemID(rawValue: $0.integer(0)), place: $0.int(1)) }
  }

  /// Of a whole room: what stood around other messages and went with the rest.
  private func places(
    in room: RoomID, _ scope: ClearScope
  ) throws(StoreError) -> [KeptPlace] {
    let kept = try database.all(
      """
      SELECT k.item, k.place, k.id, k.author, p.username, k.sent_at, m.row
      FROM evidence_messages k LEFT JOIN people p ON p.id = k.author
      LEFT JOIN messages m ON m.id = k.id AND m.room = (SELECT row FROM rooms WHERE id = k.room)
      WHERE k.room = ? AND k.role = 'neighbour' AND k.text IS NOT NULL
      """, room
    ) { row throws(StoreError) in
      let place = KeptPlace(item: ItemID(rawValue: row.integer(0)), place: row.int(1))
      // What the records still have tells more: a pinned message may have stayed.
      if let known = row.integerIfAny(6) {
        return (place, try MessageRecords.load(known, database))
      }
      let author = row.textIfAny(3).map { Person(id: PersonID($0), username: row.textIfAny(4)) }
      let message = Message(
        id: MessageID(row.text(2)), room: room, author: author, text: "",
        sentAt: row.timestampIfAny(5) ?? Timestamp(milliseconds: 0))
      return (place, message)
    }
    return kept.filter { scope.mayTake($0.1) }.map(\.0)
  }

  /// Earlier attempts at the same message: their previews are the text that must not be kept.
  private func eraseEntries(_ erasure: inout Erasure) throws(StoreError) {
    guard let person = item.plan.facts.person else { return }
    let found = try database.all(
      """
      SELECT a.number, a.item FROM audit a JOIN audit_words w ON w.number = a.number
      WHERE a.person = ? AND a.room = ? AND a.target = ?
        AND json_extract(w.facts, '$.preview') IS NOT NULL
      ORDER BY a.number
      """, person, item.action.room, item.action.target
    ) { (number: $0.integer(0), item: ItemID(rawValue: $0.integer(1))) }
    for entry in found {
      try database.run("DELETE FROM audit_words WHERE number = ?", entry.number)
      try ItemRecords(database: database).forgetWords(ofEnded: entry.item)
    }
    erasure.entries = found.count
    erasure.items = Set(found.map(\.item)).count
    erasure.numbers = NumberRanges(rising: found.map(\.number)).text
  }
}

/// One message of the evidence of an item.
struct KeptPlace: Hashable {
  var item: ItemID
  var place: Int
}
