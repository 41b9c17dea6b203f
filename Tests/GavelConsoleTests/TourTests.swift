import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// The guided walk: it goes on with what a person does, or does it itself.
@Suite struct TourTests {
  private func driver(
    size: Size = Size(columns: 120, rows: 36), isPlaying: Bool = false, speed: Int = 1
  ) -> Driver {
    Driver(
      size: size,
      configuration: ConsoleConfiguration(
        tour: Tour(for: .unlimited, isPlaying: isPlaying, speed: speed)))
  }

  private func title(_ driver: Driver) -> String? { driver.state.tour?.step?.title }

  /// Lets the step that was just done stay on screen for its moment.
  private func rest(_ driver: inout Driver) {
    for _ in 0..<4 { driver.wait() }
  }

  @Test func `a step ends when what it asks for has been done`() {
    var driver = driver()
    #expect(title(driver) == "Welcome")
    rest(&driver)
    #expect(title(driver) == "Welcome")
    driver.slowly(">")
    #expect(title(driver) == "Find a room")
    driver.slowly("/gen")
    rest(&driver)
    #expect(title(driver) == "Find a room")
    driver.slowly(.enter)
    #expect(driver.screen.contains("Done."))
    rest(&driver)
    #expect(title(driver) == "Open it")
    driver.slowly(.enter)
    rest(&driver)
    #expect(title(driver) == "Find the spam")
  }

  @Test func `steps can be left out and gone back to`() {
    var driver = driver()
    driver.slowly(">>><")
    #expect(title(driver) == "Open it")
    for _ in 0..<40 { driver.slowly(">") }
    #expect(driver.screen.contains("That was the tour."))
    #expect(driver.state.tourReport?.stoppedAt == nil)
  }

  @Test func `a plan that is looked at and left counts as no`() {
    var driver = driver()
    driver.slowly(">>")
    driver.slowly(.enter)
    rest(&driver)
    driver.slowly(">>")
    #expect(title(driver) == "Ask")
    driver.slowly("d")
    rest(&driver)
    #expect(title(driver) == "Say no")
    driver.slowly(.escape)
    rest(&driver)
    #expect(title(driver) == "Say yes")
    #expect(driver.enqueued.isEmpty)
  }

  @Test func `it plays itself to the end and confirms only what it shows`() throws {
    var abilities = PlatformAbilities.unlimited
    abilities.hasReports = false
    var driver = Driver(
      configuration: ConsoleConfiguration(tour: Tour(for: abilities, isPlaying: true, speed: 4)))
    for _ in 0..<4_000 where !driver.effects.contains(.quit(.keepHeld)) {
      driver.wait(milliseconds: 100)
      for batch in driver.state.queue.held
      where driver.now >= batch.created + .seconds(5) {
        for event in driver.world.finish(batch.id) { driver.post(event) }
      }
    }
    let report = try #require(driver.state.tourReport)
    #expect(report.stoppedAt == nil, "\(driver.screen)")
    #expect(report.done == report.total)
    #expect(report.takenBack > 0)
    // The spam twice, as it is taken back once, and a member.
    #expect(driver.enqueued.count == 3)
  }

  @Test func `a person's key ends the playing and nothing is pressed any more`() {
    var driver = driver(isPlaying: true, speed: 20)
    while title(driver) != "Find a room" { driver.wait(milliseconds: 50) }
    driver.slowly("j")
    #expect(driver.screen.contains("you have the keys now"))
    let before = driver.effects.count
    for _ in 0..<50 { driver.wait() }
    #expect(title(driver) == "Find a room")
    let later = driver.effects.dropFirst(before)
    #expect(!later.contains { if case .seal = $0 { true } else { false } })
    #expect(driver.state.prompt == nil)
  }

  @Test func `a step that leads nowhere ends the playing with its name`() throws {
    var driver = Driver(
      FakeWorld(),
      configuration: ConsoleConfiguration(tour: Tour(for: .unlimited, isPlaying: true, speed: 9)))
    for _ in 0..<2_000 where !driver.effects.contains(.quit(.keepHeld)) {
      driver.wait(milliseconds: 100)
    }
    #expect(try #require(driver.state.tourReport).stoppedAt == "Open it")
  }

  @Test func `every step names keys that exist`() {
    let driver = driver()
    for step in Tour.steps(for: .unlimited) {
      let text = driver.state.tourText(step)
      #expect(!text.contains("{") && !text.contains(":next"), "\(text)")
    }
  }

  @Test(arguments: ScreenTests.sizes.map(\.size)) func `every step can be read whole`(
    size: Size
  ) throws {
    var driver = driver(size: size)
    for step in Tour.steps(for: .unlimited) {
      let guide = try #require(driver.state.layout.guide).inset().inset(columns: 1, rows: 0)
      let text = DisplayText(driver.state.tourText(step)).wrapped(to: guide.columns, maxLines: 30)
      #expect(text.count <= guide.rows, "\(step.title) takes \(text.count) rows")
      #expect(driver.screen.contains(try #require(text.last).description), "\(driver.screen)")
      driver.slowly(">")
    }
  }

  @Test(arguments: ScreenTests.sizes.map(\.size)) func `the guide stands beside or below the panes`(
    size: Size
  ) throws {
    var driver = driver(size: size)
    driver.slowly(">")
    try expectSnapshot("tour-\(size.columns)x\(size.rows)", driver.screen)
  }
}
