import Foundation
import GavelModel
import Testing

@testable import GavelStore

@Suite struct BatchLocksTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let actions: [ModerationAction] = [
    .deleteMessage("m1", room: "lobby"), .deleteMessage("m2", room: "lobby"),
  ]

  /// Returns the numbers under which this process has a file open.
  private func descriptors(of path: String) throws -> [Int32] {
    let list = "/proc/self/fd"
    let path = URL(filePath: path).resolvingSymlinksInPath().path
    return try FileManager.default.contentsOfDirectory(atPath: list).filter {
      // What another test closes meanwhile is not this file.
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(list)/\($0)")) == path
    }.compactMap { Int32($0) }
  }

  @Test func `a batch belongs to one store at a time, even in one process`() async throws {
    let first = try Store(path: folder.store)
    let second = try Store(path: folder.store)
    let batch = try await first.enqueue(plan(actions), hold: .zero, now: at(1))
    let ids = try await second.openItems(of: batch).map(\.id)
    #expect(try await second.claim(ids, now: at(1)) == [])
    #expect(try await second.resume(batch) == false)
    #expect(try await second.discard(batch, now: at(1)) == false)
    #expect(try await second.interruptedBatches() == [])
    #expect(try await first.claim(ids, now: at(1)).count == 2)
    let reader = try StoreReader(path: folder.store)
    #expect(try await reader.batch(batch)?.state == .running)
    #expect(await first.ownBatches() == [batch])
    #expect(await second.ownBatches() == [])
  }

  @Test(arguments: [Duration.zero, .seconds(60)])
  func `what a dead owner left is interrupted, held or not, and can be resumed`(hold: Duration)
    async throws
  {
    var first: Store? = try Store(path: folder.store)
    let batch = try #require(
      try await first?.enqueue(plan(actions), hold: hold, now: at(1)))
    let ids = try #require(try await first?.openItems(of: batch).map(\.id))
    _ = try await first?.claim([ids[0]], now: at(1))
    first = nil
    let second = try Store(path: folder.store)
    let reader = try StoreReader(path: folder.store)
    #expect(try await reader.batch(batch)?.state == .interrupted)
    #expect(try await second.interruptedBatches().map(\.id) == [batch])
    #expect(try await reader.interruptedBatches().map(\.id) == [batch])
    #expect(try await second.claim(ids, now: at(99)) == [])
    #expect(try await second.resume(batch))
    #expect(try await reader.batch(batch)?.state == .running)
    let open = try await second.openItems(of: batch)
    #expect(open.map(\.status) == [hold == .zero ? .inFlight : .waiting, .waiting])
  }

  @Test func `a copy of the lock file that a starting program has keeps no batch`() async throws {
    var first: Store? = try Store(path: folder.store)
    let batch = try #require(try await first?.enqueue(plan(actions), hold: .zero, now: at(1)))
    let copies = try descriptors(of: BatchLocks.path(of: folder.store)).map { dup($0) }
    defer { for copy in copies { close(copy) } }
    first = nil
    #expect(copies.count == 1)
    #expect(BatchLockProbe(storePath: folder.store).isOwned(batch) == false)
    #expect(try BatchLocks(storePath: folder.store).seize())
  }

  @Test func `a finished batch is let go`() async throws {
    let store = try Store(path: folder.store)
    let batch = try await store.enqueue(plan(actions), hold: .zero, now: at(1))
    #expect(try await store.cancel(batch: batch, now: at(2)).count == 2)
    #expect(BatchLockProbe(storePath: folder.store).isOwned(batch) == false)
    #expect(try await store.resume(batch) == false)
  }

  @Test func `given up, what may have left is unknown and the rest cancelled`() async throws {
    var first: Store? = try Store(path: folder.store)
    let batch = try #require(try await first?.enqueue(plan(actions), hold: .zero, now: at(1)))
    let ids = try #require(try await first?.openItems(of: batch).map(\.id))
    _ = try await first?.claim([ids[0]], now: at(1))
    first = nil
    let second = try Store(path: folder.store)
    #expect(try await second.discard(batch, now: at(5)))
    let reader = try StoreReader(path: folder.store)
    #expect(try await reader.batch(batch)?.state == .finished)
    #expect(try await reader.audit().map(\.outcome) == [.cancelled, .unknown])
  }

  @Test func `a batch that is being sent cannot be given up`() async throws {
    let store = try Store(path: folder.store)
    let batch = try await store.enqueue(plan(actions), hold: .zero, now: at(1))
    #expect(try await store.discard(batch, now: at(2)) == false)
    #expect(try await store.openItems(of: batch).count == 2)
    let ids = try await store.openItems(of: batch).map(\.id)
    #expect(try await store.claim(ids, now: at(2)).count == 2)
  }

  @Test func `closing gives up ownership at once`() async throws {
    let first = try Store(path: folder.store)
    let batch = try await first.enqueue(plan(actions), hold: .zero, now: at(1))
    await first.close()
    let second = try Store(path: folder.store)
    #expect(try await second.interruptedBatches().map(\.id) == [batch])
  }

  @Test func `many claimers get every item once`() async throws {
    let store = try Store(path: folder.store)
    let many = (0..<100).map {
      ModerationAction.deleteMessage(MessageID("m\($0)"), room: "lobby")
    }
    let batch = try await store.enqueue(plan(many), hold: .zero, now: at(1))
    let ids = try await store.openItems(of: batch).map(\.id)
    let claimed = try await withThrowingTaskGroup(of: [ItemID].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var mine: [ItemID] = []
          for id in ids.shuffled() {
            mine += try await store.claim([id], now: at(1)).map(\.id)
          }
          return mine
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(claimed.sorted() == ids)
  }
}
