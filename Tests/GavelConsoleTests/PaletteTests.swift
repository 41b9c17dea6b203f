import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct PaletteTests {
  @Test func `a command runs by its name or a beginning of it`() {
    var driver = Driver()
    driver.slowly(":syn")
    driver.slowly(.enter)
    #expect(driver.effects.contains(.sync))
    #expect(driver.state.prompt == nil)
  }

  @Test func `an unknown name is said and can be corrected`() {
    var driver = Driver()
    driver.slowly(":nonsense")
    driver.slowly(.enter)
    #expect(driver.screen.contains("no command here is called"))
    driver.press(.control("u"))
    driver.slowly("quit")
    driver.slowly(.enter)
    #expect(driver.effects.last == .quit(.nothingPending))
  }

  @Test func `a command of another pane is not offered`() {
    var driver = Driver()
    driver.slowly(":delete-message")
    driver.slowly(.enter)
    #expect(driver.drafts.isEmpty)
  }

  @Test func `a room can be left with a word to the room`() {
    var driver = Driver()
    driver.slowly(":leave-room-announced")
    driver.slowly(.enter)
    #expect(driver.drafts.last?.actions == [.leaveRoom("general", announced: true)])
  }

  @Test func `pasted text is typed but not run`() {
    var driver = Driver()
    driver.slowly(":")
    driver.post(.input(.paste("quit\n")))
    #expect(!driver.effects.contains(.quit(.nothingPending)))
  }

  @Test func `the list ranks names before helps and shows why a command cannot run`() {
    var driver = Driver(configuration: ConsoleConfiguration(isReadOnly: true))
    driver.slowly(":room")
    let names = driver.state.paletteRows(matching: "room").map(\.name)
    #expect(names.prefix(2) == ["rooms-pane", "clear-room"])
    #expect(driver.screen.contains("[this console is read-only]"))
  }

  @Test func `letters in their order find a name`() {
    let driver = Driver()
    #expect(driver.state.paletteRows(matching: "lvra").map(\.name) == ["leave-room-announced"])
    #expect(driver.state.paletteRows(matching: "CLEAR").first?.name == "clear-room")
  }

  @Test func `tab completes a name and arrows choose one`() {
    var driver = Driver()
    driver.slowly(":zo")
    driver.slowly(.tab, .enter)
    #expect(driver.state.isZoomed)
    driver.slowly(":page-")
    driver.slowly(.down, .enter)
    #expect(driver.state.prompt == nil)
    #expect(driver.state.rooms.cursor == driver.state.rooms.window.rows.last?.id)
  }

  @Test func `what costs something runs only when it is meant`() {
    var driver = Driver(.busy)
    driver.slowly("5")
    driver.slowly(":se")
    driver.slowly(.enter)
    #expect(!driver.effects.contains { if case .sendNow = $0 { true } else { false } })
  }

  @Test func `the filter takes its words after its name`() {
    var driver = Driver()
    driver.slowly(.enter)
    driver.slowly(":filter spam")
    driver.slowly(.enter)
    #expect(driver.state.messages.filter?.text == "spam" && driver.state.prompt == nil)
    driver.slowly(":sync now")
    driver.slowly(.enter)
    #expect(driver.screen.contains("sync takes nothing after its name"))
  }

  @Test func `help is searched by typing and esc first shows all again`() {
    var driver = Driver()
    driver.slowly("?")
    driver.slowly("undo")
    #expect(driver.screen.contains("take back the held batch"))
    #expect(!driver.screen.contains("open the row"))
    #expect(driver.screen.contains("(items of a batch) take back this item"))
    driver.slowly(.escape)
    #expect(driver.screen.contains("open the row"))
    driver.slowly(.escape)
    #expect(driver.state.help == nil)
  }

  @Test func `help is asked for words by its name`() {
    var driver = Driver()
    driver.slowly(":help marked")
    driver.slowly(.enter)
    #expect(driver.state.help?.search.text == "marked")
    driver.slowly("qqq")
    #expect(driver.screen.contains("No command, key or sign has these words."))
  }
}
