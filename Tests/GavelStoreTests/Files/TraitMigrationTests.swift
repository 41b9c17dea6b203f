import GavelModel
import Testing

@testable import GavelStore

@Suite struct TraitMigrationTests {
  @Test func `messages of before are found by what is kept of them since`() async throws {
    let folder = try TemporaryFolder()
    let connection = try StoreFile.openForWriting(path: folder.store, busyTimeout: .seconds(1))
      .connection
    try Schema.migrate(connection, to: 5)
    try connection.execute(
      script: """
        INSERT INTO rooms(row, id, name, kind, status, listed, rank, told_members, described_at)
          VALUES (1, 'lobby', 'Lobby', 'group', 'active', 1, -1, 1, 1);
        INSERT INTO messages(room, id, type, text, sent_at, updated_at, edited_at, flags,
          attachments)
          VALUES (1, 'a', 'text', 'see http://x', 1, 1, NULL, 1, NULL),
            (1, 'b', 'text', 'plain', 2, 2, NULL, 2, NULL),
            (1, 'c', 'joinRoom', '', 3, 3, 9, 0, '["f\u{202E}"]');
        """)
    connection.close()
    _ = try Store(path: folder.store)
    let reader = try StoreReader(path: folder.store)
    await reader.setScanBudget(1)
    for (text, ids) in [
      ("has:link", ["a"]), ("has:file has:hidden is:edited is:system type:joinroom", ["c"]),
      ("-has:link -has:file", ["b"]),
    ] as [(String, [MessageID])] {
      let filter = try Filter.of(text, .messages)
      #expect(try await reader.ids(in: "lobby", matching: filter, limit: 9).ids == ids, "\(text)")
    }
    let messages = try await reader.messages(in: "lobby", .first, limit: 9).rows
    #expect(messages.map(\.isPinned) == [true, false, false])
    #expect(messages.map(\.isHidden) == [false, true, false])
  }
}
