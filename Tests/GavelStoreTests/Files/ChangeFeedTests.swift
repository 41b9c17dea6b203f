import GavelModel
import Testing

@testable import GavelStore

@Suite struct ChangeFeedTests {
  @Test func `what a busy listener missed is told at once, and once`() async {
    let feed = ChangeFeed()
    var listener = feed.stream().makeAsyncIterator()
    feed.announce([.rooms])
    feed.announce([.messages])
    feed.announce([.rooms, .queue])
    #expect(await listener.next() == [.rooms, .messages, .queue])
    feed.announce([.audit])
    #expect(await listener.next() == [.audit])
    feed.finish()
    #expect(await listener.next() == nil)
  }

  @Test func `a stream asked for after the end ends at once`() async {
    let feed = ChangeFeed()
    feed.finish()
    var listener = feed.stream().makeAsyncIterator()
    #expect(await listener.next() == nil)
  }

  @Test func `commits are announced, failures are not`() async throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.store)
    var listener = store.changes().makeAsyncIterator()
    try await store.record(roomPage([room("lobby")]))
    #expect(await listener.next() == [.rooms, .members, .sync])
    await #expect(throws: StoreError.damagedPlan) {
      try await store.enqueue(plan([]), hold: .zero, now: at(1))
    }
    _ = try await store.enqueue(plan([.clearRoom("lobby")]), hold: .zero, now: at(1))
    #expect(await listener.next() == [.queue])
  }

  @Test func `a reader sees that somebody committed`() async throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.store)
    let reader = try StoreReader(path: folder.store)
    let before = try await reader.dataVersion()
    #expect(try await reader.dataVersion() == before)
    try await store.setMeta("a", "b")
    #expect(try await reader.dataVersion() != before)
  }
}
