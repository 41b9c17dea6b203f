import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// A console comes back where it was.
@Suite struct PlaceTests {
  /// Ends a console and opens another one on the same world.
  private func again(_ driver: Driver, _ change: (inout FakeWorld) -> Void = { _ in }) -> Driver {
    var world = driver.world
    change(&world)
    return Driver(world, memory: driver.state.memory)
  }

  @Test func `room, row, pane and filters come back`() {
    var driver = Driver()
    driver.slowly("/gen")
    driver.slowly(.enter)
    driver.slowly("3/buy")
    driver.slowly(.enter)
    driver.slowly("k")
    let before = driver.state
    #expect(before.openRoom != nil && before.messages.cursor != nil)
    let after = again(driver).state
    #expect(after.openRoom == before.openRoom && after.rooms.cursor == before.rooms.cursor)
    #expect(after.focus == .messages && after.messages.cursor == before.messages.cursor)
    #expect(after.filterText(of: .messages(before.openRoom ?? "")) == "buy")
    #expect(again(driver).screen.contains("/buy") && again(driver).screen.contains("/gen"))
    #expect(again(driver).screen.contains("Messages 2/6  general-tw"))
  }

  @Test func `the view comes back with its row, order and filter`() {
    var driver = Driver(.triage)
    driver.slowly("!tsjj")
    driver.slowly("2")
    let before = driver.state
    let after = again(driver).state
    #expect(after.view == .reports && after.focus == .conversation)
    #expect(after.reports.grouping == before.reports.grouping)
    #expect(after.reports.sort == before.reports.sort)
    #expect(after.reports.list.cursor == before.reports.list.cursor)
    #expect(after.reports.shown?.file.group == before.reports.shown?.file.group)
  }

  @Test func `how things are read comes back, marks and made-up names do not`() {
    var driver = Driver()
    driver.slowly("3 jVW,P")
    #expect(!driver.state.marks.isEmpty)
    let after = again(driver).state
    #expect(after.reading.isVeiled && after.reading.wraps && after.reading.showsAges)
    #expect(!after.reading.usesAliases && after.marks.isEmpty)
  }

  @Test func `a room that is gone leaves the first of the list`() {
    var driver = Driver()
    driver.slowly("j3")
    let gone = driver.state.openRoom
    let after = again(driver) { world in world.rooms.removeAll { $0.id == gone } }
    #expect(after.state.openRoom != gone && after.state.openRoom == after.state.rooms.cursor)
    #expect(after.state.focus == .rooms && after.state.openRoom != nil)
  }

  @Test func `a row that is gone leaves its neighbour`() {
    var driver = Driver()
    driver.slowly("3kkk")
    let rows = driver.state.messages.window.rows
    let gone = driver.state.messages.cursor
    let next = rows.firstIndex { $0.id == gone }.map { rows[$0 + 1].id }
    let after = again(driver) { world in
      for room in world.messages.keys { world.messages[room]?.removeAll { $0.id == gone } }
    }
    #expect(after.state.messages.cursor == next)
  }

  @Test func `an empty store begins like the first start`() {
    var driver = Driver()
    driver.slowly("j3")
    let after = again(driver) { world in
      world.rooms = []
      world.messages = [:]
      world.members = [:]
    }
    #expect(after.state.openRoom == nil && after.state.rooms.cursor == nil)
    #expect(!after.state.isTouched && after.state.focus == .rooms)
  }

  @Test func `everything is asked for before the first answer`() {
    var driver = Driver()
    driver.slowly("j3")
    let memory = driver.state.memory
    var state = ConsoleState(
      configuration: ConsoleConfiguration(), connection: driver.state.connection,
      size: driver.state.size, memory: memory, now: .noon)
    let loads = update(&state, .started).compactMap {
      if case .load(let request) = $0 { request.list } else { nil }
    }
    let room = driver.state.openRoom ?? ""
    #expect(loads == [.rooms, .members(room), .messages(room)])
  }

  @Test func `what is kept names nobody and quotes nobody`() {
    var driver = Driver()
    driver.slowly("2j3k")
    let place = driver.state.memory.place
    #expect(place.rows["members"]?.rank == nil && place.filters.isEmpty)
    let world = driver.world
    let people = world.members.values.flatMap(\.self).compactMap(\.person.name)
    let texts = world.messages.values.flatMap(\.self).map(\.text).filter { $0.count > 3 }
    let kept = "\(place)"
    #expect(!people.contains { kept.contains($0) } && !texts.contains { kept.contains($0) })
  }

  @Test func `a place that means nothing is where every console begins`() {
    let place = ConsolePlace(
      view: "cellar", pane: "attic", rows: ["x": RememberedRow(id: "1")],
      filters: ["rooms": "re:/(/", "cellar": "x"], grouping: "?", sort: "?", habits: ["?"])
    let driver = Driver(memory: ConsoleMemory(place: place))
    #expect(driver.screen == Driver().screen)
  }
}
