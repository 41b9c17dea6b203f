import GavelModel
import Testing

@testable import GavelStore

/// Random operations in random order never leave a counter, the search index or a reference wrong.
@Suite struct CountersTests {
  @Test(arguments: 1...8) func `counters equal counts after anything`(seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.store)
    var random = SplitMix(seed: seed)
    var walks: [(RoomID, WalkID)] = []
    for step in 0..<150 {
      let asked = Int64(step) + .random(in: -20...1, using: &random)
      let id = RoomID("r\(Int.random(in: 0..<4, using: &random))")
      switch Int.random(in: 0..<11, using: &random) {
      case 0: try await store.record(roomPage([room(id, active: asked)], asked: asked))
      case 1:
        let members = people(&random).map { Member(person: $0) }
        try await store.record(detail(room(id), members: members, asked: asked))
      case 2, 3:
        let walk = walks.last { $0.0 == id }?.1
        try await store.record([page(messages(id, &random), asked: asked)], in: id, walk: walk)
      case 4: walks.append((id, try await store.beginWalk(of: id, at: at(asked))))
      case 5:
        guard let (room, walk) = walks.popLast() else { continue }
        _ = try await store.removeUnmet(
          by: walk, in: room, from: nil, to: at(50),
          order: HistoryOrder.allCases.randomElement(using: &random) ?? .sent,
          requestedAt: at(asked))
        try await store.endWalk(walk)
      case 6:
        let status = RoomStatus.allCases.randomElement(using: &random) ?? .active
        try await store.mark(id, as: status, at: at(asked))
      case 7:
        try await store.setSyncState(
          RoomSyncState(isComplete: .random(using: &random), checkedAt: at(asked)), of: id)
      case 8:
        let author = PersonID("p\(Int.random(in: 0..<3, using: &random))")
        try await store.record(
          reports: reports(id, author, &random), of: author, requestedAt: at(asked))
      case 9:
        _ = try await store.importReports(
          reports(id, "p9", &random).map { report in
            var imported = report
            imported.id = ReportID("import:\(report.id)")
            return imported
          }, now: at(asked))
      default: try await act(store, id, at(Int64(step)), &random)
      }
    }
    let findings = try await store.integrityCheck()
    #expect(findings == [])
  }

  @Test func `a wrong counter is found`() async throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.store)
    try await store.record([page([message("m")])], in: "lobby")
    try await store.falsify()
    let findings = try await store.integrityCheck()
    #expect(
      findings == [
        "messages per room: 1 wrong", "all messages: 1 wrong",
        "message_search differs from its texts",
      ])
  }

  private func people(_ random: inout SplitMix) -> [Person] {
    (0..<Int.random(in: 0...5, using: &random)).map { _ in
      let number = Int.random(in: 0..<8, using: &random)
      return Person(
        id: PersonID("p\(number)"), name: Bool.random(using: &random) ? "N\(number)" : nil)
    }
  }

  private func messages(_ room: RoomID, _ random: inout SplitMix) -> [Message] {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in
      let number = Int.random(in: 0..<20, using: &random)
      return message(
        MessageID("m\(number)"), "text \(Int.random(in: 0..<3, using: &random)) 日本",
        by: people(&random).first, in: room, sent: Int64(number),
        updated: Int64.random(in: 0...40, using: &random))
    }
  }

  private func reports(
    _ room: RoomID, _ author: PersonID, _ random: inout SplitMix
  ) -> [Report] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      let number = Int.random(in: 0..<9, using: &random)
      return report(
        ReportID("\(author).\(number)"), MessageID("m\(number)"), in: room, by: author,
        at: Int64.random(in: 0...9, using: &random))
    }
  }

  private func act(
    _ store: Store, _ room: RoomID, _ now: Timestamp, _ random: inout SplitMix
  ) async throws {
    let actions: [ModerationAction] = [
      .deleteMessage(MessageID("m\(Int.random(in: 0..<20, using: &random))"), room: room),
      .removeMember(
        PersonID("p\(Int.random(in: 0..<8, using: &random))"), room: room, announced: false),
      .clearRoom(room), .deleteRoom(room), .leaveRoom(room, announced: true),
      .dismissReports(.author(PersonID("p\(Int.random(in: 0..<3, using: &random))"))),
      .dismissReports(.message(MessageID("m\(Int.random(in: 0..<9, using: &random))"), room: room)),
    ]
    let chosen = actions.filter { _ in Bool.random(using: &random) }
    guard !chosen.isEmpty else { return }
    let batch = try await store.enqueue(plan(chosen), hold: .zero, now: now)
    let items = try await store.openItems(of: batch).map(\.id)
    _ = try await store.claim(items, now: now)
    let settlements = items.dropLast(Int.random(in: 0...1, using: &random)).map {
      Settlement(
        item: $0, outcome: Outcome.allCases.randomElement(using: &random) ?? .done, attempts: 1,
        requestedAt: now)
    }
    try await store.settle(settlements, now: now)
  }
}

extension Store {
  func falsify() throws(StoreError) {
    try database.execute(
      script: """
        DROP TRIGGER message_removed; DROP TRIGGER message_unindexed; DELETE FROM messages;
        """)
  }
}
