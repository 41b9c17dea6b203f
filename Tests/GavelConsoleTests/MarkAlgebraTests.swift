import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Marks are sets: chosen by what rows share, kept by name, reckoned with and taken back.
@Suite struct MarkAlgebraTests {
  private func inMessages(columns: Int = 120, rows: Int = 36) -> Driver {
    var driver = Driver(size: Size(columns: columns, rows: rows))
    driver.slowly(.enter)
    return driver
  }

  private func marks(_ driver: Driver) -> [String] {
    driver.state.marks(in: .messages("general")).sorted()
  }

  private func run(_ line: String, _ driver: inout Driver) {
    driver.slowly(":\(line)")
    driver.slowly(.enter)
  }

  @Test func `one key marks all of an author, as far as the filter shows them`() {
    var driver = inMessages()
    driver.slowly(.home, .down)
    driver.slowly("w")
    #expect(marks(driver) == ["m2", "m3", "m5"])
    #expect(driver.screen.contains("3 rows of this author marked"))
    driver.slowly("U/BUY")
    driver.slowly(.enter)
    driver.slowly("w")
    #expect(marks(driver) == ["m2", "m3"])
  }

  @Test func `rows beyond the window are asked for by what they share`() {
    var driver = Driver()
    driver.slowly(.down, .enter)
    driver.effects = []
    driver.slowly("=")
    let request = driver.effects.compactMap {
      if case .mark(let request) = $0 { request } else { nil }
    }.first
    #expect(request?.sharing == .text(driver.state.messages.cursorRow?.text ?? ""))
    #expect(driver.state.marks(in: .messages("lobby")).count == 1)
  }

  @Test func `a thread is the message that began it and its answers`() {
    var world = FakeWorld.acme
    world.messages["general"]?[3].replyTo = "m2"
    world.messages["general"]?[4].replyTo = "m2"
    var driver = Driver(world)
    driver.slowly(.enter, .up)
    driver.slowly("&")
    #expect(marks(driver) == ["m2", "m4", "m5"])
  }

  @Test func `groups of reports are marked by author and by room`() {
    var driver = Driver(.triage)
    driver.slowly("!%")
    let groups = driver.state.reports.list.window.rows
    let room = driver.state.reports.list.cursorRow?.room
    let expected = Set(groups.filter { $0.room == room }.map(\.id.rawValue))
    #expect(driver.state.marks(in: driver.state.reports.listName) == expected)
  }

  @Test func `changes of the marks are taken back one by one`() {
    var driver = inMessages()
    driver.slowly(" k A")
    #expect(marks(driver).count == 6)
    driver.slowly("U")
    driver.slowly(.control("u"))
    #expect(marks(driver).count == 6)
    driver.slowly(.control("u"), .control("u"))
    #expect(marks(driver) == ["m6"])
    driver.slowly(.control("u"), .control("u"))
    #expect(marks(driver).isEmpty && driver.screen.contains("no marks were changed here"))
  }

  @Test func `marks are kept under a name and reckoned with`() {
    var driver = inMessages()
    driver.slowly(.home, .down)
    driver.slowly("w")
    run("save-marks spam wave", &driver)
    #expect(driver.screen.contains("“spam wave” holds 3 messages"))
    driver.slowly("U ")
    run("add-marks spam wave", &driver)
    #expect(marks(driver) == ["m2", "m3", "m5"])
    driver.slowly("A")
    run("subtract-marks spam wave", &driver)
    #expect(marks(driver) == ["m1", "m4", "m6"])
    driver.slowly(.home)
    driver.slowly("j ")
    run("intersect-marks spam wave", &driver)
    #expect(marks(driver) == ["m2"])
    run("recall-marks spam wave", &driver)
    #expect(marks(driver) == ["m2", "m3", "m5"])
    run("forget-marks spam wave", &driver)
    run("recall-marks spam wave", &driver)
    #expect(driver.screen.contains("no marks are kept as “spam wave”"))
  }

  @Test func `keys ask for the name, which is completed`() {
    var driver = inMessages()
    driver.slowly(" \"")
    #expect(driver.screen.contains(":save-marks "))
    driver.slowly("wave")
    driver.slowly(.enter)
    driver.slowly("U'")
    #expect(driver.screen.contains("wave"))
    driver.slowly(.tab, .enter)
    #expect(marks(driver) == ["m6"])
  }

  @Test func `marks of another room are not taken for this one's`() {
    var driver = inMessages()
    driver.slowly(" ")
    run("save-marks mine", &driver)
    driver.slowly("1")
    driver.slowly(.down, .enter)
    run("recall-marks mine", &driver)
    #expect(driver.screen.contains("“mine” holds 1 message in general-tw, none of this list"))
    #expect(driver.state.marks(in: .messages("lobby")).isEmpty)
  }

  @Test func `marks that a filter hides are announced and can be shown`() {
    var driver = inMessages()
    driver.slowly(.home)
    driver.slowly(" j /please")
    driver.slowly(.enter)
    #expect(driver.screen.contains("2 messages marked are hidden by the filter: H shows"))
    driver.slowly("H")
    #expect(driver.state.messages.window.rows.map(\.id) == ["m1", "m2"])
    #expect(driver.screen.contains("only marked"))
    driver.slowly("d")
    #expect(!driver.screen.contains("not on screen"))
    driver.slowly(.escape, .escape)
    #expect(driver.state.messages.window.rows.map(\.id) == ["m4"])
    driver.slowly(.escape)
    #expect(driver.state.messages.window.rows.count == 6)
  }

  @Test(arguments: [(120, 36, "* 2 messages"), (80, 24, "* 2 messages"), (40, 10, "*2")])
  func `what is marked stands on every screen`(_ columns: Int, _ rows: Int, _ words: String) {
    var driver = inMessages(columns: columns, rows: rows)
    driver.slowly(" k ")
    for keys in ["1", "6", "!", "!:", "zo"] {
      driver.slowly(keys)
      #expect(driver.screen.contains(words), "after \(keys)")
    }
    driver.slowly(.escape)
    driver.slowly("?")
    #expect(driver.screen.contains(words))
  }

  @Test func `marks of another room are named with it`() {
    var driver = inMessages()
    driver.slowly(" 1")
    driver.slowly(.down)
    driver.slowly(.enter)
    #expect(driver.screen.contains("* 1 message in general-tw"))
    driver.slowly(" ")
    #expect(driver.screen.contains("* 1 message, 1 message in general-tw"))
  }
}
