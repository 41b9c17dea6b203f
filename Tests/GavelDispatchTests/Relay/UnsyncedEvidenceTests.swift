import Foundation
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore
import Testing

@testable import GavelDispatch

/// What is kept by a store that was never synced, as one that acts without a console has it.
@Suite struct UnsyncedEvidenceTests {
  private func write(
    _ count: Int, in room: String, _ scene: Scene, as author: String = "olga"
  ) async throws -> [MessageID] {
    var ids: [MessageID] = []
    for number in 0..<count {
      let id = "word\(number)x\(room.prefix(6))"
      try await scene.call(
        "chat.sendMessage",
        #"{"message":{"_id":"\#(id)","rid":"\#(room)","msg":"word \#(number)"}}"#, as: author)
      ids.append(MessageID(id))
    }
    return ids
  }

  private func send(
    _ plan: ActionPlan, _ scene: Scene, _ policy: EvidencePolicy
  ) async throws -> [OutboxItem] {
    let dispatcher = scene.dispatcher(evidence: policy)
    let relay = Task { await dispatcher.run() }
    let batch = try await dispatcher.enqueue(plan, hold: .zero)
    await dispatcher.finish(batch)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    return try await scene.reader.items(of: batch)
  }

  @Test(arguments: [150, 10_000])
  func `of a room as many of the newest messages are kept as the settings say`(limit: Int)
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let ids = try await write(230, in: "GENERAL", scene)
    let plan = try await scene.planner.seal([.clearRoom("GENERAL")], reason: "")
    let items = try await send(plan, scene, EvidencePolicy(newest: limit))
    #expect(items.map(\.outcome) == [.done])
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    let newest = ids.suffix(min(limit, ids.count))
    #expect(Set(newest).isSubset(of: kept.messages.map(\.id)))
    #expect(limit > ids.count || kept.messages.count == limit)
  }

  @Test func `on the other platform, too`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    try #require(room.messages.count > 100)
    let plan = try await scene.planner.seal([.deleteRoom(RoomID(room.id))], reason: "")
    let items = try await send(plan, scene, EvidencePolicy(newest: 10_000))
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    #expect(Set(kept.messages.map(\.id.rawValue)) == Set(room.messages.map(\.id)))
  }

  @Test func `a rest that the platform asks for loses no page`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let ids = try await write(120, in: "GENERAL", scene)
    let plan = try await scene.planner.seal([.clearRoom("GENERAL")], reason: "")
    // The first is the seal's, the second the first page.
    try await scene.control.faults(
      #"[{"match":{"method":"GET","path":"/api/v1/channels.history"},"kind":"status","#
        + #""status":429,"body":"{}","after":2,"times":1}]"#)
    let items = try await send(plan, scene, EvidencePolicy())
    #expect(items.map(\.outcome) == [.done])
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    #expect(Set(ids).isSubset(of: kept.messages.map(\.id)))
  }

  @Test(arguments: [false, true])
  func `a discussion that goes with its first message is kept with it`(isSynced: Bool) async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let state = try await scene.control.state()
    let berth = try #require(state.rooms.first { $0.name == "Which berth for the tall ship?" })
    let words = try await write(3, in: berth.id, scene, as: "root")
    if isSynced { try await scene.engine().pass(full: true) }
    let general = try #require(
      try await scene.client.messages(
        in: "GENERAL", before: nil, limit: 100
      ).messages.first { $0.discussion == RoomID(berth.id) })
    let plan = try await scene.planner.seal(
      [.deleteMessage(general.id, room: "GENERAL")], reason: "")
    let items = try await send(plan, scene, EvidencePolicy())
    #expect(items.map(\.outcome) == [.done])
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    #expect(kept.messageCount == plan.items[0].seal?.messageCount)
    let content = kept.messages.filter { $0.role == .content }
    #expect(Set(words).isSubset(of: content.map(\.id)))
    #expect(content.allSatisfy { $0.room == RoomID(berth.id) })
    #expect(kept.messages.count { $0.role == .target } == 1)
  }

  @Test func `a message is kept with its reports and with what was said after it`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let ids = try await write(130, in: "GENERAL", scene)
    for reporter in ["alice", "ulli"] {
      try await scene.call(
        "chat.reportMessage",
        #"{"messageId":"\#(ids[10])","description":"from \#(reporter)"}"#, as: reporter)
    }
    let plan = try await scene.planner.seal(
      [.deleteMessage(ids[10], room: "GENERAL")], reason: "")
    let items = try await send(plan, scene, EvidencePolicy())
    let kept = try #require(try await scene.reader.evidence(of: items[0].id))
    #expect(kept.messages.map(\.id) == Array(ids[7...13]))
    #expect(Set(kept.reports.map(\.reason)) == ["from alice", "from ulli"])
  }

  @Test func `nothing is read for evidence that nobody wants`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let ids = try await write(3, in: "GENERAL", scene)
    let plan = try await scene.planner.seal(
      [.deleteMessage(ids[1], room: "GENERAL")], reason: "")
    let before = try await scene.control.log().count
    _ = try await send(plan, scene, EvidencePolicy(mode: .none))
    #expect(try await scene.control.log().count == before + 2)
  }
}
