import GavelAPI
import GavelModel
import Testing

@testable import GavelDispatch

@Suite struct MessageJobTests {
  let silence = APIError.noAnswer(host: "acme")
  let absent = APIError.notFound(ServerAnswer(status: 404, code: "MESSAGE_NOT_FOUND"))

  @Test func `a message is sent at once and done when the platform says so`() {
    var job = Story.job(Story.message(1))
    #expect(job.firstStep == .send(job.open))
    let decision = job.answered(Story.receipt(affected: 1), at: Story.now)
    #expect(decision.outcomes == [.done])
    #expect(decision.next == .finished)
    #expect(decision.settlements[0].attempts == 1)
  }

  @Test func `an id that nobody has seen is a mistake and not a success`() {
    var job = Story.job(Story.message(1))
    let decision = job.answered(.failure(absent), at: Story.now)
    #expect(decision.outcomes == [.failed])
    #expect(decision.settlements[0].answer.code == "notFound")
  }

  @Test func `an id that the store knew is gone already`() {
    var job = Story.job(
      Story.item(1, .deleteMessage("m1", room: "lobby"), known: true))
    #expect(job.answered(.failure(absent), at: Story.now).outcomes == [.gone])
  }

  @Test func `after silence the request is repeated and a 404 then means gone`() {
    var job = Story.job(Story.message(1))
    let first = job.answered(.failure(silence), at: Story.now)
    #expect(first.settlements.isEmpty)
    guard case .wait(_, then: .send) = first.next else {
      Issue.record("expected a repeat, got \(first.next)")
      return
    }
    let second = job.answered(.failure(absent), at: Story.now)
    #expect(second.outcomes == [.gone])
    #expect(second.settlements[0].attempts == 2)
  }

  @Test func `silence without end is unknown`() {
    var job = Story.job(Story.message(1))
    _ = job.answered(.failure(silence), at: Story.now)
    _ = job.answered(.failure(silence), at: Story.now)
    #expect(job.answered(.failure(silence), at: Story.now).outcomes == [.unknown])
  }

  @Test func `a server that keeps failing has failed`() {
    let broken = APIError.server(ServerAnswer(status: 502))
    var job = Story.job(Story.message(1))
    _ = job.answered(.failure(broken), at: Story.now)
    _ = job.answered(.failure(broken), at: Story.now)
    let last = job.answered(.failure(broken), at: Story.now)
    #expect(last.outcomes == [.failed])
    #expect(last.settlements[0].answer.status == 502)
  }

  @Test func `what answers in the platform's place says no more than silence`() {
    let page = APIError.gateway(ServerAnswer(status: 502))
    var job = Story.job(Story.message(1))
    _ = job.answered(.failure(page), at: Story.now)
    _ = job.answered(.failure(page), at: Story.now)
    let last = job.answered(.failure(page), at: Story.now)
    #expect(last.outcomes == [.unknown])
    #expect(last.settlements[0].answer == ServerAnswer(status: 502, code: "gateway"))
    var other = Story.job(Story.message(1))
    _ = other.answered(.failure(page), at: Story.now)
    #expect(other.answered(.failure(absent), at: Story.now).outcomes == [.gone])
  }

  @Test func `a refusal is final and keeps the server's code`() {
    let answer = ServerAnswer(status: 403, code: "INSUFFICIENT_PERMISSION", message: "no")
    var job = Story.job(Story.message(1))
    let decision = job.answered(.failure(.forbidden(answer)), at: Story.now)
    #expect(decision.outcomes == [.refused])
    #expect(decision.settlements[0].answer == answer)
  }

  @Test func `a throttled request rests for as long as the platform asked`() {
    var job = Story.job(Story.message(1))
    let answer = ServerAnswer(status: 429)
    let decision = job.answered(
      .failure(.throttled(retryAfter: .seconds(7), answer)), at: Story.now)
    #expect(
      decision.next == .park(until: Story.now + .seconds(7), answer, throttled: true))
  }

  @Test func `a refused credential stops everything`() {
    var job = Story.job(Story.message(1))
    let answer = ServerAnswer(status: 401, code: "INVALID_TOKEN")
    #expect(job.answered(.failure(.unauthorized(answer)), at: Story.now).next == .stop(answer))
  }

  @Test func `what was in flight at a crash is gone when the platform no longer has it`() {
    var job = Story.job(
      Story.item(
        1, .deleteMessage("m1", room: "lobby"), status: .inFlight, attempts: 1))
    #expect(job.answered(.failure(absent), at: Story.now).outcomes == [.gone])
  }

  @Test func `what vanished first is unknown, whatever a later answer refuses`() {
    for later in [
      APIError.forbidden(ServerAnswer(status: 403)), .invalid(ServerAnswer(status: 400)),
    ] {
      var job = Story.job(Story.message(1))
      _ = job.answered(.failure(silence), at: Story.now)
      #expect(job.answered(.failure(later), at: Story.now).outcomes == [.unknown])
    }
  }

  @Test func `a claim whose request may have been applied is not given back`() {
    var job = Story.job(Story.message(1))
    _ = job.answered(.failure(silence), at: Story.now)
    let throttle = APIError.throttled(retryAfter: .seconds(3), ServerAnswer(status: 429))
    let decision = job.answered(.failure(throttle), at: Story.now)
    #expect(decision.next == .wait(until: Story.now + .seconds(3), then: .send))
  }
}
