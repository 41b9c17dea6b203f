import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// The row acted on is the row seen: cursor and marks are ids.
@Suite struct SelectionTests {
  private func inMessages() -> Driver {
    var driver = Driver()
    driver.slowly(.enter)
    return driver
  }

  private func marks(_ driver: Driver) -> Set<String> {
    driver.state.marks(in: .messages("general"))
  }

  @Test func `the cursor stays on its message when others come and go`() {
    var driver = inMessages()
    driver.slowly(.up, .up)
    driver.world.messages["general"]?.removeFirst(2)
    driver.world.messages["general"]?.append(
      Message(
        id: "m7", room: "general", author: nil, text: "new", sentAt: .noon + .seconds(1)))
    driver.post(.changed([.messages]))
    #expect(driver.state.messages.cursor == "m4")
  }

  @Test func `a cursor whose message is gone goes to the next one`() {
    var driver = inMessages()
    driver.slowly(.up, .up)
    driver.world.messages["general"]?.removeAll { $0.id == "m4" }
    driver.post(.changed([.messages]))
    #expect(driver.state.messages.cursor == "m5")
    driver.world.messages["general"]?.removeLast(2)
    driver.post(.changed([.messages]))
    #expect(driver.state.messages.cursor == "m3")
  }

  @Test func `under a dialog no row moves`() {
    var driver = inMessages()
    driver.slowly(.up)
    driver.slowly("d")
    let before = driver.screen
    driver.world.messages["general"]?.removeFirst(3)
    driver.world.rooms[1].activeAt = .noon + .seconds(1)
    driver.post(.changed([.messages, .rooms]))
    driver.drawFrame()
    #expect(driver.screen == before)
    driver.slowly(.escape)
    #expect(driver.screen != before)
    #expect(driver.state.messages.window.rows.count == 3)
  }

  @Test func `space marks where the cursor stands, so that one can walk up as well as down`() {
    var driver = inMessages()
    driver.slowly(" k k ")
    #expect(marks(driver) == ["m4", "m5", "m6"])
    #expect(driver.state.messages.cursor == "m4")
    driver.slowly(" ")
    #expect(marks(driver) == ["m5", "m6"])
  }

  @Test func `under a dialog of the start the first rows appear all the same`() {
    var driver = Driver()
    driver.isAnswering = false
    driver.slowly(.down)
    driver.post(.interruptedBatches(FakeWorld.busy.batches))
    driver.answerAll()
    driver.drawFrame()
    #expect(driver.state.openRoom == "lobby")
    #expect(driver.state.messages.window.rows.last?.text == "line 1203")
    #expect(driver.state.modal != nil)
  }

  @Test func `marks survive the filter, and those it hides are counted aloud`() {
    var driver = inMessages()
    driver.slowly(.home)
    driver.slowly(" j ")
    driver.slowly("/spam")
    driver.slowly(.enter)
    #expect(driver.screen.contains("2 marked (1 hidden by filter)"))
    driver.slowly("d")
    #expect(driver.screen.contains("1 of them is not on screen"))
    driver.slowly(.escape, .escape)
    #expect(marks(driver) == ["m1", "m2"])
    #expect(!driver.screen.contains("hidden by filter"))
  }

  @Test func `the filter narrows while it is typed and esc shows all again`() {
    var driver = inMessages()
    driver.type("/st")
    #expect(driver.state.messages.window.rows.map(\.id) == ["m4", "m6"])
    driver.press(.backspace, .backspace)
    #expect(driver.state.messages.window.rows.count == 6)
    driver.type("spam")
    driver.press(.escape)
    #expect(driver.state.messages.window.rows.count == 6)
    #expect(driver.state.prompt == nil)
  }

  @Test func `a range takes everything between its ends`() {
    var driver = inMessages()
    driver.slowly("v")
    driver.slowly(.up, .up)
    #expect(driver.screen.contains("range"))
    driver.slowly("v")
    #expect(marks(driver) == ["m4", "m5", "m6"])
  }

  @Test func `an open range is counted in the title and at the foot`() {
    var driver = inMessages()
    driver.slowly("v")
    #expect(driver.screen.contains(" 1 in range "))
    #expect(driver.screen.contains("* 1 message in range"))
    driver.slowly(.up, .up)
    #expect(driver.screen.contains(" 3 in range "))
    #expect(driver.screen.contains("* 3 messages in range"))
    driver.slowly(.escape)
    #expect(!driver.screen.contains("in range"))
    driver.slowly(.home)
    driver.slowly(" ")
    driver.slowly(.end)
    driver.slowly("v")
    driver.slowly(.up)
    #expect(driver.screen.contains(" 2 in range  1 marked "), "\(driver.screen)")
    #expect(driver.screen.contains("* 3 messages (2 in range)"), "\(driver.screen)")
  }

