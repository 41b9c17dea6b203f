import CSQLite
import GavelModel
import Glibc

/// Makes, checks and opens the database file, in an order that never touches a foreign one.
enum StoreFile {
  /// "Gavl" in ASCII, at offset 68 of the file (sqlite.org/fileformat.html, application id).
  static let applicationID: Int64 = 0x4761_766c

  /// Opens the writing connection: makes the file when it is missing, checks it, sets it up.
  ///
  /// The locks come with it: who holds them keeps a repair from putting another file in its place.
  static func openForWriting(
    path: String, busyTimeout: Duration
  ) throws(StoreError) -> (connection: SQLiteConnection, locks: BatchLocks) {
    let isNew = try prepare(path)
    let file = fileNumber(path)
    let connection = try SQLiteConnection(path: path, flags: SQLITE_OPEN_READWRITE)
    if !isNew { try checkOwnership(connection, path) }
    if sqlite3_db_readonly(try connection.rawHandle(), "main") == 1 { throw .readOnly }
    let locks = try BatchLocks(storePath: path)
    guard locks.join(), fileNumber(path) == file else { throw .busy }
    try explaining(path) { () throws(StoreError) in
      try setTimeout(connection, busyTimeout)
      if try integer(connection, "PRAGMA application_id") == 0 {
        try connection.run("PRAGMA application_id = \(applicationID)")
      }
      try checkVersion(connection, path: path)
      let mode = try connection.first("PRAGMA journal_mode = WAL") { $0.text(0) }
      guard mode == "wal" else { throw .cannotOpen(path: path, code: SQLITE_IOERR) }
      try connection.run("PRAGMA foreign_keys = ON")
      try connection.run("PRAGMA cache_size = -\(WriterCache.small.rawValue)")
      // A page that many commits change is then copied back once: a first sync changes the same few
      // thousand again and again. Sixteen megabytes are read in a moment after a crash.
      try connection.run("PRAGMA wal_autocheckpoint = 4000")
      try connection.run("PRAGMA recursive_triggers = ON")
      try GramTokenizer.register(with: connection)
    }
    return (connection, locks)
  }

  /// Checks and sets up a connection that cannot write.
  static func setUpReading(
    _ connection: SQLiteConnection, _ path: String, _ busyTimeout: Duration
  ) throws(StoreError) {
    try checkOwnership(connection, path)
    try explaining(path) { () throws(StoreError) in
      try setTimeout(connection, busyTimeout)
      guard try integer(connection, "PRAGMA application_id") == applicationID else {
        throw .notAGavelStore(path: path)
      }
      let found = try checkVersion(connection, path: path)
      if found < Schema.version { throw .olderVersion(path: path, found: found) }
      try connection.run("PRAGMA query_only = ON")
      // What a list shows; the system keeps more of the file than any of our caches could.
      try connection.run("PRAGMA cache_size = -1000")
      try GramTokenizer.register(with: connection)
      // The first look at the layout: what is damaged there is told now, not by a list later.
      _ = try integer(connection, "SELECT count(*) FROM sqlite_schema")
    }
  }

  /// Runs what opens a store, and gives the general errors the facts that are known there.
  static func explaining<Value>(
    _ path: String, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    do throws(StoreError) {
      return try body()
    } catch .corrupt {
      throw .damaged(path: path)
    } catch .busy {
      throw LockHolder.of(storePath: path).map { .lockedBy($0) } ?? .busy
    } catch {
      throw error
    }
  }

  /// What tells one file from the next at a path.
  private static func fileNumber(_ path: String) -> ino_t? {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_ino : nil
  }

  /// Makes the file with mode 0600 whatever the umask says; SQLite gives its companions that mode.
  private static func prepare(_ path: String) throws(StoreError) -> Bool {
    try checkDirectory(of: path)
    try checkCompanions(of: path)
    let made = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if made >= 0 {
      fchmod(made, 0o600)
      close(made)
      return true
    }
    guard errno == EEXIST else { throw .cannotOpen(path: path, code: errno) }
    try checkFile(path)
    for suffix in ["", "-wal", "-shm", "-journal", ".locks"] { tighten(path + suffix) }
    return false
  }

