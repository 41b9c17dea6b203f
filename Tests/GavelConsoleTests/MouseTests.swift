import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// The mouse does what people expect, and confirms nothing by accident.
@Suite struct MouseTests {
  private func inMessages(_ configuration: ConsoleConfiguration = ConsoleConfiguration()) -> Driver
  {
    var driver = Driver(configuration: configuration)
    driver.slowly(.enter)
    return driver
  }

  /// The first cell of a text on the screen.
  private func cell(_ text: String, in driver: Driver) -> (column: Int, row: Int)? {
    let frame = draw(driver.state)
    let lines = frame.text().split(separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in lines.enumerated() {
      guard let range = line.firstRange(of: text) else { continue }
      return (DisplayText(String(line[..<range.lowerBound])).columns, row)
    }
    return nil
  }

  private func marks(_ driver: Driver) -> [String] {
    driver.state.marks(in: .messages("general")).sorted()
  }

  @Test func `a click focuses the pane and selects the row`() throws {
    var driver = inMessages()
    let room = try #require(cell("lobby", in: driver))
    driver.click(room)
    #expect(driver.state.focus == .rooms && driver.state.rooms.cursor == "lobby")
    driver.slowly(.up)
    let message = try #require(cell("please stop", in: driver))
    driver.click(message)
    #expect(driver.state.focus == .messages && driver.state.messages.cursor == "m4")
    #expect(marks(driver).isEmpty)
  }

  @Test func `two clicks open, two slow ones do not`() throws {
    var driver = inMessages()
    let message = try #require(cell("please stop", in: driver))
    driver.click(message)
    driver.wait(milliseconds: 600)
    driver.click(message)
    driver.wait(milliseconds: 600)
    #expect(driver.state.focus == .messages)
    driver.click(message)
    driver.click(message)
    #expect(driver.state.focus == .detail && driver.state.isZoomed)
  }

  @Test func `a click on a command of the palette runs it`() throws {
    var driver = inMessages()
    driver.slowly(":mark-a")
    let row = try #require(cell("mark-all ", in: driver))
    driver.click(row)
    #expect(driver.state.prompt == nil && marks(driver).count == 6)
  }

  @Test func `a click on a command that costs something asks as its key does`() throws {
    var driver = inMessages()
    driver.slowly(.up)
    driver.slowly(":del")
    let row = try #require(cell("delete-message ", in: driver))
    driver.click(row)
    #expect(driver.state.modal != nil && driver.enqueued.isEmpty)
    driver.drawFrame()
    driver.wait()
    driver.click(row)
    #expect(driver.enqueued.isEmpty)
  }

  @Test func `a click shows a theme or chooses a profile, a second one takes it`() throws {
    var driver = inMessages(
      ConsoleConfiguration(profiles: ProfileTests.choices, profile: "acme"))
    driver.slowly("T")
    let theme = try #require(cell("light ", in: driver))
    driver.click(theme)
    #expect(driver.state.theme.name == "light" && driver.state.themes != nil)
    driver.click(theme)
    #expect(driver.effects.last == .keepTheme("light"))
    driver.slowly("O")
    let profile = try #require(cell("harbor ", in: driver))
    driver.click(profile)
    #expect(driver.state.profiles?.cursor == 1)
    driver.click(profile)
    #expect(driver.effects.last == .openProfile("harbor"))
  }

  @Test func `a drag marks a range`() throws {
    var driver = inMessages()
    let first = try #require(cell("BUY NOW", in: driver))
    driver.mouse(.press(.left), first)
    driver.mouse(.drag, (first.column + 3, first.row))
    #expect(driver.state.range == nil)
    driver.mouse(.drag, (first.column, first.row + 1))
    driver.mouse(.drag, (first.column, first.row + 2))
    #expect(driver.screen.contains("range"))
    driver.mouse(.release, (first.column, first.row + 2))
    #expect(marks(driver) == ["m2", "m3", "m4"] && driver.state.range == nil)
  }

  @Test func `the right button marks a row`() throws {
    var driver = inMessages()
    driver.mouse(.press(.right), try #require(cell("please stop", in: driver)))
    #expect(marks(driver) == ["m4"])
    driver.mouse(.press(.right), try #require(cell("please stop", in: driver)))
    #expect(marks(driver).isEmpty)
  }

  @Test func `the wheel scrolls what lies under it and leaves the focus`() throws {
    var driver = Driver()
    driver.slowly(.down, .enter)
    driver.slowly("1")
    let top = driver.state.messages.top
    driver.mouse(.wheelUp, (60, 6))
    #expect(driver.state.messages.top == top - 3 && driver.state.focus == .rooms)
    driver.mouse(.wheelDown, (60, 6))
    #expect(driver.state.messages.top == top)
    driver.slowly("?")
    driver.mouse(.wheelDown, (60, 6))
    #expect(driver.state.help?.top == 3)
  }

  @Test func `hints are buttons`() throws {
    var driver = inMessages()
    driver.slowly(.up)
    driver.click(try #require(cell("d delete", in: driver)))
    driver.wait()
    #expect(driver.state.modal != nil)
    driver.click(try #require(cell("y confirm", in: driver)))
    #expect(driver.enqueued.map(\.items.count) == [1])
  }

  @Test func `a dialog takes no click before it can have been read`() throws {
    var driver = inMessages()
    driver.slowly(.up)
    driver.slowly("d")
    let confirm = try #require(cell("y confirm", in: driver))
    driver.slowly(.escape)
    driver.type("d")
    driver.drawFrame()
    driver.click(confirm)
    #expect(driver.enqueued.isEmpty && driver.state.modal != nil)
    // A button that went down before belongs to what was there before.
    driver.mouse(.press(.left), confirm)
    driver.wait()
    driver.mouse(.release, confirm)
    #expect(driver.enqueued.isEmpty)
    driver.click(confirm)
    #expect(driver.enqueued.count == 1)
  }

  @Test func `the click that opened a dialog cannot confirm it in the same place`() throws {
    var driver = inMessages()
    driver.slowly(.up)
    driver.click(try #require(cell("d delete", in: driver)))
    driver.wait()
    let confirm = try #require(cell("y confirm", in: driver))
    driver.state.modal?.openedAt = ClickedCell(column: confirm.column, row: confirm.row)
    driver.click(confirm)
    #expect(driver.enqueued.isEmpty)
    driver.click((confirm.column + 1, confirm.row))
    #expect(driver.enqueued.count == 1)
  }

  @Test func `a click that comes with keys answers nothing`() throws {
    var driver = inMessages()
    driver.slowly(.up)
    driver.slowly("d")
    let confirm = try #require(cell("y confirm", in: driver))
    driver.mouse(.press(.left), confirm, isCrowded: true)
    driver.mouse(.release, confirm, isCrowded: true)
    #expect(driver.enqueued.isEmpty && driver.screen.contains("click alone"))
  }

  @Test func `a click beside the buttons of a dialog does nothing, not even behind it`() throws {
    var driver = inMessages()
    let room = try #require(cell("lobby", in: driver))
    driver.slowly(.up)
    driver.slowly("d")
    driver.click(room)
    #expect(driver.state.focus == .messages && driver.state.modal != nil)
    driver.click(try #require(cell("esc cancel", in: driver)))
    #expect(driver.state.modal == nil && driver.enqueued.isEmpty)
  }

  @Test func `a typed confirmation is not answered by its button`() throws {
    var driver = inMessages()
    driver.slowly(" k d")
    driver.click(try #require(cell("enter confirm", in: driver)))
    #expect(driver.enqueued.isEmpty && driver.state.modal != nil)
  }

  @Test func `switched off, the mouse does nothing`() throws {
    var driver = inMessages(ConsoleConfiguration(usesMouse: false))
    let before = driver.state
    driver.click(try #require(cell("lobby", in: driver)))
    driver.mouse(.wheelUp, (60, 6))
    #expect(driver.state == before)
  }
}

extension Driver {
  /// Uses the mouse at machine speed.
  mutating func mouse(
    _ action: MouseEvent.Action, _ cell: (column: Int, row: Int), isCrowded: Bool = false
  ) {
    post(
      .input(.mouse(MouseEvent(action, column: cell.column, row: cell.row)), isCrowded: isCrowded))
  }

  /// Presses and releases the left button, and looks.
  mutating func click(_ cell: (column: Int, row: Int)) {
    mouse(.press(.left), cell)
    mouse(.release, cell)
    drawFrame()
  }
}
