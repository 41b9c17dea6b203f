import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// What a moderator on a slow line is spared, and what they are told of it.
@Suite struct SlowLineTests {
  private static func open(_ size: Size = Size(columns: 80, rows: 24)) -> Driver {
    Driver(
      .acme, size: size,
      configuration: ConsoleConfiguration(colorDepth: .direct, sparesBytes: true))
  }

  @Test func `where bytes are spared a move changes no cell, only the terminal's cursor`() {
    var driver = Self.open()
    driver.slowly(.enter)
    let before = driver.drawFrame()
    driver.press(.up)
    let after = driver.drawFrame()
    #expect(before.isCursorVisible && after.isCursorVisible)
    #expect(before.cursor != after.cursor)
    #expect(before.text() == after.text())
  }

  @Test func `no cell of a screen that spares bytes has a colour`() {
    var driver = Self.open()
    driver.slowly(.enter)
    let frame = driver.drawFrame()
    for row in 0..<frame.size.rows {
      for cell in frame.cells(ofRow: row) {
        #expect(cell.style.foreground == .terminalDefault)
        #expect(cell.style.background == .terminalDefault)
      }
    }
  }

  @Test func `a command changes to few bytes and back`() {
    var driver = Driver(size: Size(columns: 80, rows: 24))
    driver.slowly("j")
    let before = driver.drawFrame()
    driver.slowly(":low-bandwidth")
    driver.slowly(.enter)
    #expect(driver.drawFrame().isCursorVisible)
    #expect(driver.screen.contains("the terminal's cursor marks the row"))
    driver.slowly(":low-bandwidth")
    driver.slowly(.enter)
    driver.slowly("kj")
    let after = driver.drawFrame()
    #expect(!after.isCursorVisible)
    for row in 0..<23 {
      #expect(Array(before.cells(ofRow: row)) == Array(after.cells(ofRow: row)), "row \(row)")
    }
  }

  @Test func `news wait a second where bytes are spared, and a twentieth elsewhere`() {
    #expect(Self.open().state.pace == .seconds(1))
    #expect(Driver().state.pace == .milliseconds(50))
  }

  @Test func `a list that spares bytes scrolls by half a screen`() {
    var list = ListState<Room>()
    list.window.rows = (0..<100).map { Room(id: RoomID("\($0)")) }
    list.moveCursor(to: 10)
    list.scroll(height: 10, followsEnd: false, inSteps: true)
    #expect(list.top == 5)
    list.moveCursor(to: 14)
    list.scroll(height: 10, followsEnd: false, inSteps: true)
    #expect(list.top == 5)
    list.moveCursor(to: 4)
    list.scroll(height: 10, followsEnd: false, inSteps: true)
    #expect(list.top == 0)
  }

  @Test func `the meter tells bytes, frames and the rate of the last ten seconds`() {
    var meter = ByteMeter()
    let begin = Timestamp.noon
    meter.note(18_000, at: begin)
    meter.note(0, at: begin)
    meter.note(150, at: begin + .seconds(60))
    meter.note(50, at: begin + .seconds(61))
    #expect(
      meter.words(at: begin + .seconds(62))
        == "sent 18,200 B in 3 frames, the last 50 B; 20 B/s over the last 10 s")
    #expect(meter.rate(at: begin + .seconds(71)) == 0)
  }

  @Test func `the meter is shown by its command`() {
    var driver = Driver(size: Size(columns: 80, rows: 24))
    driver.post(.drawn(driver.now, bytes: 4_321))
    driver.slowly(":byte-meter")
    driver.slowly(.enter)
    #expect(driver.screen.contains("sent 4,321 B in 1 frame, the last 4,321 B"))
  }
}
