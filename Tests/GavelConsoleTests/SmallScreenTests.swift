import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// What must be readable is readable on the smallest screens as well.
@Suite struct SmallScreenTests {
  private static let sizes = ScreenTests.sizes.map(\.size)

  private func lines(_ driver: Driver) -> [String] {
    driver.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The words of the screen's end, as they are read from line to line.
  private func footer(_ driver: Driver, lines count: Int = 5) -> String {
    lines(driver).suffix(count).joined(separator: " ")
      .split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }

  private func marked(_ size: Size, _ configuration: ConsoleConfiguration = .init()) -> Driver {
    var driver = Driver(size: size, configuration: configuration)
    driver.slowly(.enter, .home)
    driver.slowly(" j ")
    return driver
  }

  @Test(arguments: sizes) func `how many rows an open range holds is told`(size: Size) {
    var driver = Driver(size: size)
    driver.slowly(.enter)
    driver.slowly("vkk")
    #expect(lines(driver).last?.contains(/\* ?3 m/) == true, "\(driver.screen)")
  }

  @Test(arguments: sizes) func `the line of a filter covers what lay there`(size: Size) {
    var driver = marked(size)
    driver.slowly("/FREE")
    let line = lines(driver).dropLast().last ?? ""
    #expect(line.contains("/FREE") && !line.contains { "└┘─│".contains($0) }, "\(line)")
    #expect(line.contains("2"), "what is marked stands beside the field: \(line)")
  }

  @Test(arguments: sizes) func `what a filter takes is told whole, marks or not`(size: Size) {
    for field in ["has:x", "before:x", "some words and then has:x"] {
      var driver = marked(size)
      driver.slowly("/\(field)")
      let fault = field.hasPrefix("before") ? "or an age such as 2d" : "thread or discussion"
      #expect(footer(driver, lines: 7).contains(fault), "\(driver.screen)")
      #expect(driver.screen.contains("/\(field.prefix(10))"))
    }
  }

  @Test(arguments: sizes) func `what a moment looks like is told whole`(size: Size) {
    var driver = marked(size)
    driver.slowly("@foo")
    driver.slowly(.enter)
    #expect(
      footer(driver).contains("a moment is 14:30, 2d, yesterday or 2026-03-01 14:30"),
      "\(driver.screen)")
    #expect(driver.screen.contains("@foo"))
  }

