import Foundation
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore
import Testing

@testable import GavelDispatch

/// What is on disk before a request leaves, and what nobody finds there afterwards.
@Suite struct EvidenceTests {
  @Test func `a message and its neighbours are kept before its request leaves`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let doomed = try #require(room.messages.dropLast(5).last)
    let plan = try await scene.planner.seal(
      [.deleteMessage(MessageID(doomed.id), room: RoomID(room.id))], reason: "spam")
    // The request is never answered, so what is there was there before.
    try await scene.control.faults(
      #"[{"match":{"method":"DELETE","path":"/rooms/*/messages/*"},"kind":"dropBefore","#
        + #""times":0}]"#)
    let items = try await scene.carryOut(plan)
    #expect(items.map(\.outcome) == [.unknown])
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    let target = try #require(kept.messages.first { $0.role == .target })
    #expect(target.text == doomed.text)
    #expect(target.digest == plan.items[0].digest)
    #expect(target.raw != nil)
    #expect(kept.messages.count == 7)
  }

  @Test func `evidence is on disk while the request is on its way`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let plan = try await scene.planner.seal(
      [.deleteMessage(MessageID(room.messages[3].id), room: RoomID(room.id))], reason: "")
    try await scene.control.faults(
      #"[{"match":{"method":"DELETE","path":"/rooms/*/messages/*"},"kind":"delay","#
        + #""delayMilliseconds":400,"times":1}]"#)
    let dispatcher = scene.dispatcher()
    let relay = Task { await dispatcher.run() }
    let batch = try await dispatcher.enqueue(plan, hold: .zero)
    for await _ in scene.store.changes() {
      guard let counts = try await scene.reader.batch(batch)?.counts, counts.waiting == 0
      else { continue }
      break
    }
    let item = try #require(try await scene.reader.items(of: batch).first)
    #expect(try await scene.reader.evidence(of: item.id) != nil)
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
  }

  @Test(arguments: [false, true])
  func `of a room that goes the count and the newest messages are kept`(deletes: Bool)
    async throws
  {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let id = RoomID(room.id)
    let items = try await scene.carryOut([deletes ? .deleteRoom(id) : .clearRoom(id)])
    #expect(items.map(\.outcome) == [.done])
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    #expect(kept.messageCount == room.messages.count)
    #expect(kept.messages.count == min(200, room.messages.count))
    #expect(kept.messages.map(\.id).contains(MessageID(room.messages.map(\.id).max() ?? "")))
  }

  @Test func `a removed member is kept with name and role`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let persona = try #require(scene.server.announcement.personas.first { $0.role == "member" })
    let items = try await scene.carryOut([
      .removeMember(PersonID(persona.userID), room: RoomID(room.id), announced: false)
    ])
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    #expect(kept.people.map(\.id.rawValue) == [persona.userID])
    #expect(kept.people.first?.standing?.role == .member)
  }

  @Test func `a delicate reason leaves no words in the store`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let doomed = try #require(room.messages.dropLast(5).last)
    let dispatcher = scene.dispatcher(
      evidence: EvidencePolicy(digestReasons: ["csam"]))
    let relay = Task { await dispatcher.run() }
    let plan = try await scene.planner.seal(
      [.deleteMessage(MessageID(doomed.id), room: RoomID(room.id))], reason: "CSAM, case 1")
    let batch = try await dispatcher.enqueue(plan, hold: .zero)
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    let item = try #require(try await scene.reader.items(of: batch).first)
    #expect(item.outcome == .done)
    #expect(item.plan.facts.preview == nil && item.plan.facts.personName == nil)
    let kept = try #require(try await scene.reader.evidence(of: item.id))
    #expect(kept.mode == .digest)
    #expect(kept.messages.allSatisfy { $0.text == nil })
    #expect(try await scene.store.cleanIfDue())
    let bytes = try Data(contentsOf: URL(filePath: scene.store.path))
    #expect(bytes.range(of: Data(try #require(doomed.text).utf8)) == nil)
  }

  @Test func `a set-aside message is not kept`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    var plan = try await scene.planner.seal(
      [.deleteMessage(MessageID(room.messages[3].id), room: RoomID(room.id))], reason: "")
    var items = plan.items
    items[0].digest = "another"
    plan = ActionPlan(
      server: plan.server, account: plan.account, created: plan.created, reason: "", items: items)
    let settled = try await scene.carryOut(plan)
    #expect(settled.map(\.outcome) == [.setAside])
    #expect(try await scene.reader.evidence(of: settled[0].id) == nil)
  }

  @Test func `keeping costs a synced store no request beside the comparison`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.engine().pass(full: false)
    let state = try await scene.control.state()
    let room = try #require(state.rooms.first { $0.messages.count > 20 })
    let doomed = MessageID(room.messages[10].id)
    let plan = try await scene.planner.seal(
      [.deleteMessage(doomed, room: RoomID(room.id))], reason: "")
    let before = try await scene.control.log().count
    let items = try await scene.carryOut(plan)
    #expect(try await scene.control.log().count == before + 2)
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    #expect(kept.messages.count == 7)
  }

  @Test func `an empty store is helped by a few pages for all messages of a room`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let state = try await scene.control.state()
    let room = try #require(state.rooms.first { $0.messages.count > 20 })
    let doomed = room.messages[10...12].map { MessageID($0.id) }
    let plan = try await scene.planner.seal(
      doomed.map { .deleteMessage($0, room: RoomID(room.id)) }, reason: "")
    let before = try await scene.control.log().count
    let items = try await scene.carryOut(plan)
    let asked = try await scene.control.log().dropFirst(before)
    #expect(asked.count { $0.path.hasSuffix(".history") } <= 4)
    #expect(asked.count { $0.path.hasSuffix("reportsByUsers") } == 1)
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    #expect(kept.messages.contains { $0.role == .neighbour })
  }
}
