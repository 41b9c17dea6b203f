import Foundation
import GavelModel
import Testing

@testable import GavelStore

/// A store with something of everything, to be damaged and repaired.
struct DamagedStore {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let items = 300

  /// Leaves a store with a finished, an interrupted and a decided batch, and reports.
  func make() async throws {
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

  func size() throws -> Int {
    Int(try FileHandle(forReadingFrom: URL(filePath: folder.store)).seekToEnd())
  }

  func damage(at offset: Int, _ bytes: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(filePath: folder.store))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  func repair() throws -> RepairReport {
    try StoreRepair(path: folder.store, now: at(300)).run()
  }

  /// The rebuilt store opens, is sound but for rows without their counterpart, and lists everything.
  @discardableResult
  func expectUsable(_ report: RepairReport, _ comment: Comment) async throws -> Int {
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

  /// Overwrites whole pages, counted from 1, with bytes that mean nothing.
  func ruin(_ pages: some Sequence<Int>) throws {
    var random = SplitMix(seed: 7)
    for page in pages {
      try damage(
        at: (page - 1) * 4096, (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }
}
