import CSQLite
import GavelModel
import Glibc
import Testing

@testable import GavelStore

@Suite struct PressureTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a full disk is told before anything could be sent, and the plan is not half kept`()
    async throws
  {
    let store = try Store(path: folder.store)
    try await store.record(roomPage([room("lobby")]))
    try await store.allowNoMorePages()
    let actions = (0..<2000).map {
      ModerationAction.deleteMessage(MessageID("message-\($0)"), room: "lobby")
    }
    await #expect(throws: StoreError.full) {
      _ = try await store.enqueue(plan(actions), hold: .zero, now: at(1))
    }
    try await store.allowNoMorePages(limit: 1_000_000)
    #expect(try await store.interruptedBatches() == [])
    let batch = try await store.enqueue(plan(actions), hold: .zero, now: at(1))
    #expect(batch == BatchID(rawValue: 1))
    #expect(try await store.openItems(of: batch).count == 2000)
    #expect(try await store.integrityCheck() == [])
  }

  @Test func `a store locked by another process says busy and works afterwards`() async throws {
    let store = try Store(path: folder.store, busyTimeout: .milliseconds(1))
    let other = try SQLiteConnection(path: folder.store, flags: SQLITE_OPEN_READWRITE)
    try other.run("BEGIN IMMEDIATE")
    await #expect(throws: StoreError.busy) { try await store.setMeta("a", "b") }
    try other.run("ROLLBACK")
    try await store.setMeta("a", "b")
  }

  @Test(.enabled(if: !LockHolder.locks().isEmpty, "the system has no table of locks"))
  func `opening a second time lets go of no lock, or others would remove our journal`()
    async throws
  {
    let store = try Store(path: folder.store)
    try await store.setMeta("a", "b")
    let file = try #require(LockHolder.inode(folder.store))
    func isLocked() -> Bool {
      LockHolder.locks().contains { $0.inode == file && $0.process == getpid() }
    }
    #expect(isLocked())
    let reader = try StoreReader(path: folder.store)
    #expect(isLocked())
    let other = try Store(path: folder.store)
    await other.close()
    #expect(isLocked())
    await reader.close()
  }

  @Test func `a connection for reading cannot write`() async throws {
    let store = try Store(path: folder.store)
    let reader = try StoreReader(path: folder.store)
    await #expect(throws: StoreError.readOnly) { try await reader.tryToWrite() }
    await store.close()
  }

  @Test func `an order for disk safety is given for intent and outcome, not for pages`()
    async throws
  {
    let store = try Store(path: folder.store)
    try await store.record(roomPage([room("lobby")]))
    #expect(try await store.synchronous() == 1)
    _ = try await store.enqueue(plan([.clearRoom("lobby")]), hold: .zero, now: at(1))
    #expect(try await store.synchronous() == 2)
  }
}

extension Store {
  func allowNoMorePages(limit: Int = 1) throws(StoreError) {
    _ = try database.first("PRAGMA max_page_count = \(limit)") { $0.int(0) }
  }

  func synchronous() throws(StoreError) -> Int? {
    try database.first("PRAGMA synchronous") { $0.int(0) }
  }
}

extension StoreReader {
  func tryToWrite() throws(StoreError) {
    try database.run("INSERT INTO meta VALUES ('a', 'b')")
  }
}
