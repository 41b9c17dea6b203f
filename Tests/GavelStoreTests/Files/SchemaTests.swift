import CSQLite
import GavelModel
import Testing

@testable import GavelStore

@Suite struct SchemaTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Leaves a store as the program of that version would have.
  private func makeStore(version: Int) throws {
    let connection = try StoreFile.openForWriting(
      path: folder.store, busyTimeout: .seconds(1)
    ).connection
    try Schema.migrate(connection, to: version)
    try connection.execute(
      script: """
        INSERT INTO people(row, id, name, sort_name, is_bot) VALUES (1, 'mei', 'Mei', 'mei', 0);
        INSERT INTO rooms(row, id, name, kind, status, listed, rank, told_members, described_at)
          VALUES (1, 'lobby', 'Lobby', 'group', 'active', 1, -1, 1, 1);
        INSERT INTO messages(room, id, author, type, text, sent_at, updated_at, flags)
          VALUES (1, 'm1', 1, 'text', '日本へようこそ', 1, 1, 0);
        """)
    // What every transaction ends with since messages enter the index together.
    if version >= 7 { try SearchIndex(database: connection).catchUp() }
    connection.close()
  }

  @Test(arguments: 1...Schema.version)
  func `every earlier version is brought up to date with its content`(version: Int) async throws {
    try makeStore(version: version)
    let store = try Store(path: folder.store)
    #expect(try await store.integrityCheck() == [])
    let reader = try StoreReader(path: folder.store)
    #expect(try await reader.search("日本").map(\.id) == ["m1"])
    #expect(try await reader.search("mei lobby").map(\.id) == ["m1"])
    #expect(try await reader.batches(limit: 1) == [])
  }

  @Test func `an audit of before options were kept is read, by person too`() async throws {
    let connection = try StoreFile.openForWriting(
      path: folder.store, busyTimeout: .seconds(1)
    ).connection
    try Schema.migrate(connection, to: 3)
    try connection.execute(
      script: """
        INSERT INTO audit VALUES
          (1, 1, 'ana', 1, 1, 'remove-member', 'lobby', 'mei', 1, '', 'done', 200, NULL, NULL, '{}'),
          (2, 1, 'ana', 1, 2, 'delete-message', 'lobby', 'm1', 0, '', 'done', 200, NULL, NULL,
            '{"person":"mei"}'),
          (3, 1, 'ana', 1, 3, 'delete-message', 'lobby', 'mei', 0, '', 'done', 200, NULL, NULL,
            '{}');
        """)
    connection.close()
    _ = try Store(path: folder.store)
    let found = try await StoreReader(path: folder.store).actions(against: "mei", limit: 9)
    #expect(
      found.map(\.action) == [
        .deleteMessage("m1", room: "lobby"),
        .removeMember("mei", room: "lobby", announced: true),
      ])
    #expect(try await StoreReader(path: folder.store).verifyAudit().isIntact)
  }

  @Test func `evidence of before is kept as the target it was read from`() async throws {
    let connection = try StoreFile.openForWriting(path: folder.store, busyTimeout: .seconds(1))
      .connection
    try Schema.migrate(connection, to: 4)
    try connection.execute(
      script: """
        INSERT INTO batches(id, confirmed_at, format, server, account, created, reason, digest)
          VALUES (1, 7, 1, 's', 'ana', 'c', 'spam', 'd');
        INSERT INTO items(id, batch, plan, standing, attempts, was_known) VALUES (1, 1,
          '{"kind":"delete-message","room":"lobby","target":"m1","digest":"abc",
            "facts":{"person":"mei"}}', 'done', 1, 1);
        INSERT INTO evidence VALUES (1, '{"text":"hi"}');
        INSERT INTO audit(number, time, actor, batch, item, kind, room, target, announced, reason,
          outcome, facts)
          VALUES (1, 8, 'ana', 1, 1, 'delete-message', 'lobby', 'm1', 0, 'spam', 'done', '{}');
        """)
    connection.close()
    _ = try Store(path: folder.store)
    let reader = try StoreReader(path: folder.store)
    let kept = try #require(try await reader.evidence(ofEntry: 1))
    #expect(kept.takenAt == Timestamp(milliseconds: 7))
    #expect(kept.messages.map(\.id) == ["m1"])
    #expect(kept.messages.map(\.author) == ["mei"])
    #expect(kept.messages.map(\.raw) == [RawJSON(#"{"text":"hi"}"#)])
    #expect(try await reader.verifyAudit().isIntact)
  }

  @Test func `an entry that was missing before is still told to be missing`() async throws {
    let connection = try StoreFile.openForWriting(path: folder.store, busyTimeout: .seconds(1))
      .connection
    try Schema.migrate(connection, to: 4)
    for number in [1, 3] {
      try connection.run(
        """
        INSERT INTO audit(number, time, actor, batch, item, kind, room, target, announced, reason,
          outcome, facts)
        VALUES (?, 8, 'ana', 1, 1, 'clear-room', 'lobby', 'lobby', 0, 'spam', 'done', '{}')
        """, number)
    }
    connection.close()
    _ = try Store(path: folder.store)
    let found = try await StoreReader(path: folder.store).verifyAudit()
    #expect(found.findings == [AuditFinding(number: 2, fault: .missing(through: 2))])
  }

  @Test func `a reader asks for the update instead of guessing`() throws {
    try makeStore(version: 1)
    #expect(throws: StoreError.olderVersion(path: folder.store, found: 1)) {
      _ = try StoreReader(path: folder.store)
    }
  }

  @Test func `shipped migrations never change`() {
    let digests = Schema.migrations.map { String(ContentDigest.of([$0]).prefix(16)) }
    #expect(
      digests == [
        "36a8f092f1f55fd9", "8940833a835616ca", "5c13ac06aad8948e", "964f28bace333f02",
        "027641e8eed8d922", "bc42a8e9f106788a", "439650bbc11e4768", "dcd05b58558dcedd",
        "7bd78b00f62e9371", "fa23398ad614384c", "d4479f26419457f1",
      ])
  }
}
