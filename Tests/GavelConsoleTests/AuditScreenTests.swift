import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// The Audit view as text, at every size that has a layout of its own.
@Suite struct AuditScreenTests {
  private static let sizes = ScreenTests.sizes

  @Test(arguments: sizes.indices) func `what was done`(_ index: Int) throws {
    var driver = Driver(.recorded, size: Self.sizes[index].size)
    driver.slowly("#")
    try expectSnapshot("audit-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `the trail is intact`(_ index: Int) throws {
    var driver = Driver(.recorded, size: Self.sizes[index].size)
    driver.slowly("#v")
    try expectSnapshot("audit-verified-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `an entry in full`(_ index: Int) throws {
    var driver = Driver(.recorded, size: Self.sizes[index].size)
    driver.slowly("#")
    driver.slowly(.enter)
    try expectSnapshot("audit-entry-\(Self.sizes[index].name)", driver.screen)
  }

  @Test func `a trail that somebody changed`() throws {
    var driver = Driver(.recorded, size: Size(columns: 80, rows: 24))
    driver.world.record.findings = ["entry 3: changed, moved, or added by hand"]
    driver.slowly("#v")
    driver.slowly("j")
    try expectSnapshot("audit-changed-80x24", driver.screen)
  }

  @Test func `nothing was done yet`() throws {
    var driver = Driver(.acme, size: Size(columns: 80, rows: 24))
    driver.slowly("#")
    try expectSnapshot("audit-none-80x24", driver.screen)
  }

  @Test func `a filter says what it can name`() throws {
    var driver = Driver(.recorded, size: Size(columns: 120, rows: 36))
    driver.slowly("#/")
    try expectSnapshot("audit-filter-120x36", driver.screen)
  }

  @Test func `plain ASCII says the same`() throws {
    var driver = Driver(
      .recorded, size: Size(columns: 100, rows: 30),
      configuration: ConsoleConfiguration(charset: .ascii))
    driver.slowly("#")
    try expectSnapshot("audit-ascii-100x30", driver.screen)
  }

  @Test func `help lists the keys of the audit trail`() throws {
    var driver = Driver(.recorded)
    driver.slowly("#?")
    try expectSnapshot("audit-help-120x36", driver.screen)
  }
}
