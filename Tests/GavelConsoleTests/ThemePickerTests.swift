import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct ThemePickerTests {
  private func ground(_ driver: Driver) -> Color {
    draw(driver.state)[column: 0, row: 1].style.background
  }

  @Test func `the screen changes with the cursor, and enter keeps it`() {
    var driver = Driver()
    driver.slowly("T")
    #expect(ground(driver) == .terminalDefault)
    driver.slowly(.down)
    #expect(driver.state.theme.name == "light")
    #expect(ground(driver) == .rgb(0xFB, 0xFA, 0xF7))
    driver.slowly(.enter)
    #expect(driver.state.themes == nil && driver.state.theme.name == "light")
    #expect(driver.effects.last == .keepTheme("light"))
    #expect(driver.screen.contains("theme: light"))
  }

  @Test func `escape goes back to the colours before and remembers nothing`() {
    var driver = Driver()
    driver.post(.theme(.dark))
    driver.slowly("T")
    driver.slowly(.down, .down)
    #expect(driver.state.theme.name == "open")
    driver.slowly(.escape)
    #expect(driver.state.theme == .dark && driver.state.themes == nil)
    #expect(!driver.effects.contains { if case .keepTheme = $0 { true } else { false } })
  }

  @Test func `the list opens on the theme in use`() {
    var driver = Driver()
    driver.post(.theme(.light))
    driver.slowly("T")
    #expect(driver.state.themes?.chosen.theme.name == "light")
    driver.slowly("Gk")
    #expect(driver.state.theme.name == "light")
  }

  @Test func `an answer that comes late opens nothing over a dialog`() {
    var driver = Driver()
    driver.slowly("D")
    driver.post(.themes(driver.world.shelfOfThemes))
    #expect(driver.state.themes == nil && driver.state.modal != nil)
  }

  @Test func `no theme to choose opens no list`() {
    var driver = Driver()
    driver.post(.themes([]))
    #expect(driver.state.themes == nil)
  }

  @Test(arguments: ScreenTests.sizes.indices) func `the list of themes`(_ index: Int) throws {
    var driver = Driver(size: ScreenTests.sizes[index].size)
    driver.slowly("T")
    driver.slowly(.down, .down)
    try expectSnapshot("themes-\(ScreenTests.sizes[index].name)", driver.screen)
  }

  private static let depths: [(String, ColorDepth)] = [
    ("none", .none), ("8", .eight), ("16", .sixteen), ("256", .indexed256), ("direct", .direct),
  ]

  @Test(arguments: ScreenTests.sizes.indices)
  func `every view at every size and colour depth`(_ index: Int) throws {
    let (name, size) = ScreenTests.sizes[index]
    for view in ScreenTests.views {
      var parts: [String] = []
      var last: ArraySlice<Substring> = []
      for (depth, colors) in Self.depths {
        let lines = styles(view.world, view.keys, colors, size)
          .split(separator: "\n", omittingEmptySubsequences: false)
        // Most depths divide the screen alike; the map is told where it differs.
        let map = lines.prefix(size.rows)
        let shown = map == last ? lines.dropFirst(size.rows) : lines[...]
        parts.append("== \(depth)\n" + shown.joined(separator: "\n"))
        last = map
      }
      try expectSnapshot("depths-\(view.name)-\(name)", parts.joined(separator: "\n"))
    }
  }

  private func styles(
    _ world: FakeWorld, _ keys: String, _ depth: ColorDepth, _ size: Size
  ) -> String {
    var driver = Driver(
      world, size: size,
      configuration: ConsoleConfiguration(colorDepth: depth))
    driver.post(.theme(.dark))
    driver.slowly(keys)
    var frame = draw(driver.state)
    frame.restyle(Rect(frame.size)) { ColorMapping(depth: depth).reduced($0) }
    return frame.styleMap()
  }
}
