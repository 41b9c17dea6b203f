import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// The Reports view as text, at every size that has a layout of its own.
@Suite struct ReportScreenTests {
  private static let sizes = ScreenTests.sizes

  @Test(arguments: sizes.indices) func `reports that wait for a decision`(_ index: Int) throws {
    var driver = Driver(.triage, size: Self.sizes[index].size)
    driver.slowly("!")
    try expectSnapshot("reports-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `a decision asks`(_ index: Int) throws {
    var driver = Driver(.triage, size: Self.sizes[index].size)
    driver.slowly("!d")
    try expectSnapshot("reports-decide-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `no reports at all`(_ index: Int) throws {
    var driver = Driver(.acme, size: Self.sizes[index].size)
    driver.slowly("!")
    try expectSnapshot("reports-none-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `a decided group stays until it ends`(_ index: Int) throws {
    var driver = Driver(.triage, size: Self.sizes[index].size)
    driver.slowly("!d1")
    try expectSnapshot("reports-held-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `the shift is summed up at its end`(_ index: Int) throws {
    var driver = Driver(.triage, size: Self.sizes[index].size)
    driver.decideAll()
    try expectSnapshot("reports-shift-\(Self.sizes[index].name)", driver.screen)
  }

  @Test func `plain ASCII says the same`() throws {
    var driver = Driver(
      .triage, size: Size(columns: 100, rows: 30),
      configuration: ConsoleConfiguration(charset: .ascii))
    driver.slowly("!")
    try expectSnapshot("reports-ascii-100x30", driver.screen)
    driver.slowly("a")
    try expectSnapshot("reports-ascii-decide-100x30", driver.screen)
  }

  @Test func `a conversation and a case fill a small screen one at a time`() throws {
    var driver = Driver(.triage, size: Size(columns: 60, rows: 15))
    driver.slowly("!")
    driver.slowly(.enter)
    try expectSnapshot("conversation-60x15", driver.screen)
    driver.slowly(.enter)
    try expectSnapshot("case-60x15", driver.screen)
  }

  @Test func `help lists the keys of the reports`() throws {
    var driver = Driver(.triage)
    driver.slowly("!?")
    try expectSnapshot("reports-help-120x36", driver.screen)
  }

  @Test func `the styles of the reports`() throws {
    var driver = Driver(.triage, size: Size(columns: 80, rows: 24))
    driver.slowly("!")
    try expectSnapshot("reports-styles-80x24", draw(driver.state).styleMap())
  }
}
