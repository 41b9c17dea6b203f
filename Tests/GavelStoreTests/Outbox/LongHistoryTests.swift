import GavelModel
import Testing

@testable import GavelStore

/// What an action costs must not grow with what was done before it, nor with its own batch.
@Suite struct LongHistoryTests {
  /// Operations of SQLite's machine for one deletion, from its claim to its end.
  private func cost(
    history: Int, batch size: Int, evidence: EvidenceMode
  ) async throws -> Int {
    let fixture = try StoreFixture()
    let store = fixture.store
    try await store.record(roomPage([room("lobby")]))
    let author = Person(id: "x", name: "X")
    let all = (0..<(history + size)).map {
      message(MessageID("m\($0)"), by: author, sent: Int64($0))
    }
    try await store.record([page(all)], in: "lobby")
    for (part, mode) in [(all[..<history], EvidenceMode.full), (all[history...], evidence)]
    where !part.isEmpty {
      let items = part.map {
        PlanItem(action: .deleteMessage($0.id, room: "lobby"), digest: $0.contentDigest)
      }
      let sealed = ActionPlan(
        server: "https://a", account: "ana", created: at(0), reason: "spam", items: items)
      let batch = try await store.enqueue(sealed, hold: .zero, now: at(1), evidence: mode)
      let open = try await store.openItems(of: batch).map(\.id)
      guard part.startIndex == history else {
        try await store.settle(open.map { fixture.settled($0, .done) }, now: at(2))
        continue
      }
      // The first compiles the statements that are counted.
      try await delete(open[0], fixture)
      let before = try await store.work().steps
      try await delete(open[1], fixture)
      return try await store.work().steps - before
    }
    return 0
  }

  private func delete(_ item: ItemID, _ fixture: StoreFixture) async throws {
    _ = try await fixture.store.claim([item], seen: [item: SeenContent()], now: at(3))
    try await fixture.store.settle([fixture.settled(item, .done)], now: at(4))
  }

  @Test(arguments: [EvidenceMode.full, .digest])
  func `a deletion costs the same after many others`(evidence: EvidenceMode) async throws {
    let alone = try await cost(history: 0, batch: 20, evidence: evidence)
    let later = try await cost(history: 2_000, batch: 20, evidence: evidence)
    #expect(alone > 0 && later < alone * 2, "\(alone) steps, then \(later)")
  }

  @Test(arguments: [EvidenceMode.full, .digest])
  func `a deletion costs the same in a long batch`(evidence: EvidenceMode) async throws {
    let short = try await cost(history: 0, batch: 20, evidence: evidence)
    let long = try await cost(history: 0, batch: 2_000, evidence: evidence)
    #expect(short > 0 && long < short * 2, "\(short) steps, then \(long)")
  }

  @Test func `a store with a damaged plan is brought up to date all the same`() async throws {
    let folder = try TemporaryFolder()
    let connection = try StoreFile.openForWriting(path: folder.store, busyTimeout: .seconds(1))
      .connection
    try Schema.migrate(connection, to: 10)
    try connection.execute(
      script: """
        INSERT INTO batches(id, confirmed_at, format, server, account, created, reason, digest)
          VALUES (1, 1, 1, 'https://a', 'ana', '2026-01-01T00:00:00.000Z', 'spam', 'd');
        INSERT INTO items(batch, plan, standing, attempts, was_known)
          VALUES (1, '{"target":', 'done', 1, 1);
        """)
    connection.close()
    let store = try Store(path: folder.store)
    #expect(try await store.integrityCheck().isEmpty)
    await store.close()
  }
}
