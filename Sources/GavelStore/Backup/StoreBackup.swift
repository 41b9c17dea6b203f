import CSQLite
import GavelModel
import Glibc

/// Copies a whole store through SQLite's backup interface (sqlite.org/backup.html).
///
/// The copy is one file without companions, as of one moment: others may write to the store
/// meanwhile.
public struct StoreBackup {
  /// Pages copied before somebody may look how far it is.
  private static let pagesAtATime: Int32 = 512

  private let source: String

  /// Prepares a copy of the store at `path`.
  public init(of path: String) { source = path }

  /// Makes the copy, which must not be there yet (mode 0600), and proves that it is whole.
  ///
  /// - Parameter goesOn: Told of the pages done and of all pages; `false` ends it.
  /// - Returns: Whether it was finished; otherwise nothing is left of it.
  /// - Throws: ``StoreError/cannotOpen(path:code:)`` with `EEXIST` when something is there already,
  ///   ``StoreError/unsafe(path:_:)`` for a folder in which others may replace the copy,
  ///   ``StoreError/damaged(path:)`` when the store is, ``StoreError/full``.
  public func write(
    to copy: String, goesOn: (_ done: Int, _ all: Int) -> Bool = { _, _ in true }
  ) throws(StoreError) -> Bool {
    let reading = try StoreFile.openForReading(path: source, busyTimeout: .seconds(5))
    defer { reading.close() }
    try StoreFile.checkDirectory(of: copy)
    let made = open(copy, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard made >= 0 else { throw .cannotOpen(path: copy, code: errno) }
    fchmod(made, 0o600)
    Glibc.close(made)
    do throws(StoreError) {
      let isWhole = try fill(copy, from: reading, goesOn)
      if !isWhole { DamagedFile.remove(copy) }
      return isWhole
    } catch {
      DamagedFile.remove(copy)
      throw error
    }
  }

  private func fill(
    _ copy: String, from reading: SQLiteConnection, _ goesOn: (Int, Int) -> Bool
  ) throws(StoreError) -> Bool {
    let writing = try SQLiteConnection(path: copy, flags: SQLITE_OPEN_READWRITE)
    defer { writing.close() }
    // One moment for all of it: with a transaction open, no commit of others begins it anew.
    let isWhole = try reading.snapshot { () throws(StoreError) in
      _ = try reading.first("SELECT count(*) FROM sqlite_schema") { $0.int(0) }
      return try copyPages(from: reading, to: writing, goesOn)
    }
    guard isWhole else { return false }
    // The copy's header says that it has a log beside it; a file to be carried around has none.
    _ = try writing.first("PRAGMA journal_mode = DELETE") { $0.text(0) }
    let verdict = try writing.first("PRAGMA quick_check(1)") { $0.text(0) }
    guard verdict == "ok" else { throw .damaged(path: source) }
    return true
  }

  private func copyPages(
    from reading: SQLiteConnection, to writing: SQLiteConnection, _ goesOn: (Int, Int) -> Bool
  ) throws(StoreError) -> Bool {
    let target = try writing.rawHandle()
    guard let backup = sqlite3_backup_init(target, "main", try reading.rawHandle(), "main") else {
      throw StoreError(
        code: sqlite3_errcode(target) & 0xff, extended: sqlite3_extended_errcode(target))
    }
    var code = SQLITE_OK
    var isWanted = true
    while code == SQLITE_OK, isWanted {
      code = sqlite3_backup_step(backup, Self.pagesAtATime)
      let all = Int(sqlite3_backup_pagecount(backup))
      isWanted = goesOn(all - Int(sqlite3_backup_remaining(backup)), all)
    }
    let ended = sqlite3_backup_finish(backup)
    guard code == SQLITE_OK || code == SQLITE_DONE else {
      throw StoreError(code: code & 0xff, extended: ended)
    }
    return code == SQLITE_DONE
  }
}
