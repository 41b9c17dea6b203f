import GavelModel
import Synchronization
import Testing

@testable import GavelStore

/// Who is told of new entries of the trail.
@Suite struct ForwardingTests {
  private final class Told: Sendable {
    private let state = Mutex<[Int64]>([])
    var numbers: [Int64] { state.withLock { $0 } }
    func add(_ records: [AuditRecord]) { state.withLock { $0 += records.map(\.number) } }
  }

  private let fixture: StoreFixture
  private let told = Told()

  init() throws { fixture = try StoreFixture() }

  @Test func `each new entry is told once and in order, none of before`() async throws {
    try await fixture.act(.removeMember("mei", room: "lobby", announced: false))
    await fixture.store.forwardAudit(to: told.add)
    #expect(told.numbers.isEmpty)
    try await fixture.act(.removeMember("ivo", room: "lobby", announced: false), now: 300)
    try await fixture.act(.leaveRoom("lobby", announced: false), .refused, now: 400)
    _ = try await fixture.store.erase("mei", now: at(500))
    #expect(told.numbers == [2, 3, 4])
  }

  @Test func `what another store of the file adds is that one's to tell`() async throws {
    await fixture.store.forwardAudit(to: told.add)
    let other = try Store(path: fixture.folder.store)
    _ = try await other.erase("mei", now: at(1))
    #expect(told.numbers.isEmpty)
    _ = try await fixture.store.erase("ivo", now: at(2))
    #expect(told.numbers == [2])
  }
}
