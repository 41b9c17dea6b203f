import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct FilterPromptTests {
  private let saved = SavedFilters(["calm": "-spam", "spam": "spam", "wrong": "is:dm"])

  private func driver(_ size: Size = Size(columns: 120, rows: 36)) -> Driver {
    Driver(size: size, configuration: ConsoleConfiguration(savedFilters: saved))
  }

  private func prompt(_ driver: Driver) -> FilterPrompt? {
    guard case .filter(let prompt)? = driver.state.prompt else { return nil }
    return prompt
  }

  @Test func `a filter narrows the list whenever it can be read, and only then`() {
    var driver = driver()
    driver.slowly(.enter)
    let all = driver.state.messages.window.rows.count
    driver.slowly("/spam")
    let spam = driver.state.messages.window.rows.count
    #expect(spam > 0 && spam < all)
    driver.slowly(" (")
    #expect(driver.state.messages.window.rows.count == spam)
    #expect(prompt(driver)?.error != nil)
    driver.slowly("-buy)")
    #expect(prompt(driver)?.error == nil)
  }

  @Test func `an error stands under its column and keeps the field open`() throws {
    var driver = driver()
    driver.slowly(.enter)
    driver.slowly("/日本 frm:ana")
    let lines = driver.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let field = try #require(lines.lastIndex { $0.contains("frm:ana") })
    let error = lines[field + 1]
    let caret = DisplayText(String(error.prefix { $0 != "^" })).columns
    let place = DisplayText(String(lines[field].prefix { $0 != "f" })).columns
    #expect(caret == place)
    #expect(error.contains("there is no field “frm:”"))
    driver.slowly(.enter)
    #expect(prompt(driver) != nil)
    driver.slowly(.escape)
    #expect(prompt(driver) == nil)
  }

  @Test func `what makes no sense for the list says so`() {
    var driver = driver()
    driver.slowly("/from:ana")
    #expect(driver.screen.contains("from: makes no sense for rooms"))
    #expect(driver.state.rooms.filter?.expression == .term(.words("from")))
  }

  @Test func `tab completes, and goes on to the next word`() {
    var driver = driver()
    driver.slowly(.enter)
    driver.slowly("/-ha")
    driver.slowly(.tab)
    #expect(prompt(driver)?.field.text == "-has:")
    driver.slowly("li")
    driver.slowly(.tab)
    #expect(prompt(driver)?.field.text == "-has:link")
    driver.slowly(" is:")
    driver.slowly(.tab)
    #expect(prompt(driver)?.field.text == "-has:link is:system")
    driver.slowly(.tab)
    #expect(prompt(driver)?.field.text == "-has:link is:edited")
    driver.slowly(.backTab, .backTab)
    #expect(prompt(driver)?.field.text == "-has:link is:deactivated")
    #expect(driver.state.messages.filter?.text == "-has:link is:deactivated")
    driver.slowly(" zzz")
    driver.slowly(.tab)
    #expect(driver.screen.contains("nothing to complete here"))
  }

  @Test func `authors at hand are offered, in quotation marks where they need them`() {
    var driver = driver()
    driver.slowly(.enter)
    let name = driver.state.messages.window.rows.compactMap { $0.author?.label }.min() ?? ""
    driver.slowly("/from:")
    driver.slowly(.tab)
    #expect(driver.state.messages.filter?.expression == .term(.from(FilterName(name))))
  }

  @Test func `saved filters are listed and applied by one key`() {
    var driver = driver()
    driver.slowly(.enter)
    let all = driver.state.messages.window.rows.count
    driver.slowly("F")
    #expect(prompt(driver)?.field.text == "@calm")
    #expect(driver.screen.contains("@spam"))
    let calm = driver.state.messages.window.rows.count
    driver.slowly(.tab)
    #expect(driver.state.messages.window.rows.count == all - calm)
    driver.slowly(.tab)
    #expect(driver.screen.contains("is:dm makes no sense for the messages of one room"))
    driver.slowly(.backTab, .enter)
    #expect(driver.state.prompt == nil && driver.state.messages.filter?.text == "@spam")
    driver.slowly("A")
    #expect(driver.state.messageTargets.count == all - calm)
  }

  @Test func `without saved filters the key says where to name some`() {
    var driver = Driver()
    driver.slowly("F")
    #expect(driver.state.prompt == nil)
    #expect(driver.screen.contains("no filter is saved"))
  }

  @Test func `a pattern that was too much is told, and marks only what was read`() {
    var driver = driver()
    driver.slowly(.enter)
    driver.slowly("/spam")
    driver.slowly(.enter)
    var request = ListRequest(
      list: .messages("general"), matching: driver.state.filter(of: .messages("general")),
      anchor: .last, limit: 9, number: 99)
    request.purpose = .window
    driver.state.messages.awaiting = request
    driver.post(.messages(ListWindow(isCut: true), request))
    #expect(driver.screen.contains("not all read"))
    #expect(driver.screen.contains("before the pattern took too long"))
  }

  @Test func `what a search has found so far is shown while it goes on, and the rest follows`() {
    var driver = driver()
    driver.slowly(.enter)
    driver.slowly("/spam")
    driver.slowly(.enter)
    let whole = driver.state.messages.window
    let request = ListRequest(
      list: .messages("general"), matching: driver.state.filter(of: .messages("general")),
      anchor: .last, limit: 9, number: 99)
    driver.state.messages.awaiting = request
    var part = ListWindow<Message>(reach: whole.rows.last?.sentAt)
    driver.post(.messages(part, request))
    #expect(driver.screen.contains("searching… esc shows all rows again."))
    part.rows = [whole.rows[whole.rows.count - 1]]
    driver.post(.messages(part, request))
    #expect(driver.screen.contains("searching, at 20"))
    #expect(driver.state.messages.window.rows.count == 1)
    #expect(driver.state.messages.awaiting == request)
    driver.post(.messages(whole, request))
    #expect(!driver.screen.contains("searching"))
    #expect(driver.state.messages.window.rows == whole.rows)
    #expect(driver.state.messages.awaiting == nil)
  }

  @Test func `ages count from the moment the filter is typed`() {
    var driver = driver()
    driver.slowly(.enter)
    driver.slowly("/age:<2d")
    let typed = driver.state.messages.filter
    driver.slowly(.enter)
    driver.wait(milliseconds: 3_600_000)
    driver.post(.changed([.messages]))
    #expect(driver.state.messages.filter == typed)
  }

  @Test(arguments: ScreenTests.sizes.map { ($0.size.columns, $0.size.rows) })
  func `the field, an error and an offer look like this`(columns: Int, rows: Int) throws {
    var driver = driver(Size(columns: columns, rows: rows))
    driver.slowly(.enter)
    driver.slowly("/from:spam has:lonk")
    try expectSnapshot("filter-error-\(columns)x\(rows)", driver.screen)
    for _ in 0..<4 { driver.press(.backspace) }
    driver.slowly(.tab)
    try expectSnapshot("filter-offer-\(columns)x\(rows)", driver.screen)
  }
}
