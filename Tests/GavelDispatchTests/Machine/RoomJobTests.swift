import GavelAPI
import GavelModel
import Testing

@testable import GavelDispatch

@Suite struct RoomJobTests {
  let silence = APIError.noAnswer(host: "acme")
  let missing = ServerAnswer(status: 404, code: "ROOM_NOT_FOUND")

  @Test func `anything newer than the plan sets a deletion aside`() {
    var job = Story.job(Story.item(1, .deleteRoom("lobby"), seal: Story.seal(3)))
    let decision = job.read(.room(Story.seal(4, newest: "m10", at: 10)), at: Story.now)
    #expect(decision.outcomes == [.setAside])
    #expect(decision.next == .finished)
  }

  @Test func `an unchanged room is deleted`() {
    var job = Story.job(Story.item(1, .deleteRoom("lobby"), seal: Story.seal(3)))
    #expect(job.read(.room(Story.seal(3)), at: Story.now).next == .send(job.open))
    #expect(job.answered(Story.receipt(affected: 1), at: Story.now).outcomes == [.done])
  }

  @Test func `a server that deleted nothing had nothing to delete`() {
    var job = Story.job(Story.item(1, .deleteRoom("lobby"), known: true))
    _ = job.read(.room(Story.seal(3)), at: Story.now)
    #expect(job.answered(Story.receipt(affected: 0), at: Story.now).outcomes == [.gone])
  }

  @Test func `after silence a deleted room is gone and a living one is tried again`() {
    var job = Story.job(Story.item(1, .deleteRoom("lobby"), seal: Story.seal(3)))
    _ = job.read(.room(Story.seal(3)), at: Story.now)
    #expect(job.answered(.failure(silence), at: Story.now).next == .read)
    #expect(job.read(.room(Story.seal(3)), at: Story.now).next == .send(job.open))
    _ = job.answered(.failure(silence), at: Story.now)
    #expect(job.read(.absent(missing), at: Story.now).outcomes == [.gone])
  }

  @Test func `a room that hides itself after silence is unknown`() {
    var job = Story.job(Story.item(1, .deleteRoom("lobby"), seal: Story.seal(3)))
    _ = job.read(.room(Story.seal(3)), at: Story.now)
    _ = job.answered(.failure(silence), at: Story.now)
    let decision = job.read(.closed(ServerAnswer(status: 403)), at: Story.now)
    #expect(decision.outcomes == [.unknown])
  }

  @Test func `a clear is never sent twice`() {
    var job = Story.job(Story.item(1, .clearRoom("lobby"), seal: Story.seal(3)))
    _ = job.read(.room(Story.seal(3)), at: Story.now)
    #expect(job.answered(.failure(silence), at: Story.now).next == .read)
    #expect(job.read(.room(Story.seal(3)), at: Story.now).outcomes == [.unknown])
  }

  @Test func `a clear that timed out at a gateway may still be running`() {
    for status in [408, 502, 504] {
      var job = Story.job(Story.item(1, .clearRoom("lobby"), seal: Story.seal(3)))
      _ = job.read(.room(Story.seal(3)), at: Story.now)
      let page = APIError.gateway(ServerAnswer(status: status))
      #expect(job.answered(.failure(page), at: Story.now).next == .read)
      #expect(job.read(.room(Story.seal(3)), at: Story.now).outcomes == [.unknown])
    }
    var failed = Story.job(Story.item(1, .clearRoom("lobby"), seal: Story.seal(3)))
    _ = failed.read(.room(Story.seal(3)), at: Story.now)
    _ = failed.answered(.failure(.server(ServerAnswer(status: 500))), at: Story.now)
    #expect(failed.read(.room(Story.seal(3)), at: Story.now).outcomes == [.failed])
  }

  @Test func `an empty room after silence was cleared by somebody`() {
    var job = Story.job(Story.item(1, .clearRoom("lobby"), seal: Story.seal(3)))
    _ = job.read(.room(Story.seal(3)), at: Story.now)
    _ = job.answered(.failure(silence), at: Story.now)
    let empty = RoomSeal(messageCount: 0, newest: nil, newestUpdate: nil)
    #expect(job.read(.room(empty), at: Story.now).outcomes == [.gone])
  }

  @Test func `a clear that was in flight at a crash is only read`() {
    var job = Story.job(
      Story.item(
        1, .clearRoom("lobby"), seal: Story.seal(3), status: .inFlight, attempts: 1))
    #expect(job.firstStep == .read)
    #expect(job.read(.room(Story.seal(3)), at: Story.now).outcomes == [.unknown])
  }

  @Test func `a room nobody has seen is a mistake`() {
    var job = Story.job(Story.item(1, .deleteRoom("typo")))
    #expect(job.read(.absent(missing), at: Story.now).outcomes == [.failed])
  }

  @Test func `a room that never could be read is left to the server's word`() {
    var job = Story.job(Story.item(1, .deleteRoom("theirs")))
    let decision = job.read(.closed(ServerAnswer(status: 403)), at: Story.now)
    #expect(decision.next == .send(job.open))
  }

  @Test func `what comes in between silence and the repeat sets the deletion aside`() {
    var job = Story.job(Story.item(1, .deleteRoom("lobby"), seal: Story.seal(3)))
    _ = job.read(.room(Story.seal(3)), at: Story.now)
    #expect(job.answered(.failure(silence), at: Story.now).next == .read)
    let decision = job.read(.room(Story.seal(4, newest: "m10", at: 10)), at: Story.now)
    #expect(decision.outcomes == [.setAside])
    #expect(decision.next == .finished)
  }

  @Test(arguments: [
    ModerationAction.deleteRoom("lobby"), .deleteDirect("lobby"), .clearRoom("lobby"),
  ])
  func `a conflict is no deletion while the room is there`(action: ModerationAction) {
    let conflict = APIError.conflict(ServerAnswer(status: 409))
    var job = Story.job(Story.item(1, action, seal: Story.seal(3)))
    _ = job.read(.room(Story.seal(3)), at: Story.now)
    #expect(job.answered(.failure(conflict), at: Story.now).next == .read)
    var other = job
    let decision = job.read(.room(Story.seal(4, newest: "m10", at: 10)), at: Story.now)
    #expect(decision.outcomes == [.failed])
    #expect(other.read(.absent(missing), at: Story.now).outcomes == [.gone])
  }

  @Test func `a conflict about a message says that it failed`() {
    let conflict = APIError.conflict(ServerAnswer(status: 409))
    var job = Story.job(Story.item(1, .deleteMessage("m", room: "lobby"), digest: "d"))
    #expect(job.answered(.failure(conflict), at: Story.now).outcomes == [.failed])
  }
}
