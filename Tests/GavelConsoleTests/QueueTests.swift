import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct QueueTests {
  private func id(_ number: Int64) -> BatchID { BatchID(rawValue: number) }

  @Test func `undo takes back the newest held batch from anywhere`() {
    var driver = Driver(.busy)
    driver.slowly("u")
    #expect(driver.effects.contains(.undo(id(4))))
  }

  @Test func `each state of a batch has its own command`() {
    var driver = Driver(.busy)
    driver.slowly("5")
    driver.effects = []
    driver.slowly("s")
    driver.slowly(.down, .down)
    driver.slowly("r")
    driver.slowly(.escape, .down)
    driver.slowly("eC")
    let queueing = driver.effects.filter {
      switch $0 {
      case .sendNow, .retry, .resume, .discard: true
      default: false
      }
    }
    #expect(queueing == [.sendNow(id(4)), .retry(id(2)), .resume(id(1)), .discard(id(1))])
  }

  @Test func `trying again is a plan that is shown and confirmed anew`() {
    var world = FakeWorld.busy
    world.items[id(2)] = [
      OutboxItem(
        id: ItemID(rawValue: 1), batch: id(2), plan: PlanItem(action: .clearRoom("lobby")),
        status: .settled(.unknown))
    ]
    var driver = Driver(world)
    driver.slowly("5")
    driver.slowly(.down, .down)
    driver.effects = []
    driver.slowly("r")
    #expect(driver.screen.contains("Clear"))
    #expect(!driver.effects.contains { if case .enqueue = $0 { true } else { false } })
    driver.slowly(.escape)
    #expect(!driver.effects.contains { if case .enqueue = $0 { true } else { false } })
  }

  @Test func `a held batch can be held longer, and one that was sent cannot`() {
    var driver = Driver(.busy)
    driver.slowly("5")
    driver.effects = []
    driver.slowly("+")
    #expect(driver.effects.contains(.stretchHold(id(4))))
    driver.slowly(.down, .down)
    driver.effects = []
    driver.slowly("+")
    #expect(!driver.effects.contains { if case .stretchHold = $0 { true } else { false } })
  }

  @Test func `what can be undone on the platform is a plan of its own`() throws {
    var world = FakeWorld.busy
    let place = try #require(world.batches.firstIndex { $0.id == id(2) })
    world.batches[place].first = .deactivateUser("mei")
    world.batches[place].counts = BatchCounts(settled: [.done: 1])
    world.items[id(2)] = [
      OutboxItem(
        id: ItemID(rawValue: 1), batch: id(2),
        plan: PlanItem(action: .deactivateUser("mei")), status: .settled(.done))
    ]
    var driver = Driver(world)
    driver.slowly("5")
    driver.slowly(.down, .down)
    driver.slowly("U")
    #expect(driver.screen.contains("Reactivate"))
  }

  @Test func `what cannot be undone on the platform is said`() {
    var driver = Driver(.busy)
    driver.slowly("5")
    driver.slowly(.down, .down)
    driver.slowly("U")
    #expect(driver.screen.contains("nothing that this batch did can be undone"))
  }

  @Test func `a command that does not fit the batch says why`() {
    var driver = Driver(.busy)
    driver.slowly("5e")
    #expect(driver.screen.contains("resume: this batch was not interrupted"))
    #expect(!driver.effects.contains(.resume(id(4))))
  }

  @Test func `an item that has not left can be taken back alone`() {
    var driver = Driver()
    driver.slowly(.enter, .home)
    driver.slowly(" j d2")
    driver.slowly(.enter)
    driver.slowly("5")
    driver.slowly(.enter, .down)
    driver.slowly("u")
    #expect(driver.effects.contains(.undoItem(ItemID(rawValue: 1001))))
  }

  @Test func `what another process sends is neither pending here nor taken back here`() {
    var world = FakeWorld.busy
    world.batches[0].isElsewhere = true
    world.batches[1].isElsewhere = true
    var driver = Driver(world)
    #expect(driver.screen.contains("by another gavel"))
    driver.slowly("u")
    #expect(driver.screen.contains("undo: nothing is held here"))
    driver.slowly("5s")
    #expect(driver.screen.contains("send-now: this batch is not held here"))
    driver.slowly("q")
    #expect(driver.effects.contains(.quit(.nothingPending)))
    #expect(!driver.effects.contains { if case .undo = $0 { true } else { false } })
  }

  @Test func `on the row of another console undo takes back nothing else`() {
    var world = FakeWorld.busy
    var foreign = world.batches[0]
    foreign.id = BatchID(rawValue: 99)
    foreign.isElsewhere = true
    world.batches.insert(foreign, at: 0)
    var driver = Driver(world)
    driver.slowly("5g")
    driver.effects = []
    driver.slowly("u")
    #expect(driver.screen.contains("undo: the batch at the cursor is not held by this console"))
    #expect(!driver.effects.contains { if case .undo = $0 { true } else { false } })
    driver.slowly("ju")
    #expect(driver.effects.contains(.undo(id(4))))
  }

  @Test func `only what failed while the console runs is counted, until it is looked at`() {
    var driver = Driver(.busy)
    #expect(!driver.screen.contains("failed 3"))
    driver.world.batches[1].state = .finished
    driver.world.batches[1].counts = BatchCounts(settled: [.done: 144, .failed: 1])
    driver.post(.batches(driver.world.batches))
    #expect(driver.screen.contains("failed 1"))
    driver.slowly("5j")
    #expect(driver.screen.contains("failed 1"))
    driver.slowly(.enter, .escape)
    #expect(!driver.screen.contains("failed 1"))
  }

  @Test func `the question at the end names only keys that work in it`() {
    var driver = Driver(.busy)
    driver.slowly("q")
    let dialog = driver.screen.split(separator: "\n").drop { !$0.contains("Work is unfinished") }
    #expect(dialog.dropFirst().first?.contains("u undo") == false)
    driver.world.batches.removeFirst(2)
    driver.post(.batches(driver.world.batches))
    #expect(driver.screen.contains("Everything has been sent in the meantime."))
  }

  @Test func `what was taken back is not offered to be tried again`() {
    var world = FakeWorld.busy
    world.batches[2].counts = BatchCounts(settled: [.done: 2, .cancelled: 1])
    var driver = Driver(world)
    driver.slowly("5jjr")
    #expect(driver.screen.contains("retry: this batch has nothing that can be tried again"))
  }

  @Test func `quitting ends at once only when nothing is pending`() {
    var calm = Driver()
    calm.slowly("q")
    #expect(calm.effects.last == .quit(.nothingPending))
    for (key, choice) in [("s", QuitChoice.sendNow), ("k", .keepHeld), ("c", .cancelHeld)] {
      var busy = Driver(.busy)
      busy.slowly("q")
      #expect(!busy.effects.contains(.quit(.nothingPending)))
      busy.slowly(key)
      #expect(busy.effects.contains(.quit(choice)))
    }
    var staying = Driver(.busy)
    staying.slowly("q")
    staying.slowly(.escape)
    #expect(staying.state.modal == nil)
  }

  @Test func `interrupted work is offered and never sent by itself`() {
    var driver = Driver(.busy)
    driver.post(.interruptedBatches([driver.world.batches[3]]))
    driver.drawFrame()
    driver.type("r")
    driver.wait()
    #expect(!driver.effects.contains(.resume(id(1))))
    #expect(driver.screen.contains("Nothing of it is sent unless you resume it."))
    driver.slowly("n")
    #expect(!driver.effects.contains(.resume(id(1))))
    driver.post(.interruptedBatches([driver.world.batches[3]]))
    driver.drawFrame()
    driver.wait()
    driver.slowly("r")
    #expect(driver.effects.contains(.resume(id(1))))
  }

  @Test func `an offer waits behind an open dialog`() {
    var driver = Driver(.busy)
    driver.slowly(.enter)
    driver.slowly("d")
    driver.post(.interruptedBatches([driver.world.batches[3]]))
    #expect(driver.state.modal?.context == .typedConfirm)
    driver.slowly(.escape)
    #expect(driver.state.modal?.context == .interrupted)
  }

  @Test func `outcomes are told apart by their words`() {
    let words = Set(Outcome.allCases.map(ActionWords.outcome))
    #expect(words.count == Outcome.allCases.count)
  }

  @Test func `the activity tells a batch in one sentence`() {
    let driver = Driver(.busy)
    let line = driver.state.activity.lines.first?.text
    #expect(
      line
        == "deleted 2 of 6 messages, 1 gone already, 1 refused, 1 failed, 1 unknown (general-tw)")
  }

  @Test func `a batch that was taken back is told without claiming anything`() {
    let driver = Driver(.busy)
    let entry = driver.world.trail[0]
    let cancelled = BatchCounts(settled: [.cancelled: 3])
    #expect(
      ActionWords.past(entry, counts: cancelled, total: 3)
        == "delete 3 messages: 3 cancelled (general-tw)")
    let whole = BatchCounts(settled: [.done: 3])
    #expect(
      ActionWords.past(entry, counts: whole, total: 3) == "deleted 3 messages (general-tw)")
  }

  @Test func `a long name in the activity is cut before what became of the action`() {
    var driver = Driver()
    let name = String(repeating: "\u{1B}[31mMallory ", count: 6)
    let entry = AuditEntry(
      number: 1, time: .noon, actor: "ana", batch: BatchID(rawValue: 1),
      action: .deactivateUser("mallory"), reason: "spam", outcome: .refused,
      answer: ServerAnswer(status: 400, code: "error-action-not-allowed"),
      facts: TargetFacts(person: "mallory", personName: name))
    driver.post(.activity([entry]))
    #expect(driver.screen.contains("…: refused (400 "))
  }

  @Test func `a notice stands in the footer until the next key and stays in the activity`() {
    var driver = Driver()
    driver.post(.notice(Notice(.error, "no\u{1B}[2J answer")))
    #expect(driver.screen.contains("error: no<U+001B>[2J answer"))
    driver.slowly("6")
    #expect(driver.state.flash == nil)
    #expect(driver.screen.contains("12:03:00  error: no<U+001B>[2J answer"))
  }
}
