import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct WindowTests {
  @Test func `the whole list can be walked with more asked for on the way`() {
    var driver = Driver()
    driver.slowly(.down, .enter)
    #expect(driver.state.messages.cursor == "l2203")
    for _ in 0..<1203 { driver.press(.up) }
    #expect(driver.state.messages.cursor == "l1000")
    driver.press(.end)
    #expect(driver.state.messages.cursor == "l2203")
    driver.press(.home)
    #expect(driver.state.messages.cursor == "l1000")
  }

  @Test func `a filtered list counts the whole as it is now`() {
    var driver = Driver()
    driver.slowly(.enter)
    driver.slowly("/spam")
    driver.slowly(.enter)
    #expect(driver.screen.contains("Messages 3/6"))
    driver.world.messages["general"]?.removeFirst(2)
    driver.post(.changed([.messages]))
    #expect(driver.screen.contains("Messages 2/4"), "\(driver.screen)")
  }

  @Test func `during the first sync the cursor stays on top until a key is pressed`() {
    var state = ConsoleState(
      configuration: ConsoleConfiguration(),
      connection: ConnectionStatus(
        dialect: "rocketchat", server: "s", link: .syncing(done: 0, of: 3)),
      size: Size(columns: 80, rows: 24), now: .noon)
    var number = 0
    func show(_ ids: [RoomID]) {
      number += 1
      let effects = update(&state, number == 1 ? .started : .changed([.rooms]))
      for case .load(let request) in effects where request.list == .rooms {
        let rows = ids.map { Room(id: $0, activeAt: .noon) }
        _ = update(&state, .rooms(ListWindow(rows: rows), request))
      }
    }
    show(["direct"])
    #expect(state.rooms.cursor == "direct")
    show(["general", "direct"])
    #expect(state.rooms.cursor == "general")
    _ = update(&state, .input(.key(.down)))
    show(["lobby", "general", "direct"])
    #expect(state.rooms.cursor == "direct")
  }

  /// Rooms that do not fit on the screen, and what happens to one of them.
  private struct Street {
    var driver: Driver
    var rooms: [Room]

    init(_ count: Int = 60) {
      rooms = (0..<count).map { number in
        Room(
          id: RoomID("r\(number)"), name: "room \(number)",
          activeAt: .noon - .seconds((number + 1) * 60))
      }
      var world = FakeWorld()
      world.rooms = rooms
      driver = Driver(world, size: Size(columns: 120, rows: 24))
    }

    /// Something happens in a room, which comes first then.
    mutating func stir(_ number: Int) {
      driver.now = driver.now + .seconds(1)
      let index = driver.world.rooms.firstIndex { $0.id.rawValue == "r\(number)" } ?? 0
      driver.world.rooms[index].activeAt = driver.now
      driver.post(.tick(driver.now))
      driver.post(.changed([.rooms]))
      driver.drawFrame()
    }

    var top: String? {
      let rows = driver.state.rooms.window.rows
      return rows.indices.contains(driver.state.rooms.top)
        ? rows[driver.state.rooms.top].id.rawValue : nil
    }
    /// The cursor's row on the screen.
    var line: Int? { driver.state.rooms.cursorIndex.map { $0 - driver.state.rooms.top } }
  }

  @Test func `a room that comes first is seen while the list stands at its beginning`() {
    var street = Street()
    street.driver.slowly("jj")
    for number in [7, 40, 55] {
      street.stir(number)
      #expect(street.top == "r\(number)")
      #expect(street.driver.state.rooms.cursor == "r2")
    }
  }

  @Test func `a room that comes first leaves what is read further down where it is`() {
    var street = Street()
    for _ in 0..<30 { street.driver.press(.down) }
    for _ in 0..<4 { street.driver.press(.up) }
    street.driver.wait()
    let line = street.line
    // From below, from what is seen above the cursor, and the very row at the top.
    for number in [50, 25, 23, 22] {
      street.stir(number)
      #expect(street.driver.state.rooms.cursor == "r26" && street.line == line, "\(number)")
    }
    street.stir(26)
    #expect(street.driver.state.rooms.cursor == "r26" && street.top == "r26")
  }

  @Test func `who goes on at once goes on with the room at the cursor`() {
    for (key, pane) in [("2", Pane.members), ("3", .messages)] {
      var driver = Driver()
      driver.press(.down)
      driver.type(key)
      driver.drawFrame()
      #expect(driver.state.openRoom == "lobby" && driver.state.focus == pane)
    }
    var driver = Driver()
    driver.press(.down, .tab)
    #expect(driver.state.openRoom == "lobby")
  }

  @Test func `a late answer changes nothing`() {
    var driver = Driver()
    driver.slowly(.enter)
    driver.isAnswering = false
    driver.type("/spam")
    let late = driver.unanswered
    driver.press(.escape)
    driver.unanswered = late
    driver.answerAll()
    #expect(driver.state.messages.window.rows.count == 6)
  }

  @Test func `one request is under way, and changes meanwhile lead to one more`() {
    var driver = Driver()
    driver.slowly(.enter)
    driver.isAnswering = false
    for _ in 0..<10 { driver.post(.changed([.messages])) }
    #expect(driver.unanswered.count == 1)
    driver.answerAll()
    #expect(driver.state.messages.awaiting == nil && !driver.state.messages.isOutdated)
  }

  @Test func `a failing store is not asked in a loop`() {
    var driver = Driver()
    driver.slowly(.down, .enter)
    driver.isAnswering = false
    for _ in 0..<170 { driver.press(.up) }
    for _ in 0..<5 {
      for case .load(let request) in driver.unanswered {
        driver.unanswered = []
        driver.post(.loadFailed(request, Notice(.error, "the store is busy")))
      }
    }
    #expect(driver.unanswered.isEmpty)
    #expect(driver.screen.contains("the store is busy"))
  }

  @Test func `next match goes to rows outside the window`() {
    var driver = Driver()
    driver.slowly(.down, .enter)
    driver.slowly("/\"line 7\"")
    driver.slowly(.enter, .escape)
    driver.slowly(.home)
    driver.slowly("n")
    #expect(driver.state.messages.cursor == "l1007")
    driver.slowly("nn")
    #expect(driver.state.messages.cursor == "l1071")
    driver.slowly("N")
    #expect(driver.state.messages.cursor == "l1070")
    driver.slowly(.end)
    driver.slowly("N")
    #expect(driver.state.messages.cursor == "l1799")
  }

  @Test func `a room that vanished gives way to its neighbour`() {
    var driver = Driver()
    driver.slowly(.down)
    #expect(driver.state.openRoom == "lobby")
    driver.world.rooms.removeAll { $0.id == "lobby" }
    driver.post(.changed([.rooms]))
    driver.wait()
    #expect(driver.state.rooms.cursor == "dm-1")
    #expect(driver.state.openRoom == "dm-1")
  }

  @Test func `the cursor follows a room that jumps to the top of a long list`() {
    var world = FakeWorld()
    for number in 0..<500 {
      world.rooms.append(
        Room(
          id: RoomID("r\(number)"), name: "room \(number)",
          activeAt: .noon - .seconds(60 * number)))
    }
    var driver = Driver(world)
    for _ in 0..<250 { driver.press(.down) }
    driver.wait()
    #expect(driver.state.rooms.cursor == "r250")
    driver.world.rooms[250].activeAt = .noon + .seconds(1)
    driver.post(.changed([.rooms]))
    #expect(driver.state.rooms.cursor == "r250" && driver.state.rooms.cursorIndex == 0)
    driver.world.rooms.remove(at: 250)
    driver.post(.changed([.rooms]))
    #expect(driver.state.rooms.cursor == "r0")
    #expect(driver.state.rooms.awaiting == nil)
  }

  @Test func `the open room stays known while a filter hides it from the list`() {
    var driver = Driver()
    driver.slowly("/lobby")
    driver.slowly(.enter)
    driver.slowly("3")
    driver.world.rooms.removeAll { $0.id == "general" }
    driver.slowly("1")
    driver.slowly(.escape)
    #expect(driver.state.openRoom == "lobby")
    #expect(driver.screen.contains("lobby"))
  }

  @Test func `a clock that is set back does not lock a dialog or open it early`() {
    var driver = Driver()
    driver.slowly(.enter, .up)
    driver.type("d")
    driver.drawFrame()
    driver.wait(milliseconds: -3_600_000)
    driver.type("y")
    #expect(driver.enqueued.isEmpty)
    driver.wait(milliseconds: 300)
    driver.type("y")
    #expect(driver.enqueued.count == 1)
  }

  @Test func `what a small terminal cannot show cannot be answered`() {
    var driver = Driver()
    driver.slowly(.enter, .up)
    driver.slowly("d")
    driver.resize(38, 8)
    driver.slowly("y")
    #expect(driver.enqueued.isEmpty)
    driver.resize(40, 10)
    driver.wait()
    driver.slowly("y")
    #expect(driver.enqueued.count == 1)
    driver.slowly("d")
    driver.resize(10, 3)
    driver.effects = []
    driver.press(.control("z"))
    #expect(driver.effects == [.suspend])
  }

  @Test func `idle nothing wakes the console but the minute`() {
    let driver = Driver()
    #expect(nextWake(driver.state) == .noon + .seconds(60))
    let frame = draw(driver.state)
    var later = driver
    later.wait(milliseconds: 50_000)
    #expect(draw(later.state) == frame)
  }

  @Test func `a countdown wakes the console on its whole seconds`() {
    var driver = Driver(.busy)
    #expect(driver.state.now == .noon + .milliseconds(400))
    #expect(nextWake(driver.state) == .noon + .milliseconds(1_300))
    driver.wait(milliseconds: 900)
    #expect(driver.screen.contains("held 0:08"))
  }

  @Test func `a cursor move changes few cells`() {
    var driver = Driver(size: Size(columns: 80, rows: 24))
    driver.slowly(.enter)
    let before = draw(driver.state)
    driver.press(.up)
    let after = draw(driver.state)
    var changed = 0
    for row in 0..<24 {
      for column in 0..<80
      where before[column: column, row: row] != after[column: column, row: row] {
        changed += 1
      }
    }
    #expect(changed == 2)
    #expect(after.cursor != before.cursor)
  }
}
