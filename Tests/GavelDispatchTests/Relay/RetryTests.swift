import GavelModel
import GavelStore
import Testing

@testable import GavelDispatch

/// Trying again carries the seals of the first plan: what changed since is set aside.
@Suite struct RetryTests {
  private func retried(_ batch: BatchID, _ scene: Scene) async throws -> [OutboxItem] {
    let dispatcher = scene.dispatcher()
    let relay = Task { await dispatcher.run() }
    let again = try #require(try await dispatcher.retry(batch))
    await dispatcher.finish(again)
    await dispatcher.shutDown(within: .seconds(1))
    await relay.value
    return try await scene.reader.items(of: again)
  }

  @Test func `a retry is a batch of its own for the gate`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let doomed = try await scene.sharedRoom().messages.suffix(3).map { MessageID($0.id) }
    let room = RoomID(try await scene.sharedRoom().id)
    try await scene.control.faults(
      #"[{"match":{"method":"DELETE"},"kind":"status","status":403,"times":0}]"#)
    let first = try await scene.carryOut(doomed.map { .deleteMessage($0, room: room) })
    #expect(first.allSatisfy { $0.outcome?.isRetryable == true })
    let before = try await scene.control.destructive().count
    let limits = [
      GateLimits(approvalOver: 2), GateLimits(batchCeiling: 2),
      GateLimits(protectedRooms: [TargetPattern(room.rawValue)]), GateLimits(isReadOnly: true),
    ]
    for limits in limits {
      let dispatcher = scene.dispatcher(limits: limits)
      await #expect(throws: DispatchError.self) { try await dispatcher.retry(first[0].batch) }
    }
    #expect(try await scene.reader.batches(limit: 9).count == 1)
    #expect(try await scene.control.destructive().count == before)
  }

  @Test func `a message that was edited before the retry is set aside, the others go`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let room = try #require(try await scene.control.state().room("GENERAL"))
    let doomed = room.messages.suffix(3).map { MessageID($0.id) }
    try await scene.control.faults(
      #"[{"match":{"path":"/api/v1/chat.delete"},"kind":"status","status":400,"#
        + #""body":"{\"success\":false,\"errorType\":\"error-not-allowed\"}","times":0}]"#)
    let first = try await scene.carryOut(doomed.map { .deleteMessage($0, room: "GENERAL") })
    #expect(first.allSatisfy { $0.outcome?.isRetryable == true })
    try await scene.control.faults("[]")
    try await scene.call(
      "chat.update", #"{"roomId":"GENERAL","msgId":"\#(doomed[1])","text":"another text"}"#)
    let before = try await scene.changes().count
    let items = try await retried(first[0].batch, scene)
    #expect(items.map(\.outcome) == [.done, .setAside, .done])
    #expect(items[1].answer.code == "changed")
    #expect(try await scene.changes(besides: before) == ["chat.delete", "chat.delete"])
    let after = try #require(try await scene.control.state().room("GENERAL"))
    #expect(after.messages.contains { $0.id == doomed[1].rawValue && $0.text == "another text" })
  }

  @Test
  func `a clear whose room has newer messages by the retry is set aside, and nothing is sent`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.control.faults(
      #"[{"match":{"path":"/api/v1/rooms.cleanHistory"},"kind":"dropBefore","times":0}]"#)
    let first = try await scene.carryOut([.clearRoom("GENERAL")])
    #expect(first.map(\.outcome) == [.unknown])
    try await scene.control.faults("[]")
    try await scene.call("chat.postMessage", ##"{"roomId":"GENERAL","text":"just now"}"##)
    let before = try await scene.changes().count
    let items = try await retried(first[0].batch, scene)
    #expect(items.map(\.outcome) == [.setAside])
    #expect(items[0].answer.code == "newerContent")
    #expect(try await scene.changes(besides: before).isEmpty)
    let batch = try #require(try await scene.reader.batches(limit: 1).first)
    #expect(try await scene.reader.retryableItems(of: batch.id).isEmpty)
  }
}
