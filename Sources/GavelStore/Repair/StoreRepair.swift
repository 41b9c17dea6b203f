import CSQLite
import GavelModel
import Glibc

/// Makes a sound store of a damaged one.
///
/// 1. nobody else may use the store meanwhile;
/// 2. the damaged file and its journal are copied aside and left alone from then on;
/// 3. what the platform cannot give again is read from a second copy, row by row, around what is
///    damaged, into a new store, and what nothing leads to any more is looked for page by page;
/// 4. the new store takes the old one's place; the next sync fills in the rest.
///
/// Where the header or the layout is unreadable, the second copy gets those that such a store has.
/// Of a store of which nothing is readable an empty one is made, and the report says so.
///
/// Until the last step the store is as it was.
public struct StoreRepair {
  private let file: DamagedFile
  private let now: Timestamp

  /// Prepares the repair of the store at `path`; nothing is touched yet.
  public init(path: String, now: Timestamp) {
    file = DamagedFile(path: path)
    self.now = now
  }

  /// Returns whether the store needs it; reads everything.
  ///
  /// - Throws: What opening it throws, damage aside.
  public static func isNeeded(at path: String) async throws(StoreError) -> Bool {
    do throws(StoreError) {
      let store = try Store(path: path)
      let findings = try await store.integrityCheck()
      await store.close()
      return !findings.isEmpty
    } catch .corrupt {
      return true
    } catch .damaged {
      return true
    } catch {
      throw error
    }
  }

  /// Carries it out.
  ///
  /// - Throws: ``StoreError/busy`` while anybody uses the store,
  ///   ``StoreError/notAGavelStore(path:)`` when the file never was one, ``StoreError/full``.
  public func run() throws(StoreError) -> RepairReport {
    let path = file.path
    try StoreFile.checkDirectory(of: path)
    try StoreFile.checkCompanions(of: path)
    try StoreFile.checkFile(path)
    let wasOpened = BatchLocks.exist(for: path)
    let locks = try BatchLocks(storePath: path)
    guard locks.seize() else { throw .busy }
    do throws(StoreError) {
      return try replace(path, wasStore: wasOpened)
    } catch .notAGavelStore {
      // What is left alone gets no companion either.
      if !wasOpened { unlink(BatchLocks.path(of: path)) }
      throw .notAGavelStore(path: path)
    } catch {
      throw error
    }
  }

  private func replace(_ path: String, wasStore: Bool) throws(StoreError) -> RepairReport {
    let kept = try StoreFile.unusedName(path + ".damaged-" + StoreFile.stamp(now))
    let (scratch, fresh) = (path + ".salvage", path + ".rebuilt")
    for left in [scratch, fresh] { DamagedFile.remove(left) }
    defer { for left in [scratch, fresh] { DamagedFile.remove(left) } }
    try file.copy(to: scratch)
    let (source, version, pages) = try file.openCopy(scratch, wasStore: wasStore)
    defer { source.close() }
    try file.copy(to: kept)
    let tables = try rebuild(from: source, version, pages, at: fresh)
    // The journal first: with the new file it would be damage again.
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    guard rename(fresh, path) == 0 else { throw .cannotOpen(path: path, code: errno) }
    StoreFile.syncFolder(of: path)
    return RepairReport(copy: kept, tables: tables)
  }

  private func rebuild(
    from source: SQLiteConnection, _ told: Int, _ pages: DamagedPages, at path: String
  ) throws(StoreError) -> [RepairReport.Table] {
    let (target, locks) = try StoreFile.openForWriting(path: path, busyTimeout: .seconds(1))
    defer {
      target.close()
      locks.leave()
      unlink(BatchLocks.path(of: path))
    }
    // An earlier layout is carried over as it is and brought up to date afterwards.
    let version = max(told, 3)
    try Schema.migrate(target, to: version)
    try target.run("PRAGMA foreign_keys = OFF")
    let isCurrent = version == Schema.version
    var tables = try target.transaction(.full) { () throws(StoreError) in
      let wanted = try SalvagedTable.all(in: target)
      let walked = try wanted.map { table throws(StoreError) in
        var salvage = Salvage(table, from: source, to: target, isCurrent: isCurrent)
        return try salvage.run()
      }
      return try Carving(pages: pages, target: target, isCurrent: isCurrent)
        .complete(walked, wanted)
    }
    try Schema.migrate(target)
    try target.transaction(.full) { () throws(StoreError) in
      tables = try Reunion(source: source, target: target).join(tables)
    }
    // Everything into the one file that takes the place of the old.
    _ = try target.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.int(0) }
    return tables
  }
}
