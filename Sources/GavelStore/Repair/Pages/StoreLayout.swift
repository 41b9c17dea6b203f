import CSQLite

/// Where the tables of a store and their indexes begin.
///
/// A store's migrations make its tables on the same pages every time, so that a layout that is lost
/// can be told again; tidying up after an erasure moves them, likewise to the same pages always.
struct StoreLayout: Sendable {
  /// One table or index; `sql` is `nil` for the indexes that SQLite makes for itself.
  struct Entry: Hashable, Sendable {
    let kind: String
    let name: String
    let table: String
    var root: Int
    let sql: String?

    /// Whether the pages are those of a table with row numbers.
    var isRowTable: Bool { kind == "table" && sql?.hasSuffix("WITHOUT ROWID") == false }

    /// Whether it is about the same thing, wherever that begins.
    func isAbout(_ other: Entry) -> Bool {
      kind == other.kind && name == other.name && table == other.table && sql == other.sql
    }
  }

  /// Of which nothing can be read.
  static let none = StoreLayout(entries: [])

  private(set) var entries: [Entry]
  /// Whether SQLite could read all of it, what is left out here included.
  private let isWhole: Bool

  private init(entries: [Entry]) { (self.entries, isWhole) = (entries, false) }

  /// Returns the layouts that a store of `version` can have had from its beginning.
  static func known(version: Int) throws(StoreError) -> [StoreLayout] {
    let connection = try SQLiteConnection(
      path: ":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    defer { connection.close() }
    try GramTokenizer.register(with: connection)
    try Schema.migrate(connection, to: version)
    let made = try StoreLayout(readingFrom: connection)
    try connection.execute(script: "VACUUM")
    return [made, try StoreLayout(readingFrom: connection)]
  }

  /// Reads the whole layout of a sound database; searching is made anew and left out.
  init(readingFrom connection: SQLiteConnection) throws(StoreError) {
    isWhole = true
    entries = try connection.all(Self.query + " ORDER BY rowid", read: Self.entry)
  }

  /// Reads what can be read of the layout of a damaged one.
  init(salvagingFrom connection: SQLiteConnection) {
    // The first attempt at a damaged layout fails; after it SQLite knows what it could read
    // (sqlite.org/pragma.html, writable_schema).
    isWhole = (try? connection.first(Self.query) { $0.int(1) }) != nil
    entries = (1...Self.mostRows).compactMap { row in
      // An unreadable row is what this is about.
      (try? connection.first(Self.query + " AND rowid = ?", row, read: Self.entry))?.flatMap(\.self)
    }
  }

  /// More rows than any layout has.
  private static let mostRows = 1000
  private static let query = """
    SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema
    WHERE type IN ('table', 'index') AND rootpage > 0 AND tbl_name NOT GLOB '*_search*'
    """

  private static func entry(_ row: SQLRow) throws(StoreError) -> Entry {
    Entry(
      kind: row.text(0), name: row.text(1), table: row.text(2), root: row.int(3),
      sql: row.textIfAny(4))
  }

  /// Whether it can be read as it is and has all of another layout.
  func serves(as other: StoreLayout) -> Bool {
    isWhole && Set(entries).isSuperset(of: other.entries)
  }

  /// Whether the tables are there that no other program's database has.
  var isOurs: Bool {
    Set(entries.map(\.name)).isSuperset(of: ["batches", "items"])
  }

  /// Returns this layout with the beginnings that a damaged store itself still tells.
  func corrected(by found: StoreLayout, where fits: (Entry) -> Bool) -> StoreLayout {
    var corrected = self
    for index in entries.indices {
      let told = found.entries.first { $0.isAbout(entries[index]) && fits($0) }
      if let told { corrected.entries[index].root = told.root }
    }
    return corrected
  }

  /// Writes the layout into a database that has none, behind its last page.
  func write(into connection: SQLiteConnection) throws(StoreError) {
    try connection.run("PRAGMA writable_schema = ON")
    try connection.run("BEGIN")
    for entry in entries {
      try connection.run(
        "INSERT INTO sqlite_schema(type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)",
        entry.kind, entry.name, entry.table, entry.root, entry.sql)
    }
    try connection.run("COMMIT")
  }
}
