import Foundation
import GavelModel
import Synchronization
import Testing

@testable import GavelStore

/// Bringing an old store up to date: told on the way, and cut off at any moment without harm.
@Suite struct MigrationTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let connection = try StoreFile.openForWriting(path: folder.store, busyTimeout: .seconds(1))
      .connection
    try Schema.migrate(connection, to: 5)
    try connection.execute(
      script: """
        INSERT INTO rooms(row, id, name, kind, status, listed, rank, told_members, described_at)
          VALUES (1, 'lobby', 'Lobby', 'group', 'active', 1, -1, 1, 1);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000)
        INSERT INTO messages(room, id, type, text, sent_at, updated_at, flags)
          SELECT 1, 'm' || i, 'text', 'see http://x.org/' || i, i, i, 0 FROM n;
        """)
    connection.close()
  }

  private func expectUpToDate(_ path: String) async throws {
    let store = try Store(path: path)
    #expect(try await store.integrityCheck() == [])
    await store.close()
    let reader = try StoreReader(path: path)
    let filter = try Filter.of("has:link", .messages)
    let ids = try await reader.ids(in: "lobby", matching: filter, limit: 30_000).ids
    #expect(ids.count == 25_000)
    await reader.close()
  }

  @Test func `how far it is is told, never backwards, up to the end`() async throws {
    let told = Mutex<[StoreMigration]>([])
    let store = try Store(path: folder.store) { news in told.withLock { $0.append(news) } }
    await store.close()
    let news = told.withLock { $0 }
    #expect(news.first?.version == 6)
    #expect(news.allSatisfy { $0.latest == Schema.version })
    let shares = news.filter { $0.version == 6 }.compactMap(\.share)
    #expect(shares == shares.sorted())
    #expect(shares.last == 1)
    try await expectUpToDate(folder.store)
  }

  @Test func `a store that is new or up to date tells nothing`() async throws {
    let told = Mutex(0)
    for path in [folder.store + ".new", folder.store + ".new"] {
      let store = try Store(path: path) { _ in told.withLock { $0 += 1 } }
      await store.close()
    }
    #expect(told.withLock { $0 } == 0)
  }

  @Test func `who is cancelled in the midst of it leaves a store that the next start finishes`()
    async throws
  {
    let path = folder.store
    let opening = Task {
      // Cancelled from within, so that it is in the midst of a step for certain.
      _ = try Store(path: path) { _ in withUnsafeCurrentTask { $0?.cancel() } }
    }
    await #expect(throws: StoreError.interrupted) { try await opening.value }
    #expect(throws: StoreError.olderVersion(path: path, found: 5)) {
      _ = try StoreReader(path: path)
    }
    try await expectUpToDate(path)
  }

  @Test func `what a process leaves that is killed in the midst of it is finished later`()
    async throws
  {
    let copies = try TemporaryFolder()
    let path = folder.store
    let copy = copies.store
    let isCopied = Mutex(false)
    let store = try Store(path: path) { news in
      guard news.share ?? 0 > 0.5, !isCopied.withLock({ $0 }) else { return }
      isCopied.withLock { $0 = true }
      for suffix in ["", "-wal"] {
        // A missing file shows in the expectation below.
        try? FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        try? FileManager.default.setAttributes(
          [.posixPermissions: 0o600], ofItemAtPath: copy + suffix)
      }
    }
    await store.close()
    #expect(isCopied.withLock { $0 })
    #expect(throws: StoreError.olderVersion(path: copy, found: 5)) {
      _ = try StoreReader(path: copy)
    }
    try await expectUpToDate(copy)
  }
}
