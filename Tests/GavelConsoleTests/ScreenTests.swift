import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Keys to screens: what a moderator sees, at every size that has a layout of its own.
@Suite struct ScreenTests {
  static let sizes: [(name: String, size: Size)] = [
    ("120x36", Size(columns: 120, rows: 36)), ("80x24", Size(columns: 80, rows: 24)),
    ("60x15", Size(columns: 60, rows: 15)), ("40x10", Size(columns: 40, rows: 10)),
    ("160x50", Size(columns: 160, rows: 50)), ("100x30", Size(columns: 100, rows: 30)),
  ]

  @Test(arguments: sizes.indices) func `the rooms view at the start`(_ index: Int) throws {
    let driver = Driver(size: Self.sizes[index].size)
    try expectSnapshot("start-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `messages with marks and a cursor`(_ index: Int) throws {
    var driver = Driver(size: Self.sizes[index].size)
    driver.slowly(.enter, .up, .up, .up, .up)
    driver.slowly(" j ")
    try expectSnapshot("marks-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `a plan of three messages asks`(_ index: Int) throws {
    var driver = Driver(size: Self.sizes[index].size)
    driver.slowly(.enter)
    driver.slowly("/spam")
    driver.slowly(.enter)
    driver.slowly("Ad")
    try expectSnapshot("confirm-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `a held batch counts down`(_ index: Int) throws {
    var driver = Driver(size: Self.sizes[index].size)
    driver.slowly(.enter, .up)
    driver.slowly("dy")
    try expectSnapshot("held-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `help lists the keys`(_ index: Int) throws {
    var driver = Driver(size: Self.sizes[index].size)
    driver.slowly(.enter)
    driver.slowly("?")
    try expectSnapshot("help-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `the palette lists what answers`(_ index: Int) throws {
    var driver = Driver(size: Self.sizes[index].size)
    driver.slowly(.enter)
    driver.slowly(":mark")
    try expectSnapshot("palette-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `help finds what is typed`(_ index: Int) throws {
    var driver = Driver(size: Self.sizes[index].size)
    driver.slowly("?")
    driver.slowly("delete")
    try expectSnapshot("help-search-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `the marked rows alone`(_ index: Int) throws {
    var driver = Driver(size: Self.sizes[index].size)
    driver.slowly(.enter, .home)
    driver.slowly(" j /please")
    driver.slowly(.enter)
    driver.slowly("H")
    try expectSnapshot("only-marked-\(Self.sizes[index].name)", driver.screen)
  }

  @Test func `plain ASCII has borders, bars and text of its own`() throws {
    var driver = Driver(configuration: ConsoleConfiguration(charset: .ascii))
    driver.slowly(.enter)
    try expectSnapshot("ascii-120x36", driver.screen)
    driver.resize(80, 24)
    driver.slowly("d")
    try expectSnapshot("ascii-confirm-80x24", driver.screen)
  }

  @Test(arguments: sizes.indices) func `a room is deleted by typing its name`(
    _ index: Int
  ) throws {
    var driver = Driver(size: Self.sizes[index].size)
    driver.slowly("D")
    try expectSnapshot("delete-room-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices)
  func `the queue tells how far it is and what the server said`(_ index: Int) throws {
    let (name, size) = Self.sizes[index]
    var driver = Driver(.busy, size: size)
    driver.post(.connection(.throttled(driver.state.connection)))
    driver.slowly("5")
    try expectSnapshot("queue-\(name)", driver.screen)
    driver.slowly(.down, .down, .enter)
    try expectSnapshot("items-\(name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `quitting with unfinished work asks`(_ index: Int) throws {
    var driver = Driver(.busy, size: Self.sizes[index].size)
    driver.slowly("q")
    try expectSnapshot("quit-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `one key confirms one message`(_ index: Int) throws {
    var driver = Driver(size: Self.sizes[index].size)
    driver.slowly(.enter, .up)
    driver.slowly("d")
    try expectSnapshot("confirm-one-\(Self.sizes[index].name)", driver.screen)
  }

  @Test(arguments: sizes.indices) func `an empty console says what to do`(_ index: Int) throws {
    let driver = Driver(
      FakeWorld(), size: Self.sizes[index].size,
      configuration: ConsoleConfiguration(isReadOnly: true))
    try expectSnapshot("empty-\(Self.sizes[index].name)", driver.screen)
  }

  /// The views, and what leads to each.
  static let views: [(name: String, world: FakeWorld, keys: String)] = [
    ("rooms", .busy, "3k k "), ("reports", .triage, "!j "), ("queue", .busy, "5"),
    ("audit", .recorded, "#j"), ("help", .acme, "?"), ("palette", .acme, ":re"),
    ("confirm", .busy, "3kd"), ("typed", .busy, "D"), ("quit", .busy, "q"),
    ("marked", .busy, "3 k /from:"), ("themes", .acme, "Tj"), ("detail", .busy, "d"),
  ]

  @Test(arguments: views.indices) func `plain ASCII says the same in every view`(
    _ index: Int
  ) throws {
    let (name, world, keys) = Self.views[index]
    var driver = Driver(
      world, size: Size(columns: 80, rows: 24),
      configuration: ConsoleConfiguration(charset: .ascii))
    driver.slowly(keys)
    #expect(!driver.screen.contains { "│┌┐└┘─·…●".contains($0) })
    try expectSnapshot("plain-\(name)-80x24", driver.screen)
  }

  @Test func `the styles of the rooms view`() throws {
    let driver = Driver(size: Size(columns: 80, rows: 24))
    try expectSnapshot("styles-80x24", draw(driver.state).styleMap())
  }

  @Test func `a terminal that is too small says so`() {
    var driver = Driver()
    driver.resize(38, 8)
    #expect(driver.screen.contains("terminal too small: 38x8, needs 40x10"))
    driver.resize(3, 2)
    driver.resize(0, 0)
    driver.resize(120, 36)
    #expect(driver.screen.contains("Messages"))
  }
}