  @Test(arguments: sizes) func `why a command cannot run is told whole`(size: Size) {
    var driver = marked(size)
    driver.slowly("F")
    let marks = driver.state.markSummary(columns: size.columns).description
    let words = footer(driver).replacing(marks, with: "").split(separator: " ")
      .joined(separator: " ")
    #expect(
      words.contains("no filter is saved: filter a list, then save-filter NAME"), "\(driver.screen)"
    )
  }

  @Test(arguments: sizes) func `the palette says that a name is missing`(size: Size) {
    var driver = marked(size)
    driver.slowly("\"")
    driver.slowly(.enter)
    let told = footer(driver)
    #expect(told.contains("a name is missing: type one behind save-marks"), "\(told)")
    #expect(driver.screen.contains(":save-marks"))
    driver.slowly("spam")
    driver.slowly(.enter)
    #expect(driver.state.markSets["spam"] != nil)
    driver.slowly(":save-marks")
    driver.slowly(.enter)
    #expect(footer(driver).contains("a name is missing"))
  }

  @Test(arguments: sizes) func `the cursor stands in the focused pane, rows or not`(size: Size) {
    let walks: [(world: FakeWorld, keys: String)] = [
      (.acme, "/zzzz\n"), (FakeWorld(), "1"), (FakeWorld(), "2"), (FakeWorld(), "3"),
      (FakeWorld(), "4"), (FakeWorld(), "5"), (FakeWorld(), "6"), (FakeWorld(), "!"),
      (FakeWorld(), "!2"), (FakeWorld(), "!3"), (FakeWorld(), "#"), (FakeWorld(), "#2"),
      (FakeWorld(), "#3"), (.acme, "2/zzzz\n"), (.acme, "3/zzzz\n"), (.busy, "5j\n"),
    ]
    for walk in walks {
      var driver = Driver(walk.world, size: size)
      for key in walk.keys {
        if key == "\n" { driver.slowly(.enter) } else { driver.slowly(String(key)) }
      }
      let pane = driver.state.layout.content(of: driver.state.focus)
      let cursor = draw(driver.state).cursor
      #expect(
        cursor.map { pane?.contains(column: $0.column, row: $0.row) == true } == true,
        "\(walk.keys) \(String(describing: cursor))\n\(driver.screen)")
    }
  }

  @Test func `what is marked is named on every screen`() {
    var driver = marked(Size(columns: 40, rows: 10))
    #expect(driver.screen.contains("*2 msgs"))
    driver.slowly("1")
    #expect(driver.screen.contains("*2 msgs"))
    driver.slowly("2 ")
    #expect(driver.screen.contains("*1 person +2"))
  }

  @Test func `the header says in words how the line stands, and how old the data is`() {
    for columns in [40, 48, 60] {
      var driver = Driver(.triage, size: Size(columns: columns, rows: 15))
      driver.now = driver.now + .seconds(600)
      driver.wait()
      let since = driver.state.reports.lookedAt
      driver.post(.reportCount(ReportCount(open: 89, new: 89, since: since)))
      let header = lines(driver)[0]
      #expect(header.contains("on 12:03") || header.contains("synced 12:03"), "\(header)")
      #expect(header.contains("Ana") && header.contains("89") && header.contains("new"))
      #expect(!header.contains("+"))
    }
    var driver = Driver(.triage, size: Size(columns: 40, rows: 10))
    driver.state.connection.accountName = "Constantine the Elder"
    let count = ReportCount(open: 189, new: 18, since: driver.state.reports.lookedAt)
    driver.post(.reportCount(count))
    #expect(lines(driver)[0].contains("Const") && lines(driver)[0].contains("on 12:03  !189"))
  }

  @Test(arguments: sizes) func `a dialog never drops what must have been read`(size: Size) {
    for (world, keys) in [(FakeWorld.acme, "jc"), (.acme, "c"), (.triage, "!d"), (.acme, "3d")] {
      var driver = Driver(world, size: size)
      driver.slowly(keys)
      guard case .confirm(let dialog)? = driver.state.modal?.kind else {
        Issue.record("nothing is asked: \(driver.screen)")
        continue
      }
      let rows = driver.state.layout.fit(dialog, PlanLines(dialog, state: driver.state))
      let words = (rows.above + rows.below).map(\.text.description).joined(separator: " ")
        .split(separator: " ").joined(separator: " ")
      let isWhole = (rows.above + rows.below).allSatisfy { driver.screen.contains("\($0.text) ") }
      #expect(isWhole, "\(driver.screen)")
      #expect(words.contains("Once sent, nothing brings it back."), "\(driver.screen)")
      if keys.hasSuffix("c") {
        #expect(words.contains("if one more comes first, nothing is sent"), "\(driver.screen)")
      }
      if keys == "!d" { #expect(words.contains("closes 2 reports, once it is done")) }
    }
  }

  @Test func `what is below a pane's end is counted and can be scrolled to`() {
    var driver = Driver(.recorded, size: Size(columns: 100, rows: 30))
    driver.slowly("#3")
    #expect(driver.screen.contains(" more below ─"), "\(driver.screen)")
    driver.slowly(.end)
    let words = driver.screen.split(separator: "\n").joined()
    #expect(words.contains("tells that."), "\(driver.screen)")
  }

  @Test func `the items of a held batch stand below its countdown`() {
    var driver = Driver(size: Size(columns: 80, rows: 24))
    driver.slowly(.enter, .up)
    driver.slowly("dy5")
    driver.slowly(.enter)
    #expect(driver.screen.contains("held 0:0"), "\(driver.screen)")
    #expect(driver.screen.contains("> waiting"))
    #expect(!driver.screen.contains("u undo  "), "the key takes one item back here")
  }

  @Test func `the activity is read whole where nothing else is on the screen`() {
    for size in [Size(columns: 60, rows: 15), Size(columns: 40, rows: 10)] {
      var driver = Driver(size: size)
      let words = "a sentence that goes on and on until it needs another line of its own at last"
      driver.post(.notice(Notice(.info, words)))
      driver.slowly("6")
      let pane = lines(driver).filter { $0.hasPrefix("│") }
        .map { $0.split(separator: "│").joined() }.joined(separator: " ")
      #expect(
        pane.split(separator: " ").joined(separator: " ").contains(words), "\(driver.screen)")
    }
  }

  @Test func `ages end in one column, as in the other lists`() throws {
    var driver = Driver()
    driver.slowly(.enter)
    driver.slowly(",")
    let rows = lines(driver).filter { $0.contains("BUY NOW") || $0.contains("hello ") }
    let ends = Set(
      rows.compactMap { row in
        row.firstRange(of: "m ").map { DisplayText(String(row[..<$0.upperBound])).columns }
      })
    #expect(ends.count == 1 && rows.count >= 3, "\(driver.screen)")
  }

  @Test func `themes keep their names, and what is said of them its end`() {
    var driver = Driver(size: Size(columns: 40, rows: 10))
    driver.world.shelf.decisions = [:]
    let long = "easy on the eyes in the evening, with a blue accent and a ground of its own"
    var dark = Theme.dark
    dark.name = "contrast-dark"
    var light = Theme.light
    light.name = "contrast-light"
    driver.post(.theme(dark))
    driver.post(.themes([ThemeChoice(theme: dark, about: long), ThemeChoice(theme: light)]))
    #expect(driver.screen.contains("contrast-dark ") && driver.screen.contains("contrast-light"))
    let words = driver.screen.split(separator: "│").joined(separator: " ")
      .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words.contains(long), "\(driver.screen)")
  }

  @Test func `a terminal without colours says so where themes are chosen`() {
    var driver = Driver(configuration: ConsoleConfiguration(colorDepth: .none))
    driver.slowly("T")
    #expect(driver.screen.contains("no colours on this terminal"))
    driver.slowly(.enter)
    #expect(driver.screen.contains("but this terminal shows no colours"))
  }
}
