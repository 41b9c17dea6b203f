import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Borders move by keys, and stay where they were put.
@Suite struct ArrangementTests {
  private func kept(_ driver: Driver) -> [PaneArrangement] {
    driver.effects.compactMap {
      if case .remember(let memory) = $0 { memory.arrangement } else { nil }
    }
  }

  private func columns(_ driver: Driver, _ pane: Pane) -> Int {
    driver.state.layout.content(of: pane)?.columns ?? 0
  }

  private func rows(_ driver: Driver, _ pane: Pane) -> Int {
    driver.state.layout.content(of: pane)?.rows ?? 0
  }

  @Test func `a pane grows at the cost of its neighbour and shrinks again`() {
    var driver = Driver()
    let (rooms, messages) = (columns(driver, .rooms), columns(driver, .messages))
    driver.slowly(")))")
    #expect(columns(driver, .rooms) == rooms + 6)
    #expect(columns(driver, .messages) == messages - 6)
    driver.slowly("3)")
    #expect(columns(driver, .messages) == messages - 4)
    let detail = rows(driver, .detail)
    driver.slowly("4^^")
    #expect(rows(driver, .detail) == detail + 2)
    let queue = rows(driver, .queue)
    driver.slowly("5^")
    #expect(rows(driver, .queue) == queue + 1)
    driver.slowly(":reset-layout")
    driver.slowly(.enter)
    #expect(columns(driver, .rooms) == rooms && rows(driver, .queue) == queue)
  }

  @Test func `a border stops before a pane is gone, and comes back at once`() {
    var driver = Driver()
    for _ in 0..<80 { driver.press(.character(")")) }
    #expect(columns(driver, .messages) == 28)
    driver.slowly(")")
    #expect(driver.screen.contains("the border cannot go further"))
    driver.slowly("(")
    #expect(columns(driver, .messages) == 30)
  }

  @Test func `every arrangement leaves every pane a row at every size`() {
    for share in [1, 100, 500, 999] {
      let all = PaneSplit.allCases.map { ($0, share) }
      let arrangement = PaneArrangement(shares: Dictionary(uniqueKeysWithValues: all))
      for (columns, rows) in [(200, 60), (120, 36), (100, 30), (80, 24), (72, 18), (40, 10)] {
        for view in View.allCases {
          for pane in view.panes {
            let layout = Layout(
              size: Size(columns: columns, rows: rows), view: view, focus: pane, isZoomed: false,
              arrangement: arrangement)
            for slot in layout.blocks.flatMap(\.panes) {
              #expect(
                slot.content.rows > 0 && slot.content.columns > 8,
                "\(slot.pane) at \(columns)x\(rows) with \(share)")
            }
          }
        }
      }
    }
  }

  @Test func `a pane that stands alone has no border to move`() {
    var driver = Driver(size: Size(columns: 60, rows: 15))
    driver.slowly(")")
    #expect(driver.screen.contains("no border to move") && kept(driver).isEmpty)
  }

  @Test func `each change is kept once, and so is a full view that was asked for`() {
    var driver = Driver()
    driver.slowly(")")
    driver.slowly(.down)
    #expect(kept(driver).count == 1)
    driver.slowly("3z")
    #expect(kept(driver).last?.zoomed == "messages")
    driver.slowly(.tab)
    #expect(kept(driver).last?.zoomed == nil)
    driver.slowly("3")
    driver.slowly(.enter)
    #expect(driver.state.isZoomed && kept(driver).last?.zoomed == nil)
  }

  @Test func `a console comes back as it was arranged`() {
    var driver = Driver()
    var state = ConsoleState(
      configuration: ConsoleConfiguration(), connection: driver.state.connection,
      size: driver.state.size,
      memory: ConsoleMemory(
        arrangement: PaneArrangement(shares: [.reports: 500], zoomed: "conversation")),
      now: .noon)
    state.connection = driver.state.connection
    driver.state = state
    driver.effects = []
    driver.post(.started)
    driver.wait()
    #expect(driver.state.view == .reports && driver.state.focus == .conversation)
    #expect(driver.state.isZoomed && kept(driver).isEmpty)
    driver.slowly("z")
    #expect(driver.state.layout.splits[.reports]?.cells == 60)
  }

  @Test func `what a file cannot mean is left out`() {
    let arrangement = PaneArrangement(shares: [.rooms: 0, .detail: 400], zoomed: "nonsense")
    #expect(arrangement == PaneArrangement(shares: [.detail: 400]))
  }

  @Test func `arranged panes look right`() throws {
    for (name, size) in ScreenTests.sizes.prefix(3) {
      var driver = Driver(size: size)
      driver.slowly("))))2^^3-")
      try expectSnapshot("arranged-\(name)", driver.screen)
    }
  }
}
