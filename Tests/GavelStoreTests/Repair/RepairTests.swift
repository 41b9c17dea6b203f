import Foundation
import GavelModel
import Glibc
import Testing

@testable import GavelStore

/// Stores that were damaged on purpose, and what a repair makes of them.
@Suite struct RepairTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let items = 300

  /// Leaves a store with a finished, an interrupted and a decided batch, and reports.
  private func makeStore() async throws {
    let store = try Store(path: folder.store)
    try await store.adopt(server: "https://acme.imkit.io", account: "ana", dialect: "imkit")
    try await store.record(roomPage((0..<50).map { room(RoomID("r\($0)"), name: "Room") }))
    for number in 0..<10 {
      let messages = (0..<100).map {
        message(MessageID("m\(number)-\($0)"), String(repeating: "hello ", count: 20))
      }
      try await store.record([page(messages)], in: "lobby", walk: nil)
    }
    let actions = (0..<Self.items).map {
      ModerationAction.deleteMessage(MessageID("m\($0)"), room: "lobby")
    }
    let batch = try await store.enqueue(plan(actions), hold: .zero, now: at(200))
    let ids = try await store.openItems(of: batch).map(\.id)
    for start in stride(from: 0, to: 200, by: 20) {
      let some = Array(ids[start..<start + 20])
      _ = try await store.claim(some, now: at(201))
      try await store.settle(
        some.map { Settlement(item: $0, outcome: .done, attempts: 1, requestedAt: at(202)) },
        now: at(203))
    }
    _ = try await store.importReports(
      (0..<40).map { report(ReportID("t\($0)"), MessageID("m\($0)")) }, now: at(204))
    await store.close()
  }

  private func size() throws -> Int {
    try FileHandle(forReadingFrom: URL(filePath: folder.store)).seekToEnd().asInt
  }

  private func damage(at offset: Int, _ bytes: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(filePath: folder.store))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  private func repair() throws -> RepairReport {
    try StoreRepair(path: folder.store, now: at(300)).run()
  }

  /// The rebuilt store opens, is sound but for rows without their counterpart, and lists everything.
  @discardableResult
  private func expectUsable(_ report: RepairReport, _ comment: Comment) async throws -> Int {
    let store = try Store(path: folder.store)
    let findings = try await store.integrityCheck()
    #expect(findings.allSatisfy { $0.hasPrefix("orphan in ") }, comment)
    let reader = try StoreReader(path: folder.store)
    #expect(try await reader.isSound(), comment)
    var items = 0
    for batch in try await reader.batches(limit: 100) {
      #expect(batch.state != .running && batch.state != .held, comment)
      items += try await reader.items(of: batch.id).count
    }
    #expect(items == report.tables.first { $0.name == "items" }?.kept, comment)
    let entries = try await reader.audit().count
    #expect(entries == report.tables.first { $0.name == "audit" }?.kept, comment)
    _ = try await reader.reports(state: nil)
    await store.close()
    await reader.close()
    return items
  }

  @Test func `a sound store needs no repair, and one that is repaired loses nothing`()
    async throws
  {
    try await makeStore()
    #expect(try await !StoreRepair.isNeeded(at: folder.store))
    let report = try repair()
    #expect(report.isComplete, "\(report)")
    #expect(try await expectUsable(report, "sound") == Self.items)
    let reader = try StoreReader(path: folder.store)
    #expect(try await reader.interruptedBatches().map(\.counts.waiting) == [100])
    #expect(try await reader.reports(state: .open).count == 40)
    #expect(try await reader.identity()?.account == "ana")
    let next = try Store(path: folder.store)
    #expect(try await next.resume(BatchID(rawValue: 1)))
    let new = try await next.enqueue(plan([.clearRoom("lobby")]), hold: .zero, now: at(400))
    #expect(new == BatchID(rawValue: 2))
    #expect(try await next.openItems(of: new).map(\.id.rawValue) == [301])
  }

  @Test func `the damaged file is kept as it was, for its owner alone`() async throws {
    try await makeStore()
    try damage(at: 8192, [UInt8](repeating: 0x55, count: 4096))
    let before = try Data(contentsOf: URL(filePath: folder.store))
    let report = try repair()
    #expect(report.copy.hasPrefix(folder.store + ".damaged-20"))
    #expect(try Data(contentsOf: URL(filePath: report.copy)) == before)
    var facts = stat()
    stat(report.copy, &facts)
    #expect(facts.st_mode & 0o777 == 0o600)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.contains("salvage") || $0.contains("rebuilt") }, "\(names)")
  }

  @Test(arguments: [(0, 16), (0, 100), (16, 2), (24, 40), (92, 8)])
  func `a store whose header is overwritten loses nothing`(start: Int, count: Int) async throws {
    try await makeStore()
    try damage(at: start, [UInt8](repeating: 0xAA, count: count))
    if try await StoreRepair.isNeeded(at: folder.store) {
      let report = try repair()
      #expect(report.isComplete, "\(report)")
    }
    let reader = try StoreReader(path: folder.store)
    #expect(try await reader.items(of: BatchID(rawValue: 1)).count == Self.items)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `whatever pages are damaged, the rest of the journal is there`(seed: UInt64) async throws {
    try await makeStore()
    var random = SplitMix(seed: seed)
    let pages = try size() / 4096
    let root = try rootPage(of: "items")
    var isRootHit = false
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let page = Int.random(in: 0..<pages, using: &random)
      if page + 1 == root { isRootHit = true }
      let isWhole = Bool.random(using: &random)
      let count = isWhole ? 4096 : Int.random(in: 1...200, using: &random)
      let within = isWhole ? 0 : Int.random(in: 0..<4096 - count, using: &random)
      let fill = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      try damage(
        at: page * 4096 + within, isWhole && seed % 2 == 0 ? .init(repeating: 0, count: 4096) : fill
      )
    }
    let report = try repair()
    let items = try await expectUsable(report, "seed \(seed)")
    let lost = report.tables.first { $0.name == "items" }?.lost ?? 0
    #expect(items + lost == Self.items, "seed \(seed): \(report)")
    // Nothing leads to a table's pages but its root.
    if !isRootHit { #expect(items >= Self.items / 4, "seed \(seed): \(report)") }
  }

  private func rootPage(of table: String) throws -> Int {
    let connection = try StoreFile.openForReading(
      path: folder.store, busyTimeout: .seconds(1))
    defer { connection.close() }
    return try connection.first("SELECT rootpage FROM sqlite_schema WHERE name = ?", table) {
      $0.int(0)
    } ?? 0
  }

  @Test(arguments: [0.95, 0.6, 0.3, 0.05])
  func `a truncated store gives what is left of it`(part: Double) async throws {
    try await makeStore()
    truncate(folder.store, off_t(Double(try size()) * part) / 4096 * 4096)
    #expect(throws: StoreError.damaged(path: folder.store)) {
      _ = try StoreReader(path: folder.store)
    }
    #expect(throws: StoreError.damaged(path: folder.store)) { _ = try Store(path: folder.store) }
    #expect(try await StoreRepair.isNeeded(at: folder.store))
    let report = try repair()
    #expect(!report.isComplete)
    try await expectUsable(report, "\(part)")
  }

  @Test func `a journal of nothing but zeros costs only what was in it`() async throws {
    try await makeStore()
    let store = try Store(path: folder.store)
    try await store.setMeta("a", "b")
    let wal = try Data(contentsOf: URL(filePath: folder.store + "-wal"))
    await store.close()
    try Data(repeating: 0, count: max(wal.count, 4096))
      .write(to: URL(filePath: folder.store + "-wal"))
    let report = try repair()
    #expect(report.isComplete)
    #expect(try await expectUsable(report, "zeroed") == Self.items)
  }

  @Test func `what never was a store is refused and left as it is`() async throws {
    let text = Data("a line of text\n".utf8)
    try text.write(to: URL(filePath: folder.store))
    chmod(folder.store, 0o600)
    await #expect(throws: StoreError.notAGavelStore(path: folder.store)) {
      _ = try await StoreRepair.isNeeded(at: folder.store)
    }
    #expect(throws: StoreError.notAGavelStore(path: folder.store)) { _ = try repair() }
    #expect(try Data(contentsOf: URL(filePath: folder.store)) == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["acme.db"])
  }

  @Test func `nobody repairs a store that is in use, and nobody opens one under repair`()
    async throws
  {
    try await makeStore()
    let store = try Store(path: folder.store)
    #expect(throws: StoreError.busy) { _ = try repair() }
    await store.close()
    let locks = try BatchLocks(storePath: folder.store)
    #expect(locks.seize())
    #expect(throws: StoreError.busy) { _ = try Store(path: folder.store) }
    locks.leave()
    await (try Store(path: folder.store)).close()
  }

  @Test func `a number that was given out is not given out again`() async throws {
    try await makeStore()
    let connection = try SQLiteConnection(path: folder.store, flags: 2)
    try connection.execute(script: "PRAGMA foreign_keys = OFF; DELETE FROM items WHERE id > 280")
    connection.close()
    let report = try repair()
    #expect(report.tables.first { $0.name == "items" }?.lost == 20)
    let store = try Store(path: folder.store)
    let batch = try await store.enqueue(plan([.clearRoom("lobby")]), hold: .zero, now: at(400))
    #expect(try await store.openItems(of: batch).map(\.id.rawValue) == [301])
  }
}

extension UInt64 {
  fileprivate var asInt: Int { Int(self) }
}
