import GavelModel
import Testing

@testable import GavelConsole

@Suite struct PlainNewsTests {
  private func batch(
    _ id: Int64, _ state: BatchState, _ counts: BatchCounts, held: Timestamp? = nil
  ) -> Batch {
    Batch(
      id: BatchID(rawValue: id), created: .noon, reason: "", state: state, heldUntil: held,
      first: .deleteMessage("m2", room: "general"), roomName: "general-tw", counts: counts)
  }

  @Test func `a hold is told once and does not tick`() {
    var listener = Listener()
    let held = batch(1, .held, BatchCounts(waiting: 3), held: listener.now + .seconds(5))
    listener.post(.batches([held]))
    for _ in 0..<12 { listener.wait() }
    #expect(
      listener.heard == [
        "held 5 seconds: delete 3 messages, general-tw; undo takes it back, hold waits longer"
      ])
  }

  @Test func `a hold that is made longer is told`() {
    var listener = Listener()
    listener.post(
      .batches([batch(1, .held, BatchCounts(waiting: 3), held: listener.now + .seconds(5))]))
    listener.post(
      .batches([batch(1, .held, BatchCounts(waiting: 3), held: listener.now + .seconds(35))]))
    #expect(listener.heard.last?.hasPrefix("held 35 seconds: ") == true)
  }

  @Test func `how a batch ended is told once, failures by their number`() {
    var listener = Listener()
    listener.post(.batches([batch(1, .running, BatchCounts(waiting: 3))]))
    listener.post(
      .batches([batch(1, .finished, BatchCounts(settled: [.done: 2, .refused: 1]))]))
    listener.post(.batches([batch(1, .finished, BatchCounts(settled: [.done: 2, .refused: 1]))]))
    #expect(
      listener.heard == [
        "2 done, 1 refused: delete 3 messages, general-tw; results tells each"
      ])
  }

  @Test func `what was finished before the console opened is no news`() {
    let listener = Listener(.busy)
    #expect(listener.heard.isEmpty)
  }

  @Test func `results tells every item with the server's words, made safe`() {
    var world = FakeWorld.busy
    world.batches.removeFirst(2)
    var listener = Listener(world)
    let lines = listener.say("results")
    #expect(lines.first?.hasPrefix("batch 2, finished, 2 done") == true)
    #expect(
      lines[4]
        == "4. refused, server: 403 NOT_OWNER: only owners may: message by spam-bot: "
        + "BUY NOW http://spam.example/3")
    #expect(lines[5].contains("server: 500 INTERNAL: <U+001B>[31moops: "))
  }

  @Test func `a platform that goes away and comes back is told`() {
    var listener = Listener()
    var status = listener.console.state.connection
    status.link = .offline
    listener.post(.connection(status))
    listener.post(.connection(status))
    status.link = .syncing(done: 0, of: 6)
    listener.post(.connection(status))
    status.link = .online
    listener.post(.connection(status))
    #expect(listener.heard == ["offline, data less than a minute old", "online again"])
  }

  @Test func `a pause that the platform asks for is told once`() {
    var listener = Listener()
    listener.post(.connection(.throttled(listener.console.state.connection)))
    listener.wait()
    #expect(listener.heard == ["the platform asked for a pause of 12 seconds"])
  }

  @Test func `new reports are told while working elsewhere, once a minute at most`() {
    var listener = Listener(.triage)
    let since = listener.console.state.reports.lookedAt
    listener.post(.reportCount(ReportCount(open: 9, new: 1, since: since)))
    #expect(listener.heard == ["1 new report, 9 open"])
    listener.post(.reportCount(ReportCount(open: 12, new: 4, since: since)))
    #expect(listener.heard.count == 1)
    listener.wait(milliseconds: 61_000)
    #expect(listener.heard.last == "3 new reports, 12 open")
  }

  @Test func `a followed room says its new messages`() {
    var listener = Listener()
    listener.say("rooms", "open 1", "follow-room")
    listener.heard = []
    let message = Message(
      id: "m9", room: "general", author: Person(id: "mei", name: "Mei 美"), text: "anyone here?",
      sentAt: .noon)
    listener.world.messages["general"]?.append(message)
    listener.post(.changed([.messages]))
    #expect(listener.heard == ["new: Mei 美, 12:03: anyone here?"])
  }
}
