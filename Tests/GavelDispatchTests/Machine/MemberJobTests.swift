import GavelAPI
import GavelModel
import Testing

@testable import GavelDispatch

@Suite struct MemberJobTests {
  let silence = APIError.noAnswer(host: "acme")

  @Test func `only current members are sent, in one call`() {
    var job = Story.job(
      Story.member(1, "spam1"), Story.member(2, "spam2", known: true),
      Story.member(3, "nobody"))
    #expect(job.firstStep == .read)
    let decision = job.read(
      .members(["spam1": .member, "ana": .owner], isWhole: true), at: Story.now)
    #expect(decision.outcomes == [.gone, .failed])
    guard case .send(let items) = decision.next else {
      Issue.record("expected a request, got \(decision.next)")
      return
    }
    #expect(items.map(\.action.target) == ["spam1"])
  }

  @Test func `a member whose role changed is set aside`() {
    let sealed = TargetDigest.member("mei", role: .member)
    var job = Story.job(Story.member(1, "mei", digest: sealed))
    let decision = job.read(.members(["mei": .manager], isWhole: true), at: Story.now)
    #expect(decision.outcomes == [.setAside])
    #expect(decision.next == .finished)
  }

  @Test func `the answer's member list settles each one`() {
    var job = Story.job(Story.member(1, "spam1"), Story.member(2, "spam2"))
    _ = job.read(.members(["spam1": .member, "spam2": .member], isWhole: true), at: Story.now)
    let decision = job.answered(Story.receipt(after: ["spam2"]), at: Story.now)
    #expect(decision.outcomes == [.done, .failed])
  }

  @Test func `after silence the room is read and only who is still there is sent again`() {
    var job = Story.job(Story.member(1, "spam1"), Story.member(2, "spam2"))
    _ = job.read(.members(["spam1": .member, "spam2": .member], isWhole: true), at: Story.now)
    #expect(job.answered(.failure(silence), at: Story.now).next == .read)
    let decision = job.read(.members(["spam2": .member], isWhole: true), at: Story.now)
    #expect(decision.outcomes == [.gone])
    #expect(decision.next == .send(job.open))
    #expect(job.open.map(\.action.target) == ["spam2"])
  }

  @Test func `a refusal counts only for those who are still there`() {
    var job = Story.job(Story.member(1, "spam1"), Story.member(2, "spam2", known: true))
    _ = job.read(.members(["spam1": .member, "spam2": .member], isWhole: true), at: Story.now)
    let answer = ServerAnswer(status: 403, code: "INSUFFICIENT_PERMISSIONS")
    #expect(job.answered(.failure(.forbidden(answer)), at: Story.now).next == .read)
    let second = job.read(.members(["spam1": .member], isWhole: true), at: Story.now)
    #expect(second.outcomes == [.gone])
    #expect(second.next == .send(job.open))
    _ = job.answered(.failure(.forbidden(answer)), at: Story.now)
    #expect(
      job.read(.members(["spam1": .member], isWhole: true), at: Story.now).outcomes == [.refused])
  }

  @Test func `having left is the reason why the room can no longer be read`() {
    var job = Story.job(Story.item(1, .leaveRoom("lobby", announced: true)))
    let read = job.read(.members(["ana": .manager], isWhole: true), at: Story.now)
    #expect(read.next == .send(job.open))
    #expect(job.answered(.failure(silence), at: Story.now).next == .read)
    let decision = job.read(.closed(ServerAnswer(status: 403)), at: Story.now)
    #expect(decision.outcomes == [.gone])
  }

  @Test(arguments: [
    APIError.notFound(ServerAnswer(status: 404)), .invalid(ServerAnswer(status: 400)),
    .conflict(ServerAnswer(status: 409)),
  ])
  func `a call that one member spoils is repeated for each alone`(error: APIError) {
    var job = Story.job(
      Story.member(1, "a", digest: TargetDigest.member("a", role: .member)),
      Story.member(2, "b", digest: TargetDigest.member("b", role: .member)))
    let all: TargetReading = .members(["a": .member, "b": .member], isWhole: true)
    _ = job.read(all, at: Story.now)
    #expect(job.answered(.failure(error), at: Story.now).next == .read)
    #expect(job.read(all, at: Story.now).next == .send([job.open[0]]))
    let first = job.answered(Story.receipt(after: ["b"]), at: Story.now)
    #expect(first.outcomes == [.done])
    #expect(first.next == .read)
    #expect(
      job.read(.members(["b": .member], isWhole: true), at: Story.now).next == .send(job.open))
    _ = job.answered(.failure(error), at: Story.now)
    #expect(job.read(.members(["b": .member], isWhole: true), at: Story.now).outcomes == [.failed])
  }

  @Test func `a missing right holds for all and is asked for once`() {
    var job = Story.job(Story.member(1, "a"), Story.member(2, "b"))
    let all: TargetReading = .members(["a": .member, "b": .member], isWhole: true)
    _ = job.read(all, at: Story.now)
    _ = job.answered(.failure(.forbidden(ServerAnswer(status: 403))), at: Story.now)
    let decision = job.read(all, at: Story.now)
    #expect(decision.outcomes == [.refused, .refused])
    #expect(decision.next == .finished)
  }
}
