import Foundation
import GavelModel
import Glibc
import Testing

@testable import GavelStore

/// Stores that were damaged on purpose, and what a repair makes of them.
@Suite struct RepairTests {
  let scene: DamagedStore
  var folder: TemporaryFolder { scene.folder }

  init() throws { scene = try DamagedStore() }

  @Test func `a sound store needs no repair, and one that is repaired loses nothing`()
    async throws
  {
    try await scene.make()
    #expect(try await !StoreRepair.isNeeded(at: folder.store))
    let report = try scene.repair()
    #expect(report.isComplete, "\(report)")
    #expect(try await scene.expectUsable(report, "sound") == DamagedStore.items)
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
    try await scene.make()
    try scene.damage(at: 8192, [UInt8](repeating: 0x55, count: 4096))
    let before = try Data(contentsOf: URL(filePath: folder.store))
    let report = try scene.repair()
    #expect(report.copy.hasPrefix(folder.store + ".damaged-20"))
    #expect(try Data(contentsOf: URL(filePath: report.copy)) == before)
    var facts = stat()
    stat(report.copy, &facts)
    #expect(facts.st_mode & 0o777 == 0o600)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.contains("salvage") || $0.contains("rebuilt") }, "\(names)")
  }

  @Test func `a copy follows no link and replaces no file`() async throws {
    try await scene.make()
    let precious = folder.file("precious")
    try Data("precious".utf8).write(to: URL(filePath: precious))
    let copy = folder.store + ".damaged-20260302T090500Z"
    symlink(folder.file("nowhere"), copy)
    symlink(precious, copy + "-2-wal")
    for name in [".salvage", ".rebuilt"] { symlink(precious, folder.store + name) }
    #expect(try scene.repair().copy == copy + "-3")
    #expect(try Data(contentsOf: URL(filePath: precious)) == Data("precious".utf8))
    #expect(!FileManager.default.fileExists(atPath: folder.file("nowhere")))
  }

  @Test(arguments: ["", "-wal", "-shm", ".locks"])
  func `a store or companion that is a link or a pipe is not repaired`(suffix: String) async throws
  {
    try await scene.make()
    let path = folder.store + suffix
    rename(path, path + ".real")
    symlink(path + ".real", path)
    #expect(throws: StoreError.unsafe(path: path, .symbolicLink)) { _ = try scene.repair() }
    unlink(path)
    mkfifo(path, 0o600)
    #expect(throws: StoreError.unsafe(path: path, .notAFile)) { _ = try scene.repair() }
  }

  @Test(arguments: [(0, 16), (0, 100), (16, 2), (24, 40), (92, 8)])
  func `a store whose header is overwritten loses nothing`(start: Int, count: Int) async throws {
    try await scene.make()
    try scene.damage(at: start, [UInt8](repeating: 0xAA, count: count))
    if try await StoreRepair.isNeeded(at: folder.store) {
      let report = try scene.repair()
      #expect(report.isComplete, "\(report)")
    }
    let reader = try StoreReader(path: folder.store)
    #expect(try await reader.items(of: BatchID(rawValue: 1)).count == DamagedStore.items)
  }

  @Test(arguments: Array(1...12) + [130, 138, 153, 237, 270, 372, 379, 397] as [UInt64])
  func `whatever pages are damaged, the rest of the journal is there`(seed: UInt64) async throws {
    try await scene.make()
    var random = SplitMix(seed: seed)
    let pages = try scene.size() / 4096
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let page = Int.random(in: 0..<pages, using: &random)
      let isWhole = Bool.random(using: &random)
      let count = isWhole ? 4096 : Int.random(in: 1...200, using: &random)
      let within = isWhole ? 0 : Int.random(in: 0..<4096 - count, using: &random)
      let fill = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      try scene.damage(
        at: page * 4096 + within, isWhole && seed % 2 == 0 ? .init(repeating: 0, count: 4096) : fill
      )
    }
    let report = try scene.repair()
    let items = try await scene.expectUsable(report, "seed \(seed)")
    let lost = report.tables.first { $0.name == "items" }?.lost ?? 0
    #expect(items + lost == DamagedStore.items, "seed \(seed): \(report)")
    #expect(items >= DamagedStore.items / 4, "seed \(seed): \(report)")
  }

  @Test(arguments: [0.95, 0.6, 0.3, 0.05])
  func `a truncated store gives what is left of it`(part: Double) async throws {
    try await scene.make()
    truncate(folder.store, off_t(Double(try scene.size()) * part) / 4096 * 4096)
    #expect(throws: StoreError.damaged(path: folder.store)) {
      _ = try StoreReader(path: folder.store)
    }
    #expect(throws: StoreError.damaged(path: folder.store)) { _ = try Store(path: folder.store) }
    #expect(try await StoreRepair.isNeeded(at: folder.store))
    let report = try scene.repair()
    #expect(!report.isComplete)
    try await scene.expectUsable(report, "\(part)")
  }

  @Test func `a journal of nothing but zeros costs only what was in it`() async throws {
    try await scene.make()
    let store = try Store(path: folder.store)
    try await store.setMeta("a", "b")
    let wal = try Data(contentsOf: URL(filePath: folder.store + "-wal"))
    await store.close()
    try Data(repeating: 0, count: max(wal.count, 4096))
      .write(to: URL(filePath: folder.store + "-wal"))
    let report = try scene.repair()
    #expect(report.isComplete)
    #expect(try await scene.expectUsable(report, "zeroed") == DamagedStore.items)
  }

  @Test func `what never was a store is refused and left as it is`() async throws {
    let text = Data("a line of text\n".utf8)
    try text.write(to: URL(filePath: folder.store))
    chmod(folder.store, 0o600)
    await #expect(throws: StoreError.notAGavelStore(path: folder.store)) {
      _ = try await StoreRepair.isNeeded(at: folder.store)
    }
    #expect(throws: StoreError.notAGavelStore(path: folder.store)) { _ = try scene.repair() }
    #expect(try Data(contentsOf: URL(filePath: folder.store)) == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["acme.db"])
  }

  @Test func `nobody repairs a store that is in use, and nobody opens one under repair`()
    async throws
  {
    try await scene.make()
    let store = try Store(path: folder.store)
    #expect(throws: StoreError.busy) { _ = try scene.repair() }
    await store.close()
    let locks = try BatchLocks(storePath: folder.store)
    #expect(locks.seize())
    #expect(throws: StoreError.busy) { _ = try Store(path: folder.store) }
    locks.leave()
    await (try Store(path: folder.store)).close()
  }

  @Test func `a number that was given out is not given out again`() async throws {
    try await scene.make()
    let connection = try SQLiteConnection(path: folder.store, flags: 2)
    try connection.execute(script: "PRAGMA foreign_keys = OFF; DELETE FROM items WHERE id > 280")
    connection.close()
    let report = try scene.repair()
    #expect(report.tables.first { $0.name == "items" }?.lost == 20)
    let store = try Store(path: folder.store)
    let batch = try await store.enqueue(plan([.clearRoom("lobby")]), hold: .zero, now: at(400))
    #expect(try await store.openItems(of: batch).map(\.id.rawValue) == [301])
  }
}
