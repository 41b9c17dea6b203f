import Foundation
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore
import Testing

@testable import GavelDispatch

/// The whole way from plan to settled item, against the sandbox.
@Suite struct RelayTests {
  @Test func `three messages are deleted and nothing else`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let doomed = room.messages.suffix(3).map { MessageID($0.id) }
    let items = try await scene.carryOut(
      doomed.map { .deleteMessage($0, room: RoomID(room.id)) })
    #expect(items.map(\.outcome) == [.done, .done, .done])
    let after = try await scene.control.state().room(RoomID(room.id))
    #expect(after?.messages.count == room.messages.count - 3)
    #expect(try await scene.control.destructive().count == 3)
    #expect(try await scene.reader.audit(since: nil, limit: nil).count == 3)
  }

  @Test func `an id with a typing mistake fails and says so`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let items = try await scene.carryOut([
      .deleteMessage("ffffffffffffffffffffffff", room: RoomID(room.id))
    ])
    #expect(items.map(\.outcome) == [.failed])
    #expect(items[0].answer.code == "notFound")
  }

  @Test func `a message that was edited after the plan is set aside`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let mine = RoomID(room.id)
    let ids = room.messages.suffix(2).map { MessageID($0.id) }
    var plan = try await scene.planner.seal(
      ids.map { .deleteMessage($0, room: mine) }, reason: "")
    var items = plan.items
    items[0].digest = "somethingElse"
    plan = ActionPlan(
      server: plan.server, account: plan.account, created: plan.created, reason: "",
      items: items)
    let settled = try await scene.carryOut(plan)
    #expect(settled.map(\.outcome) == [.setAside, .done])
  }

  @Test(arguments: [("dropBefore", "noAnswer"), ("endless", "tooLarge")])
  func `a room that cannot be compared any more ends as failed, with nothing sent`(
    fault: String, code: String
  ) async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let plan = try await scene.planner.seal(
      room.messages.suffix(2).map { .deleteMessage(MessageID($0.id), room: RoomID(room.id)) },
      reason: "")
    try await scene.control.faults(
      #"[{"match":{"method":"GET","path":"/rooms/*/messages/v3"},"#
        + #""kind":"\#(fault)","times":0}]"#)
    let items = try await scene.carryOut(plan)
    #expect(items.map(\.outcome) == [.failed, .failed])
    #expect(items[0].answer.code == code)
    #expect(try await scene.control.destructive().isEmpty)
  }

  @Test func `an ordinary member is refused and told by the server's code`() async throws {
    let scene = try await Scene.open(as: "member")
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let items = try await scene.carryOut([
      .deleteMessage(MessageID(room.messages[0].id), room: RoomID(room.id))
    ])
    #expect(items.map(\.outcome) == [.refused])
    #expect(items[0].answer.status == 403)
    #expect(items[0].answer.code == "INSUFFICIENT_PERMISSION")
  }

  @Test func `members leave in one call and the store follows`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    try await scene.engine().pass(full: false)
    let personas = Set(scene.server.announcement.personas.map(\.userID))
    let doomed = room.members.filter { !personas.contains($0) && $0 != room.owner }.prefix(2)
    let items = try await scene.carryOut(
      doomed.map {
        .removeMember(PersonID($0), room: RoomID(room.id), announced: true)
      })
    #expect(items.map(\.outcome) == [.done, .done])
    #expect(try await scene.control.destructive().count == 1)
    let after = try await scene.control.state().room(RoomID(room.id))
    let remaining = Set(after?.members ?? [])
    #expect(remaining.isDisjoint(with: doomed))
    for person in doomed {
      #expect(try await scene.reader.member(PersonID(person), in: RoomID(room.id)) == nil)
    }
  }

  @Test(arguments: ["dropAfter", "dropBefore", "truncate", "empty", "html502"])
  func `a message whose answer is lost is deleted once in effect`(fault: String) async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    try await scene.control.faults(
      #"[{"match":{"method":"DELETE","path":"/rooms/*/messages/*"},"kind":"\#(fault)"}]"#)
    let items = try await scene.carryOut([
      .deleteMessage(MessageID(room.messages[0].id), room: RoomID(room.id))
    ])
    let isApplied = ["dropAfter", "truncate", "empty"].contains(fault)
    #expect(items.map(\.outcome) == [isApplied ? .gone : .done])
    #expect(items[0].attempts == 2)
    #expect(try await scene.control.destructive().count == 2)
    let after = try await scene.control.state().room(RoomID(room.id))
    #expect(after?.messages.count == room.messages.count - 1)
  }

  @Test func `a clear whose answer is lost is never sent again`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    try await scene.control.faults(
      #"[{"match":{"method":"DELETE","path":"/rooms/*/messages/_all"},"kind":"dropBefore"}]"#)
    let items = try await scene.carryOut([.clearRoom(RoomID(room.id))])
    #expect(items.map(\.outcome) == [.unknown])
    #expect(try await scene.control.destructive().count == 1)
  }

  @Test func `a throttle is waited out`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    try await scene.control.faults(
      #"[{"match":{"method":"DELETE","path":"/rooms/*/messages/*"},"kind":"rateLimit","seconds":1}]"#
    )
    let items = try await scene.carryOut([
      .deleteMessage(MessageID(room.messages[0].id), room: RoomID(room.id))
    ])
    #expect(items.map(\.outcome) == [.done])
  }

  @Test func `a room with newer content is set aside and another deletion works`() async throws {
    let scene = try await Scene.open(as: nil)
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let plan = try await scene.planner.seal([.deleteRoom(RoomID(room.id))], reason: "")
    #expect(plan.items[0].seal?.messageCount == room.messages.count)
    let older = ActionPlan(
      server: plan.server, account: plan.account, created: plan.created, reason: "",
      items: [
        PlanItem(
          action: plan.items[0].action,
          seal: RoomSeal(
            messageCount: 1, newest: "x", newestUpdate: Timestamp(milliseconds: 1)))
      ])
    #expect(try await scene.carryOut(older).map(\.outcome) == [.setAside])
    #expect(try await scene.carryOut(plan).map(\.outcome) == [.done])
    #expect(try await scene.control.state().room(RoomID(room.id)) == nil)
  }

  @Test func `a refused credential cancels what was not attempted`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let plan = try await scene.planner.seal(
      room.messages.suffix(20).map { .deleteMessage(MessageID($0.id), room: RoomID(room.id)) },
      reason: "")
    let body = #"{\"RC\":401,\"RM\":\"Unauthorized\",\"error\":{\"code\":\"INVALID_TOKEN\"}}"#
    try await scene.control.faults(
      #"[{"match":{"method":"DELETE","path":"/rooms/*/messages/*"},"kind":"status","status":401,"#
        + #""times":0,"body":"\#(body)"}]"#)
    let items = try await scene.carryOut(plan)
    #expect(items.allSatisfy { $0.outcome == .refused || $0.outcome == .cancelled })
    #expect(items.contains { $0.answer.code == "notAttempted" })
  }

  @Test func `read-only refuses the plan before the journal`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let plan = try await scene.planner.seal([.clearRoom(RoomID(room.id))], reason: "")
    let dispatcher = scene.dispatcher(readOnly: true)
    await #expect(throws: DispatchError.self) {
      _ = try await dispatcher.enqueue(plan, hold: .zero)
    }
    #expect(try await scene.reader.batches(limit: 9).isEmpty)
  }

  @Test func `a held batch that is taken back sends nothing`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    let plan = try await scene.planner.seal(
      room.messages.suffix(3).map { .deleteMessage(MessageID($0.id), room: RoomID(room.id)) },
      reason: "")
    let dispatcher = scene.dispatcher()
    let relay = Task { await dispatcher.run() }
    let batch = try await dispatcher.enqueue(plan, hold: .seconds(3600))
    #expect(try await dispatcher.cancel(batch).count == 3)
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .zero)
    await relay.value
    #expect(try await scene.control.destructive().isEmpty)
    #expect(try await scene.reader.items(of: batch).allSatisfy { $0.outcome == .cancelled })
  }
}
