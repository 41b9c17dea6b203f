import GavelModel

/// Who is in which room, with which rights.
struct MemberRecords {
  let database: SQLiteConnection

  /// Replaces a room's member list by a newer one; people who left since it was asked for stay out.
  func replace(
    _ members: [Member], room: Int64, requestedAt: Timestamp
  ) throws(StoreError) {
    let listedAt = try database.first("SELECT members_at FROM rooms WHERE row = ?", room) {
      $0.timestampIfAny(0)
    }
    if let listedAt = listedAt ?? nil, requestedAt < listedAt { return }
    try database.run(
      "DELETE FROM departures WHERE room = ? AND at < ?", room, requestedAt)
    let departed = Set(
      try database.all("SELECT person FROM departures WHERE room = ?", room) { $0.text(0) })
    var unseen = try current(room)
    let people = PersonRecords(database: database)
    for member in members where !departed.contains(member.id.rawValue) {
      let person = try people.record(member.person, .whole)
      let listed = Place(rank: member.role.rank, isMuted: member.isMuted)
      if unseen.removeValue(forKey: person) == listed { continue }
      try remove(person: person, room: room)
      try insert(person: person, listed, room: room)
    }
    for person in unseen.keys { try remove(person: person, room: room) }
    try database.run("UPDATE rooms SET members_at = ? WHERE row = ?", requestedAt, room)
  }

  /// Takes one person out, and keeps answers from before `moment` from bringing them back.
  func depart(_ person: PersonID, room: Int64, at moment: Timestamp) throws(StoreError) {
    try database.run(
      """
      INSERT INTO departures VALUES (?1, ?2, ?3)
      ON CONFLICT DO UPDATE SET at = max(at, excluded.at)
      """, room, person, moment)
    guard let row = try PersonRecords(database: database).row(of: person) else { return }
    try remove(person: row, room: room)
    guard database.changedRows > 0 else { return }
    try database.run(
      "UPDATE rooms SET told_members = told_members - 1 WHERE row = ? AND told_members > 0",
      room)
  }

  func removeAll(room: Int64) throws(StoreError) {
    try database.run("DELETE FROM members WHERE room = ?", room)
  }

  /// Lets a member write, or not; nobody is made a member by it.
  func setMuted(_ isMuted: Bool, _ person: PersonID, room: Int64) throws(StoreError) {
    guard let row = try PersonRecords(database: database).row(of: person) else { return }
    try database.run(
      "UPDATE members SET is_muted = ? WHERE person = ? AND room = ?", isMuted, row, room)
  }

  /// What a room's list says of a member beside who it is.
  private struct Place: Equatable {
    var rank: Int
    var isMuted: Bool
  }

  private func current(_ room: Int64) throws(StoreError) -> [Int64: Place] {
    let pairs = try database.all(
      "SELECT person, rank, is_muted FROM members WHERE room = ?", room
    ) { ($0.integer(0), Place(rank: $0.int(1), isMuted: $0.bool(2))) }
    return Dictionary(pairs) { first, _ in first }
  }

  private func insert(person: Int64, _ place: Place, room: Int64) throws(StoreError) {
    try database.run(
      """
      INSERT INTO members(room, rank, sort_name, id, person, is_muted)
      SELECT ?1, ?2, sort_name, id, row, ?4 FROM people WHERE row = ?3
      """, room, place.rank, person, place.isMuted)
  }

  private func remove(person: Int64, room: Int64) throws(StoreError) {
    try database.run("DELETE FROM members WHERE person = ? AND room = ?", person, room)
  }
}
