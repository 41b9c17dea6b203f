import Foundation
import GavelAPI
import GavelModel
import GavelStore
import Testing

@testable import GavelDispatch

/// Batches that are longer than what the relay holds in memory, and claims ahead of the wire.
@Suite struct LongBatchTests {
  private func plan(_ actions: [ModerationAction], _ scene: Scene) -> ActionPlan {
    ActionPlan(
      server: scene.client.server, account: scene.account, created: Scene.clock(), reason: "test",
      items: actions.map { PlanItem(action: $0) })
  }

  private func deletions(_ count: Int, in scene: Scene) async throws -> [ModerationAction] {
    let room = try await scene.sharedRoom()
    return room.messages.suffix(count).map {
      .deleteMessage(MessageID($0.id), room: RoomID(room.id))
    }
  }

  @Test func `a batch longer than what is in memory is carried out to its end`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let dispatcher = scene.dispatcher()
    await dispatcher.setStretch(7)
    let batch = try await dispatcher.enqueue(
      plan(try await deletions(50, in: scene), scene), hold: .zero)
    #expect(await dispatcher.waiting(of: batch) == 7)
    let relay = Task { await dispatcher.run() }
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    #expect(try await scene.reader.batch(batch)?.counts[.done] == 50)
    #expect(try await scene.control.destructive().count == 50)
  }

  @Test func `what was confirmed later waits in a room for all that was confirmed before`()
    async throws
  {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = RoomID(try await scene.sharedRoom().id)
    let dispatcher = scene.dispatcher()
    await dispatcher.setStretch(4)
    let long = try await dispatcher.enqueue(
      plan(try await deletions(30, in: scene), scene), hold: .zero)
    let clearing = try await dispatcher.enqueue(
      try await scene.planner.seal([.clearRoom(room)], reason: ""), hold: .zero)
    let relay = Task { await dispatcher.run() }
    await dispatcher.finish(long)
    await dispatcher.finish(clearing)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    let sent = try await scene.control.destructive().map { $0.path.hasSuffix("/_all") }
    #expect(sent.prefix(30).allSatisfy { !$0 })
    #expect(sent.count >= 30)
    #expect(try await scene.reader.batch(clearing)?.counts.settledTotal == 1)
    #expect(try await scene.reader.batch(long)?.counts[.done] == 30)
  }

  @Test func `what is claimed and has not left can still be taken back`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    try await scene.control.faults(
      #"[{"match":{"method":"DELETE","path":"/rooms/*/messages/*"},"kind":"delay","#
        + #""delayMilliseconds":300,"times":0}]"#)
    let dispatcher = scene.dispatcher(concurrency: 1)
    let batch = try await dispatcher.enqueue(
      plan(try await deletions(12, in: scene), scene), hold: .zero)
    let relay = Task { await dispatcher.run() }
    for await _ in scene.store.changes() {
      if try await scene.reader.batch(batch)?.counts.inFlight ?? 0 > 1 { break }
    }
    let cancelled = try await dispatcher.cancel(batch)
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    let counts = try #require(try await scene.reader.batch(batch)?.counts)
    let sent = try await scene.control.destructive().count
    #expect(counts[.cancelled] == cancelled.count)
    #expect(counts[.done] == sent)
    #expect(counts[.done] + counts[.cancelled] == 12)
    #expect(sent <= 2)
  }

  @Test func `a long batch costs few commits more than it has items`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let dispatcher = scene.dispatcher()
    let batch = try await dispatcher.enqueue(
      plan(try await deletions(120, in: scene), scene), hold: .zero)
    let before = await scene.store.commits
    let relay = Task { await dispatcher.run() }
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    // At worst each answer is written by itself; claims are made by the handful in any case.
    #expect(await scene.store.commits - before <= 120 + 30)
  }

  @Test func `a demand for a rest stops what is claimed, and all is sent once it is over`()
    async throws
  {
    let scene = try await Scene.open()
    defer { scene.close() }
    try await scene.control.faults(
      #"[{"match":{"method":"DELETE"},"kind":"rateLimit","times":1,"after":3,"seconds":1}]"#)
    let dispatcher = scene.dispatcher(concurrency: 2)
    let batch = try await dispatcher.enqueue(
      plan(try await deletions(10, in: scene), scene), hold: .zero)
    let relay = Task { await dispatcher.run() }
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    #expect(try await scene.reader.batch(batch)?.counts[.done] == 10)
  }
}

extension Dispatcher {
  func setStretch(_ items: Int) { stretch = items }

  func waiting(of batch: BatchID) -> Int { machine.waiting(of: batch) }
}
