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
}
