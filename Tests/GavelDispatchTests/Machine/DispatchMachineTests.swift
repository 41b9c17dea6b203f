import GavelAPI
import GavelModel
import Testing

@testable import GavelDispatch

@Suite struct DispatchMachineTests {
  func machine(_ concurrency: Int = 4) -> DispatchMachine {
    DispatchMachine(account: "ana", concurrency: concurrency)
  }

  func jobs(_ starts: [DispatchMachine.Start]) -> [DispatchJob] {
    starts.compactMap { if case .run(let job) = $0 { job } else { nil } }
  }

  @Test func `messages of one room leave side by side up to the limit`() {
    var machine = machine(2)
    machine.add((1...3).map { Story.message($0) }, notBefore: Story.now)
    let first = jobs(machine.start(at: Story.now))
    #expect(first.map(\.room) == ["lobby", "lobby"])
    #expect(machine.start(at: Story.now).isEmpty)
    machine.ended(first[0])
    #expect(jobs(machine.start(at: Story.now)).count == 1)
  }

  @Test func `nothing leaves before its hold window is over`() {
    var machine = machine()
    machine.add([Story.message(1)], notBefore: Story.now + .seconds(5))
    #expect(machine.start(at: Story.now).isEmpty)
    #expect(machine.nextDue(after: Story.now) == Story.now + .seconds(5))
    #expect(machine.start(at: Story.now + .seconds(5)).count == 1)
  }

  @Test func `what was taken back never starts`() {
    var machine = machine()
    machine.add([Story.message(1), Story.message(2)], notBefore: Story.now)
    machine.remove { $0.id.rawValue == 1 }
    #expect(jobs(machine.start(at: Story.now)).flatMap(\.open).map(\.id.rawValue) == [2])
  }

  @Test func `a room is deleted after what came before it and before what comes after`() {
    var machine = machine()
    machine.add(
      [
        Story.message(1), Story.item(2, .deleteRoom("lobby"), batch: 2), Story.message(3, batch: 3),
      ],
      notBefore: Story.now)
    let first = jobs(machine.start(at: Story.now))
    #expect(first.map(\.kind) == [.deleteMessage])
    machine.ended(first[0])
    let second = jobs(machine.start(at: Story.now))
    #expect(second.map(\.kind) == [.deleteRoom])
    #expect(machine.start(at: Story.now).isEmpty)
    machine.ended(second[0])
    #expect(jobs(machine.start(at: Story.now)).map(\.batch.rawValue) == [3])
  }

  @Test func `members of one room leave in one call`() {
    var machine = machine()
    machine.add(
      [Story.member(1, "a"), Story.member(2, "b"), Story.member(3, "c")], notBefore: Story.now)
    #expect(jobs(machine.start(at: Story.now)).map(\.open.count) == [3])
  }

  @Test func `a throttle stops every room until its end`() {
    var machine = machine(1)
    machine.add([Story.message(1), Story.message(2, room: "den")], notBefore: Story.now)
    let job = jobs(machine.start(at: Story.now))[0]
    let until = Story.now + .seconds(9)
    machine.ended(job, parked: job.open, until: until, throttled: true)
    #expect(machine.start(at: Story.now + .seconds(8)).isEmpty)
    #expect(machine.nextDue(after: Story.now) == until)
    #expect(machine.start(at: until).count == 1)
  }

  @Test func `one parked item does not hold up the others`() {
    var machine = machine(1)
    machine.add([Story.message(1), Story.message(2)], notBefore: Story.now)
    let job = jobs(machine.start(at: Story.now))[0]
    machine.ended(job, parked: job.open, until: Story.now + .seconds(9))
    #expect(jobs(machine.start(at: Story.now)).flatMap(\.open).map(\.id.rawValue) == [2])
  }

  @Test func `sealed messages are compared before the first leaves`() throws {
    var machine = machine()
    let sealed = (1...2).map {
      Story.item($0, .deleteMessage(MessageID("m\($0)"), room: "lobby"), digest: "seen")
    }
    machine.add(sealed, notBefore: Story.now)
    let starts = machine.start(at: Story.now)
    guard case .verify(let verification)? = starts.first, starts.count == 1 else {
      Issue.record("expected one comparison, got \(starts)")
      return
    }
    #expect(verification.items.count == 2)
    #expect(machine.start(at: Story.now).isEmpty)
    machine.verified(verification, changed: [sealed[0].id])
    #expect(jobs(machine.start(at: Story.now)).flatMap(\.open).map(\.id.rawValue) == [2])
  }

  @Test func `a long queue drains in order and ends idle`() {
    var machine = machine(8)
    machine.add(
      (1...500).map { Story.message($0, room: RoomID("room\($0 % 7)")) }, notBefore: Story.now)
    var left = 0
    while !machine.isIdle {
      let batch = jobs(machine.start(at: Story.now))
      #expect(!batch.isEmpty)
      for job in batch {
        left += job.open.count
        machine.ended(job)
      }
    }
    #expect(left == 500)
  }

  @Test func `requests that may be repeated are claimed ahead, by the handful`() {
    var machine = DispatchMachine(account: "ana", concurrency: 2, ahead: 4)
    machine.add((1...20).map { Story.message($0) }, notBefore: Story.now)
    var first = jobs(machine.start(at: Story.now))
    #expect(first.count == 6)
    machine.ended(first.removeFirst())
    machine.ended(first.removeFirst())
    #expect(machine.start(at: Story.now).isEmpty)
    machine.ended(first.removeFirst())
    #expect(jobs(machine.start(at: Story.now)).count == 3)
  }

  @Test func `what is read before it is sent is never claimed ahead`() {
    var machine = DispatchMachine(account: "ana", concurrency: 2, ahead: 4)
    machine.add(
      (1...8).map { Story.item($0, .deleteRoom(RoomID("room\($0)"))) }, notBefore: Story.now)
    #expect(jobs(machine.start(at: Story.now)).count == 2)
  }

  @Test func `requests that are refused together are one demand for a rest`() {
    var machine = machine(4)
    machine.add((1...9).map { Story.message($0) }, notBefore: Story.now)
    let until = Story.now + .seconds(9)
    for job in jobs(machine.start(at: Story.now)) {
      machine.ended(job, parked: job.open, until: until, throttled: true)
    }
    #expect(machine.pace.width == 2)
    #expect(jobs(machine.start(at: until)).count == 2)
  }
}
