import CSQLite
import Foundation
import GavelModel
import Testing

@testable import GavelStore

/// Stores whose own account of where their tables are is gone.
@Suite struct LostLayoutTests {
  let scene: DamagedStore

  init() throws { scene = try DamagedStore() }

  private func open() throws -> SQLiteConnection {
    try SQLiteConnection(path: scene.folder.store, flags: SQLITE_OPEN_READWRITE)
  }

  private func roots(_ condition: String) throws -> [Int] {
    let connection = try open()
    defer { connection.close() }
    return try connection.all(
      "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0 AND \(condition)"
    ) { $0.int(0) }
  }

  private func kept(_ report: RepairReport, _ name: String) -> Int? {
    report.tables.first { $0.name == name }?.kept
  }

  @Test(arguments: [false, true])
  func `the layout that is told again is the one that a store has`(isTidied: Bool) async throws {
    try await scene.make()
    let connection = try open()
    defer { connection.close() }
    try GramTokenizer.register(with: connection)
    if isTidied { try connection.execute(script: "VACUUM") }
    let known = try StoreLayout.known(version: Schema.version)[isTidied ? 1 : 0]
    #expect(try StoreLayout(readingFrom: connection).entries == known.entries)
  }

  @Test(arguments: [false, true])
  func `a store whose whole layout is overwritten loses nothing of its journal`(
    isTidied: Bool
  ) async throws {
    try await scene.make()
    if isTidied {
      let connection = try open()
      try GramTokenizer.register(with: connection)
      try connection.execute(script: "VACUUM")
      connection.close()
    }
    let connection = try open()
    let pages = try connection.all(
      "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'"
    ) { $0.int(0) }
    connection.close()
    #expect(pages.count > 2)
    try scene.ruin(pages)
    #expect(try await StoreRepair.isNeeded(at: scene.folder.store))
    let report = try scene.repair()
    #expect(report.isComplete, "\(report)")
    #expect(try await scene.expectUsable(report, "no layout") == DamagedStore.items)
  }

  @Test func `rows are found although the pages that lead to them are gone`() async throws {
    try await scene.make()
    try scene.ruin(
      try roots("tbl_name IN ('items', 'audit', 'audit_words', 'reports', 'batches')"))
    let report = try scene.repair()
    #expect(kept(report, "items") == DamagedStore.items, "\(report)")
    #expect(kept(report, "audit") == 200, "\(report)")
    #expect(kept(report, "audit_words") == 200, "\(report)")
    try await scene.expectUsable(report, "no roots")
    let reader = try StoreReader(path: scene.folder.store)
    #expect(try await reader.interruptedBatches().map(\.counts.waiting) == [100])
    #expect(try await reader.verifyAudit().isIntact)
  }

  @Test func `an item that has an entry in the trail is not sent again`() async throws {
    try await scene.make()
    let connection = try open()
    try connection.execute(script: "UPDATE items SET standing = 'waiting' WHERE id <= 200")
    connection.close()
    try scene.ruin(try roots("tbl_name = 'items'"))
    let report = try scene.repair()
    try await scene.expectUsable(report, "older than the trail")
    let reader = try StoreReader(path: scene.folder.store)
    let counts = try #require(try await reader.interruptedBatches().first?.counts)
    #expect(counts.waiting == 100 && counts[.unknown] == 200)
  }

  @Test func `rows that were given up are not found again`() async throws {
    try await scene.make()
    let connection = try open()
    try connection.execute(
      script: "PRAGMA foreign_keys = OFF; DELETE FROM items; DELETE FROM reports")
    connection.close()
    try scene.ruin(try roots("name IN ('items', 'reports')"))
    let report = try scene.repair()
    #expect(kept(report, "items") == 0, "\(report)")
    #expect(kept(report, "reports") == 0, "\(report)")
  }

  @Test(arguments: [0, 1, 4096, 2_000_000])
  func `a store of which nothing is readable is replaced, and the report says what is lost`(
    bytes: Int
  ) async throws {
    try await scene.make()
    let rubbish = Data(repeating: 0, count: bytes)
    let file = try FileHandle(forWritingTo: URL(filePath: scene.folder.store))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: rubbish)
    try file.close()
    #expect(try await StoreRepair.isNeeded(at: scene.folder.store))
    let report = try scene.repair()
    #expect(report.isJournalLost && !report.isComplete, "\(report)")
    #expect(try Data(contentsOf: URL(filePath: report.copy)) == rubbish)
    try await scene.expectUsable(report, "nothing left")
    #expect(try await !StoreRepair.isNeeded(at: scene.folder.store))
  }

  @Test func `a version that no store can have is damage, one that a later Gavel wrote is not`()
    async throws
  {
    try await scene.make()
    try scene.damage(at: 60, [0xAA, 0xAA, 0xAA, 0xAA])
    #expect(throws: StoreError.damaged(path: scene.folder.store)) {
      _ = try StoreReader(path: scene.folder.store)
    }
    #expect(try scene.repair().isComplete)
    try scene.damage(at: 60, [0, 0, 0, 99])
    await #expect(
      throws: StoreError.newerVersion(
        path: scene.folder.store, found: 99, supported: Schema.version)
    ) { _ = try await StoreRepair.isNeeded(at: scene.folder.store) }
  }
}