  @Test func `a range that goes beyond the rows at hand is counted by the store`() {
    var driver = Driver()
    driver.slowly(.down, .enter)
    driver.slowly("v")
    driver.slowly(.home)
    #expect(driver.screen.contains(" 1,204 in range "), "\(driver.screen)")
    #expect(driver.screen.contains("* 1,204 messages in range"))
    driver.slowly("jj")
    #expect(driver.screen.contains("* 1,202 messages in range"), "\(driver.screen)")
    // Nobody is asked again while the cursor walks, also out of the window.
    let walk = Array(repeating: Key.down, count: 300)
    driver.effects = []
    for key in walk { driver.slowly(key) }
    #expect(driver.screen.contains("* 902 messages in range"), "\(driver.screen)")
    #expect(!driver.effects.contains { if case .mark = $0 { true } else { false } })
    #expect(driver.state.marks(in: .messages("lobby")).isEmpty)
  }

  @Test func `until the store has counted a range, what is at hand is in it at least`() {
    var driver = Driver()
    driver.slowly(.down, .enter)
    driver.slowly("v")
    driver.isAnswering = false
    driver.slowly(.home)
    let loads = driver.unanswered
    driver.unanswered = []
    for effect in loads {
      for event in driver.world.answer(effect, at: driver.now) { driver.post(event) }
    }
    driver.drawFrame()
    #expect(driver.screen.contains(" 200+ in range "), "\(driver.screen)")
    driver.slowly("j")
    #expect(driver.screen.contains("* 199+ messages in range"), "\(driver.screen)")
    driver.answerAll()
    driver.drawFrame()
    #expect(driver.screen.contains("* 1,203 messages in range"), "\(driver.screen)")
  }

  @Test func `a range among people who go by other names is signed and counted`() {
    var driver = Driver()
    driver.slowly(.tab)
    driver.slowly(":aliases")
    driver.slowly(.enter)
    driver.slowly("vj")
    #expect(driver.screen.contains("* 2 members in range"), "\(driver.screen)")
    #expect(driver.screen.matches(of: #/│.\+/#).count == 2, "\(driver.screen)")
  }

  @Test func `a range beyond the window is asked for by its keys`() {
    var driver = Driver()
    driver.slowly(.down, .enter)
    driver.slowly("v")
    driver.slowly(.home)
    driver.effects = []
    driver.slowly("v")
    let requests = driver.effects.compactMap {
      if case .mark(let request) = $0 { request } else { nil }
    }
    #expect(requests.first?.from?.id == "l1000" && requests.first?.to?.id == "l2203")
    #expect(driver.state.marks(in: .messages("lobby")).count == 1204)
  }

  @Test func `an action on an open range acts on what looks marked`() {
    var driver = inMessages()
    driver.slowly("v")
    driver.slowly(.up, .up)
    driver.slowly("d")
    #expect(driver.drafts.last?.actions.map(\.target) == ["m4", "m5", "m6"])
  }

  @Test func `all matching and invert reach rows outside the window`() {
    var driver = Driver()
    driver.slowly(.down, .enter)
    driver.slowly("A")
    #expect(driver.state.marks(in: .messages("lobby")).count == 1204)
    driver.slowly(" i")
    #expect(driver.state.marks(in: .messages("lobby")) == ["l2203"])
    driver.slowly("U")
    #expect(driver.state.marks.isEmpty)
  }

  @Test func `marks belong to their room`() {
    var driver = inMessages()
    driver.slowly(" ")
    driver.slowly("1")
    driver.slowly(.down, .enter)
    #expect(driver.state.marks(in: .messages("lobby")).isEmpty)
    #expect(marks(driver) == ["m6"])
  }

  @Test func `resizing at any moment keeps cursor and marks`() {
    var driver = inMessages()
    driver.slowly(.home)
    driver.slowly(" j ")
    for (columns, rows) in [(80, 24), (60, 15), (40, 10), (12, 3), (0, 0), (200, 60), (120, 36)] {
      driver.resize(columns, rows)
      #expect(driver.state.messages.cursor == "m2")
      #expect(marks(driver) == ["m1", "m2"])
    }
  }

  @Test func `what was confirmed is unmarked, and marked again when it is taken back`() {
    var driver = inMessages()
    driver.slowly(.home)
    driver.slowly(" j j d3")
    driver.slowly(.enter)
    #expect(marks(driver).isEmpty)
    #expect(driver.screen.contains("held 0:05"))
    driver.slowly("u")
    #expect(driver.effects.contains(.undo(BatchID(rawValue: 1))))
    #expect(marks(driver) == ["m1", "m2", "m3"])
  }

  @Test func `the detail follows after a rest, and a deletion there means what it shows`() {
    var driver = inMessages()
    driver.press(.up)
    #expect(driver.state.detail.subject == .message("m6"))
    #expect(nextWake(driver.state) == driver.now + .milliseconds(100))
    driver.wait(milliseconds: 100)
    #expect(driver.state.detail.subject == .message("m5"))
    driver.slowly(.enter)
    driver.slowly("d")
    #expect(driver.drafts.last?.actions.map(\.target) == ["m5"])
  }
}