  /// Takes from others the right to read a file that was copied or restored with it.
  ///
  /// By its path, which has just been checked: to close a descriptor of the file would give up every
  /// lock that this process holds on it (fcntl(2)).
  private static func tighten(_ path: String) {
    var facts = stat()
    guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      facts.st_mode & 0o077 != 0
    else { return }
    chmod(path, facts.st_mode & 0o700)
  }

  static func checkFile(_ path: String) throws(StoreError) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { throw .cannotOpen(path: path, code: errno) }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: throw .unsafe(path: path, .symbolicLink)
    default: throw .unsafe(path: path, .notAFile)
    }
    if facts.st_mode & (S_IWGRP | S_IWOTH) != 0 { throw .unsafe(path: path, .writableByOthers) }
    if geteuid() != 0, facts.st_uid != geteuid() { throw .unsafe(path: path, .foreignOwner) }
  }

  /// What SQLite and the locks keep beside the file decides as much as the file itself.
  static func checkCompanions(of path: String) throws(StoreError) {
    for suffix in ["-wal", "-shm", "-journal", ".locks"] {
      var facts = stat()
      if lstat(path + suffix, &facts) == 0 { try checkFile(path + suffix) }
    }
  }

  static func checkDirectory(of path: String) throws(StoreError) {
    let directory = path.lastIndex(of: "/").map { String(path[..<$0]) + "/" } ?? "."
    var facts = stat()
    guard stat(directory, &facts) == 0 else { throw .cannotOpen(path: path, code: errno) }
    let isShared = facts.st_mode & S_IWOTH != 0 && facts.st_mode & S_ISVTX == 0
    if isShared { throw .unsafe(path: directory, .directoryWritableByOthers) }
    if let shared = FolderTrust.sharedFolder(above: path) {
      throw .unsafe(path: shared, .directoryWritableByOthers)
    }
  }

  /// Reads the header's own bytes (sqlite.org/fileformat.html, section 1.3), so that another
  /// program's database is left exactly as it is.
  ///
  /// SQL cannot be asked yet: without the write-ahead log beside it the bare file of a store whose
  /// process died may well look damaged. The id is written before that log exists. The bytes are
  /// read through SQLite's own descriptor: closing any other one would let go of every lock this
  /// process holds on the file (fcntl(2)), and then another process that ends takes itself for the
  /// last one and removes the log that we still write.
  private static func checkOwnership(
    _ connection: SQLiteConnection, _ path: String
  ) throws(StoreError) {
    let bytes = try connection.header(path)
    // An empty file is what a first start leaves behind when it dies at once.
    if bytes.isEmpty {
      if BatchLocks.tellOfContent(for: path) { throw .damaged(path: path) }
      return
    }
    let header = StoreHeader(bytes)
    guard header.isBelievable else {
      // Only a store has such a file beside it; its own beginning must have been lost.
      if header.isOurs || BatchLocks.exist(for: path) { throw .damaged(path: path) }
      throw .notAGavelStore(path: path)
    }
    if header.version > Schema.version {
      throw .newerVersion(path: path, found: header.version, supported: Schema.version)
    }
  }

  @discardableResult
  private static func checkVersion(
    _ connection: SQLiteConnection, path: String
  ) throws(StoreError) -> Int {
    let found = Int(try integer(connection, "PRAGMA user_version"))
    if found > Schema.version {
      throw .newerVersion(path: path, found: found, supported: Schema.version)
    }
    return found
  }

  private static func setTimeout(
    _ connection: SQLiteConnection, _ timeout: Duration
  ) throws(StoreError) {
    sqlite3_busy_timeout(try connection.rawHandle(), Int32(clamping: timeout.milliseconds))
  }

  private static func integer(
    _ connection: SQLiteConnection, _ pragma: String
  ) throws(StoreError) -> Int64 {
    try connection.first(pragma) { $0.integer(0) } ?? 0
  }
}
