import CSQLite
import Foundation
import GavelModel
import Testing

@testable import GavelStore

@Suite struct StoreFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open() throws(StoreError) { _ = try Store(path: folder.store) }

  private func mode(_ path: String) -> mode_t {
    var facts = stat()
    stat(path, &facts)
    return facts.st_mode & 0o777
  }

  @Test func `a new store and its companions are for their owner alone`() async throws {
    let store = try Store(path: folder.store)
    try await store.setMeta("a", "b")
    for suffix in ["", "-wal", "-shm", ".locks"] {
      #expect(mode(folder.store + suffix) == 0o600, "\(suffix)")
    }
  }

  @Test func `a store whose log is empty is read without it, whatever its path`() async throws {
    let path = folder.store + " 50%?#é.db"
    let store = try Store(path: path)
    try await store.adopt(server: "https://a", account: "ana", dialect: "imkit")
    #expect(StoreFile.hasLog(path))
    await store.close()
    #expect(!StoreFile.hasLog(path))
    let connection = try StoreFile.openUnchanging(path: path)
    try StoreFile.setUpReading(connection, path, .seconds(1))
    let server = try connection.first("SELECT server FROM identity") { $0.text(0) }
    #expect(server == "https://a")
    connection.close()
    #expect(!FileManager.default.fileExists(atPath: path + "-shm"))
  }

  @Test func `a store that others may read is theirs no longer once it is opened`() async throws {
    let store = try Store(path: folder.store)
    await store.close()
    #expect(chmod(folder.store, 0o644) == 0)
    let again = try Store(path: folder.store)
    try await again.adopt(server: "https://a", account: "ana", dialect: "imkit")
    for suffix in ["", "-wal", "-shm"] {
      #expect(mode(folder.store + suffix) == 0o600, "\(suffix)")
    }
  }

  @Test func `a store opens again with what it held`() async throws {
    let first = try Store(path: folder.store)
    try await first.setMeta("cursor", "7")
    await first.close()
    let second = try Store(path: folder.store)
    #expect(try await second.meta("cursor") == "7")
    await second.close()
    let reader = try StoreReader(path: folder.store)
    #expect(try await reader.syncSummary() == SyncSummary())
  }

  @Test func `another program's database is refused and left as it is`() throws {
    let other = try SQLiteConnection(
      path: folder.store, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try other.execute(script: "PRAGMA journal_mode = WAL; CREATE TABLE notes (text TEXT)")
    other.close()
    let before = try Data(contentsOf: URL(filePath: folder.store))
    #expect(throws: StoreError.notAGavelStore(path: folder.store)) { try open() }
    #expect(throws: StoreError.notAGavelStore(path: folder.store)) {
      _ = try StoreReader(path: folder.store)
    }
    #expect(try Data(contentsOf: URL(filePath: folder.store)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["acme.db"])
  }

  @Test(arguments: ["short", String(repeating: "a line of text\n", count: 1000)])
  func `a text file is refused and left as it is`(text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: folder.store))
    chmod(folder.store, 0o600)
    #expect(throws: StoreError.notAGavelStore(path: folder.store)) { try open() }
    #expect(try Data(contentsOf: URL(filePath: folder.store)) == Data(text.utf8))
  }

  @Test func `a store of a later version is refused and left as it is`() async throws {
    let store = try Store(path: folder.store)
    try await store.pretendVersion(99)
    await store.close()
    let before = try Data(contentsOf: URL(filePath: folder.store))
    let refusal = StoreError.newerVersion(
      path: folder.store, found: 99, supported: Schema.version)
    #expect(throws: refusal) { try open() }
    #expect(throws: refusal) { _ = try StoreReader(path: folder.store) }
    #expect(try Data(contentsOf: URL(filePath: folder.store)) == before)
  }

  @Test func `a later version is noticed while it stands in the journal only`() async throws {
    let store = try Store(path: folder.store)
    try await store.pretendVersion(99)
    #expect(
      throws: StoreError.newerVersion(
        path: folder.store, found: 99, supported: Schema.version)
    ) { try open() }
    await store.close()
  }

  @Test func `what is no file is refused`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.store, withIntermediateDirectories: false)
    #expect(throws: StoreError.unsafe(path: folder.store, .notAFile)) { try open() }
  }

  @Test func `a symbolic link is refused`() async throws {
    let target = folder.file("target.db")
    await (try Store(path: target)).close()
    symlink(target, folder.store)
    #expect(throws: StoreError.unsafe(path: folder.store, .symbolicLink)) { try open() }
  }

  @Test func `a file or folder that others may write is refused`() async throws {
    await (try Store(path: folder.store)).close()
    chmod(folder.store, 0o666)
    #expect(throws: StoreError.unsafe(path: folder.store, .writableByOthers)) { try open() }
    chmod(folder.store, 0o600)
    chmod(folder.path, 0o777)
    #expect(
      throws: StoreError.unsafe(path: folder.path + "/", .directoryWritableByOthers)
    ) { try open() }
  }

  @Test func `a missing folder is named, and a reader makes no file`() throws {
    let path = folder.file("no/acme.db")
    #expect(throws: StoreError.cannotOpen(path: path, code: ENOENT)) {
      _ = try Store(path: path)
    }
    #expect(throws: StoreError.cannotOpen(path: folder.store, code: ENOENT)) {
      _ = try StoreReader(path: folder.store)
    }
  }

  @Test func `a damaged store says so`() async throws {
    let store = try Store(path: folder.store)
    try await store.record(roomPage((0..<200).map { room(RoomID("r\($0)"), name: "Room") }))
    await store.close()
    let file = try FileHandle(forUpdating: URL(filePath: folder.store))
    let size = try file.seekToEnd()
    try file.seek(toOffset: 4096)
    try file.write(contentsOf: Data(repeating: 0x55, count: Int(size) - 4096))
    try file.close()
    #expect(throws: StoreError.corrupt) {
      let reader = try SQLiteConnection(path: folder.store, flags: SQLITE_OPEN_READWRITE)
      _ = try reader.all("SELECT id FROM rooms") { $0.text(0) }
    }
  }

  @Test func `an odd path is only a name`() async throws {
    let path = folder.file("a?b=c #%41 日本.db")
    await (try Store(path: path)).close()
    let again = try Store(path: path)
    #expect(try await again.integrityCheck() == [])
  }

  @Test func `a closed store says so`() async throws {
    let store = try Store(path: folder.store)
    await store.close()
    await #expect(throws: StoreError.closed) { try await store.setMeta("a", "b") }
  }

  @Test func `two openings of a new store at once both succeed`() async throws {
    for number in 0..<8 {
      let path = folder.file("\(number).db")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<3 {
          group.addTask {
            let store = try Store(path: path)
            try await store.adopt(server: "https://a", account: "ana", dialect: "imkit")
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test func `a store belongs to one account`() async throws {
    let store = try Store(path: folder.store)
    #expect(try await store.identity() == nil)
    try await store.adopt(server: "https://a", account: "ana", dialect: "imkit")
    try await store.adopt(server: "https://a", account: "ana", dialect: "imkit")
    await #expect(throws: StoreError.belongsToAnother(server: "https://a", account: "ana")) {
      try await store.adopt(server: "https://b", account: "ana", dialect: "imkit")
    }
  }
}

extension Store {
  func pretendVersion(_ version: Int) throws(StoreError) {
    try database.run("PRAGMA user_version = \(version)")
  }
}
