import GavelModel

/// The people named by rooms, member lists and messages.
struct PersonRecords {
  let database: SQLiteConnection

  /// How much a page says about a person.
  enum Completeness {
    /// A member list or profile: what it says is all there is.
    case whole
    /// Nested in a message: what is missing says nothing.
    case nested
  }

  /// Records what a page says of a person and returns their row.
  func record(_ person: Person, _ completeness: Completeness) throws(StoreError) -> Int64 {
    guard let (row, known) = try find(person.id) else { return try insert(person) }
    var next = known
    if let name = person.name, !name.isEmpty { next.name = name }
    if let username = person.username, !username.isEmpty { next.username = username }
    next.isBot = completeness == .whole ? person.isBot : person.isBot || known.isBot
    next.isDeactivated =
      completeness == .whole ? person.isDeactivated : person.isDeactivated || known.isDeactivated
    if let raw = person.raw { next.raw = try JSONText.merge(raw, over: known.raw) }
    if next != known { try update(row, next) }
    return row
  }

  /// Returns the row of an id that is known.
  func row(of id: PersonID) throws(StoreError) -> Int64? {
    try database.first("SELECT row FROM people WHERE id = ?", id) { $0.integer(0) }
  }

  /// Returns the row of a person, made when they are new; what is known of others stays.
  func mention(_ person: Person) throws(StoreError) -> Int64 {
    if let known = try row(of: person.id) { return known }
    return try insert(person)
  }

  func find(_ id: PersonID) throws(StoreError) -> (row: Int64, person: Person)? {
    try database.first("SELECT \(Self.columns("p")), p.row FROM people p WHERE p.id = ?", id) {
      row in (row.integer(Self.width), Self.person(row, from: 0))
    }
  }

  /// Notes that an account was closed or opened again.
  func setDeactivated(_ isDeactivated: Bool, _ id: PersonID) throws(StoreError) {
    try database.run("UPDATE people SET is_deactivated = ? WHERE id = ?", isDeactivated, id)
  }

  /// How many columns ``columns(_:)`` has.
  static let width: Int32 = 6

  /// The columns of ``person(_:from:)``, of a table that the query calls `name`.
  static func columns(_ name: String) -> String {
    ["id", "name", "username", "is_bot", "is_deactivated", "raw"].map { "\(name).\($0)" }
      .joined(separator: ", ")
  }

  /// Reads a person from the ``columns(_:)`` that begin at a place.
  static func person(_ row: SQLRow, from column: Int32) -> Person {
    Person(
      id: PersonID(row.text(column)), name: row.textIfAny(column + 1),
      username: row.textIfAny(column + 2), isBot: row.bool(column + 3),
      isDeactivated: row.bool(column + 4), raw: row.rawIfAny(column + 5))
  }

  private func insert(_ person: Person) throws(StoreError) -> Int64 {
    let made = try database.first(
      """
      INSERT INTO people(id, name, username, sort_name, is_bot, is_deactivated, raw)
      VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING row
      """, person.id, person.name, person.username, person.sortName, person.isBot,
      person.isDeactivated, person.raw
    ) { $0.integer(0) }
    guard let made else { throw .corrupt }
    return made
  }

  private func update(_ row: Int64, _ person: Person) throws(StoreError) {
    try database.run(
      """
      UPDATE people SET name = ?, username = ?, sort_name = ?, is_bot = ?, is_deactivated = ?,
        raw = ?
      WHERE row = ?
      """, person.name, person.username, person.sortName, person.isBot, person.isDeactivated,
      person.raw, row)
  }
}

extension Person {
  /// The name as member lists are ordered by it.
  var sortName: String { label.lowercased() }
}
