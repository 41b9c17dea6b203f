import GavelConsole
import GavelModel
import Testing

@testable import GavelApp

/// What the tasks leave for the loop.
@Suite struct InboxTests {
  private func moments(_ events: [ConsoleEvent]) -> [Int64] {
    events.map { if case .tick(let time) = $0 { time.milliseconds } else { -1 } }
  }

  private func tick(_ milliseconds: Int64) -> ConsoleEvent {
    .tick(Timestamp(milliseconds: milliseconds))
  }

  @Test func `news come once and in order, in one list after the other`() {
    let inbox = Inbox {}
    var list = [tick(9)]
    for round in Int64(0)..<3 {
      for number in Int64(0)..<5 { inbox.post(tick(round * 10 + number)) }
      inbox.drain(into: &list)
      #expect(moments(list) == (Int64(0)..<5).map { round * 10 + $0 })
    }
    inbox.drain(into: &list)
    #expect(list.isEmpty && inbox.drain().isEmpty)
  }

  @Test func `the loop is woken once until it looks`() async {
    await confirmation(expectedCount: 2) { woken in
      let inbox = Inbox { woken() }
      for number in Int64(0)..<4 { inbox.post(tick(number)) }
      _ = inbox.drain()
      inbox.post(tick(5))
    }
  }
}
