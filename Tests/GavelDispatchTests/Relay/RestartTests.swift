import Foundation
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore
import Testing

@testable import GavelDispatch

/// What a dead process leaves behind, and how the next one goes on.
@Suite struct RestartTests {
  /// A plan for the newest messages of the room that most personas share.
  func plan(_ count: Int, _ scene: Scene) async throws -> ActionPlan {
    let room = try await scene.sharedRoom()
    return try await scene.planner.seal(
      room.messages.suffix(count).map {
        .deleteMessage(MessageID($0.id), room: RoomID(room.id))
      }, reason: "restart")
  }

  @Test func `unfinished work is offered and not sent by itself`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let plan = try await plan(5, scene)
    let batch = try await scene.store.enqueue(plan, hold: .zero, now: Scene.clock())
    await scene.store.close()
    let next = try Store(path: scene.store.path)
    let dispatcher = scene.dispatcher(store: next)
    let relay = Task { await dispatcher.run() }
    #expect(try await scene.reader.batch(batch)?.state == .interrupted)
    #expect(try await scene.control.destructive().isEmpty)
    #expect(try await dispatcher.resume(batch))
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    #expect(try await scene.reader.items(of: batch).allSatisfy { $0.outcome == .done })
  }

  @Test func `what was accepted is finished whatever its number, and not what is forbidden by now`()
    async throws
  {
    let scene = try await Scene.open()
    defer { scene.close() }
    let plan = try await plan(5, scene)
    let batch = try await scene.store.enqueue(plan, hold: .zero, now: Scene.clock())
    await scene.store.close()
    let room = try await scene.sharedRoom()
    let next = try Store(path: scene.store.path)
    let strict = scene.dispatcher(
      limits: GateLimits(protectedRooms: [TargetPattern(room.id)]), store: next)
    await #expect(throws: DispatchError.self) { try await strict.resume(batch) }
    #expect(try await scene.reader.batch(batch)?.state == .interrupted)
    let dispatcher = scene.dispatcher(
      limits: GateLimits(batchCeiling: 2, minuteCeiling: 2, approvalOver: 2), store: next)
    let relay = Task { await dispatcher.run() }
    #expect(try await dispatcher.resume(batch))
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    #expect(try await scene.reader.items(of: batch).allSatisfy { $0.outcome == .done })
  }

  @Test func `a claim whose request was applied unseen ends as gone, and once`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let plan = try await plan(3, scene)
    let batch = try await scene.store.enqueue(plan, hold: .zero, now: Scene.clock())
    let items = try await scene.store.openItems(of: batch)
    _ = try await scene.store.claim(items.map(\.id), now: Scene.clock())
    // The first request reached the platform, then the process died.
    _ = try await scene.client.perform(
      .deleteMessage(
        MessageID(items[0].action.target), room: items[0].action.room))
    await scene.store.close()
    let next = try Store(path: scene.store.path)
    let dispatcher = scene.dispatcher(store: next)
    let relay = Task { await dispatcher.run() }
    #expect(try await dispatcher.resume(batch))
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    let settled = try await scene.reader.items(of: batch)
    #expect(settled.map(\.outcome) == [.gone, .done, .done])
  }

  @Test func `two relays never send the same batch`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let plan = try await plan(2, scene)
    let batch = try await scene.store.enqueue(plan, hold: .seconds(3600), now: Scene.clock())
    let other = try Store(path: scene.store.path)
    let dispatcher = scene.dispatcher(store: other)
    #expect(try await !dispatcher.resume(batch))
    #expect(try await !dispatcher.discard(batch))
    #expect(try await scene.reader.batch(batch)?.state == .held)
  }

  @Test func `shutting down leaves in the queue what was not sent`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    try await scene.control.faults(
      #"[{"match":{"method":"DELETE","path":"/rooms/*/messages/*"},"kind":"delay","#
        + #""delayMilliseconds":100,"times":0}]"#)
    let dispatcher = scene.dispatcher(concurrency: 2)
    let relay = Task { await dispatcher.run() }
    let batch = try await dispatcher.enqueue(try await plan(40, scene), hold: .zero)
    for await _ in scene.store.changes() {
      if try await scene.reader.batch(batch)?.counts.settledTotal ?? 0 > 0 { break }
    }
    await dispatcher.shutDown(within: .seconds(2))
    await relay.value
    await scene.store.close()
    let counts = try #require(try await scene.reader.batch(batch)?.counts)
    #expect(counts.waiting > 0)
    let done = try await scene.control.destructive().count
    #expect(counts.settledTotal + counts.inFlight >= done)
    #expect(counts.total == 40)
  }

  @Test func `a journal that cannot be written ends the relay and sends nothing`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let dispatcher = scene.dispatcher()
    let batch = try await dispatcher.enqueue(try await plan(3, scene), hold: .zero)
    await scene.store.close()
    await dispatcher.run()
    await dispatcher.finish(batch)
    for await report in dispatcher.reports {
      guard case .journalFailed = report else { continue }
      break
    }
    #expect(try await scene.control.destructive().isEmpty)
  }

  @Test func `a relay whose journal failed says why, and lets others resume`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let dispatcher = scene.dispatcher()
    let batch = try await dispatcher.enqueue(try await plan(3, scene), hold: .zero)
    await dispatcher.halt(.full)
    await dispatcher.run()
    #expect(try await scene.control.destructive().isEmpty)
    #expect(try await scene.reader.batch(batch)?.state == .interrupted)
    await expectFull { _ = try await dispatcher.resume(batch) }
    await expectFull { _ = try await dispatcher.retry(batch) }
    await expectFull { _ = try await dispatcher.enqueue(try await plan(1, scene), hold: .zero) }
    let next = scene.dispatcher()
    let relay = Task { await next.run() }
    #expect(try await next.resume(batch))
    await next.finish(batch)
    await next.shutDown(within: .seconds(1))
    await relay.value
    #expect(try await scene.reader.items(of: batch).allSatisfy { $0.outcome == .done })
  }

  private func expectFull(_ ask: () async throws -> Void) async {
    do {
      try await ask()
      Issue.record("nothing was thrown")
    } catch DispatchError.journal(.full) {
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func `read-only takes nothing up again`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let batch = try await scene.store.enqueue(
      try await plan(2, scene), hold: .zero, now: Scene.clock())
    await scene.store.close()
    let next = try Store(path: scene.store.path)
    let dispatcher = scene.dispatcher(readOnly: true, store: next)
    await #expect(throws: DispatchError.self) { _ = try await dispatcher.resume(batch) }
    await #expect(throws: DispatchError.self) { _ = try await dispatcher.retry(batch) }
    #expect(try await scene.reader.batch(batch)?.state == .interrupted)
  }

  @Test(arguments: [Duration.zero, .seconds(600)])
  func `a claim that has sent nothing when the relay ends is given back`(grace: Duration)
    async throws
  {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let plan = try await scene.planner.seal([.clearRoom(RoomID(room.id))], reason: "")
    // Its end cuts the reading short, or waits for it.
    let delay = grace == .zero ? 60_000 : 10_000
    try await scene.control.faults(
      #"[{"match":{"method":"GET","path":"/rooms/*/messages/v3"},"kind":"delay","#
        + #""delayMilliseconds":\#(delay),"times":0}]"#)
    let dispatcher = scene.dispatcher()
    let relay = Task { await dispatcher.run() }
    let batch = try await dispatcher.enqueue(plan, hold: .zero)
    for await _ in scene.store.changes() {
      if try await scene.reader.batch(batch)?.counts.inFlight == 1 { break }
    }
    await dispatcher.shutDown(within: grace)
    await relay.value
    #expect(try await scene.control.destructive().isEmpty)
    #expect(try await scene.reader.batch(batch)?.counts.waiting == 1)
  }
}
