import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// The items of a batch that is longer than anybody wants in memory.
@Suite struct LongBatchTests {
  private static let batch = BatchID(rawValue: 7)
  private static let count = 5_000

  /// A console that has opened the batch.
  private func opened(settled: Int = 0) -> Driver {
    var world = FakeWorld.acme
    world.batches = [Self.batch(settled: settled)]
    world.items[Self.batch] = (0..<Self.count).map { number in
      OutboxItem(
        id: ItemID(rawValue: Int64(100 + number)), batch: Self.batch,
        plan: PlanItem(
          action: .deleteMessage(MessageID("m\(number)"), room: "general"),
          facts: TargetFacts(personName: "spam-bot", preview: "number \(number).")),
        status: .waiting)
    }
    var driver = Driver(world)
    driver.slowly("5")
    driver.slowly(.enter)
    return driver
  }

  private static func batch(settled: Int) -> Batch {
    Batch(
      id: batch, created: .noon, reason: "spam", state: .running, heldUntil: nil,
      first: .deleteMessage("m0", room: "general"), roomName: "general-tw",
      counts: BatchCounts(waiting: count - settled, settled: [.done: settled]))
  }

  private func numbers(_ driver: Driver) -> [Int] {
    driver.screen.matches(of: #/number (\d+)\./#).compactMap { Int($0.1) }
  }

  @Test func `every item can be gone to, and few are at hand`() {
    var driver = opened()
    let rows = driver.state.queueRows
    #expect(numbers(driver) == Array(0..<rows))
    driver.slowly("G")
    #expect(numbers(driver) == Array((Self.count - rows)..<Self.count))
    #expect(driver.state.queue.items.atCursor?.id.rawValue == Int64(99 + Self.count))
    driver.slowly(.pageUp)
    #expect(numbers(driver).count == rows)
    driver.slowly("g")
    #expect(numbers(driver) == Array(0..<rows))
    #expect(driver.state.queue.items.rows.count <= 400)
  }

  @Test func `paging meets every item once, in order`() {
    var driver = opened()
    var seen: [Int] = []
    while seen.last != Self.count - 1 {
      let shown = numbers(driver)
      #expect(shown == Array((shown.first ?? -1)...(shown.last ?? -1)))
      seen += shown.filter { $0 > seen.last ?? -1 }
      guard seen.count < 50_000 else { break }
      driver.slowly(.pageDown)
    }
    #expect(seen == Array(0..<Self.count))
  }

  @Test func `what changes while items are read is read once more, not once each`() {
    var driver = opened()
    driver.isAnswering = false
    driver.effects = []
    for settled in 1...20 {
      driver.post(.batches([Self.batch(settled: settled)]))
      driver.post(.changed([.queue]))
    }
    let asked = driver.effects.count { if case .loadItems = $0 { true } else { false } }
    #expect(asked == 1)
    driver.answerAll()
    let again = driver.effects.count { if case .loadItems = $0 { true } else { false } }
    #expect(again == 2)
  }

  @Test func `items that could not be read are asked for at the next change`() {
    var driver = opened()
    driver.isAnswering = false
    driver.effects = []
    driver.post(.batches([Self.batch(settled: 1)]))
    driver.post(.itemsFailed(Self.batch, Notice(.error, "the store is busy")))
    driver.post(.batches([Self.batch(settled: 2)]))
    let asked = driver.effects.count { if case .loadItems = $0 { true } else { false } }
    #expect(asked == 2)
    #expect(driver.state.flash?.text == "the store is busy")
  }

  @Test func `scrolling asks once for rows that cannot be read`() {
    var driver = opened()
    driver.isAnswering = false
    driver.effects = []
    driver.slowly("G")
    for _ in 1...5 { driver.post(.itemsFailed(Self.batch, Notice(.error, "the store is busy"))) }
    let asked = driver.effects.count { if case .loadItems = $0 { true } else { false } }
    #expect(asked == 1)
  }

  @Test func `one item is taken back where the cursor is, however far down`() {
    var driver = opened()
    driver.slowly("G")
    driver.slowly(.up)
    driver.slowly("u")
    #expect(driver.effects.last == .undoItem(ItemID(rawValue: Int64(98 + Self.count))))
  }
}
