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
    next.isBot = completeness == .whole ? person.isBot : person.isBot || known.isBot
    if let raw = person.raw { next.raw = try JSONText.merge(raw, over: known.raw) }
    if next != known { try update(row, next) }
    return row
  }

  /// Returns the row of an id that is known.
  func row(of id: PersonID) throws(StoreError) -> Int64? {
    try database.first("SELECT row FROM people WHERE id = ?", id) { $0.integer(0) }
  }

  func find(_ id: PersonID) throws(StoreError) -> (row: Int64, person: Person)? {
    try database.first("SELECT row, id, name, is_bot, raw FROM people WHERE id = ?", id) { row in
      (row.integer(0), Self.person(row, from: 1))
    }
  }

  /// Reads a person from the columns id, name, is_bot and raw.
  static func person(_ row: SQLRow, from column: Int32) -> Person {
    Person(
      id: PersonID(row.text(column)), name: row.textIfAny(column + 1),
      isBot: row.bool(column + 2), raw: row.rawIfAny(column + 3))
  }

  private func insert(_ person: Person) throws(StoreError) -> Int64 {
    let made = try database.first(
      """
      INSERT INTO people(id, name, sort_name, is_bot, raw) VALUES (?, ?, ?, ?, ?) RETURNING row
      """, person.id, person.name, person.sortName, person.isBot, person.raw
    ) { $0.integer(0) }
    guard let made else { throw .corrupt }
    return made
  }

  private func update(_ row: Int64, _ person: Person) throws(StoreError) {
    try database.run(
      "UPDATE people SET name = ?, sort_name = ?, is_bot = ?, raw = ? WHERE row = ?",
      person.name, person.sortName, person.isBot, person.raw, row)
  }
}

extension Person {
  /// The name as member lists are ordered by it.
  var sortName: String { label.lowercased() }
}
