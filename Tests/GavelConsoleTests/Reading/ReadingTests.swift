import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct ReadingTests {
  private static var long: FakeWorld {
    var world = FakeWorld.acme
    world.messages["general", default: []][1].text =
      "BUY NOW at http://spam.example/1 and tell all your friends about it, because the offer ends "
      + "today, tomorrow it is gone, and nobody will ever believe you that it was there"
    world.messages["general", default: []][0].sentAt = .noon - .seconds(2 * 86_400)
    world.messages["general", default: []][1].sentAt = .noon - .seconds(86_400)
    return world
  }

  private func console(_ world: FakeWorld = .acme, at place: Int = 0) -> Driver {
    var driver = Driver(world, size: ScreenTests.sizes[place].size)
    driver.slowly(.enter)
    return driver
  }

  @Test(arguments: ScreenTests.sizes.indices)
  func `messages in full, with their days`(_ index: Int) throws {
    var driver = console(Self.long, at: index)
    driver.slowly("W")
    driver.slowly(.up)
    try expectSnapshot("wrapped-\(ScreenTests.sizes[index].name)", driver.screen)
  }

  @Test func `wrapped messages keep the cursor on screen wherever it goes`() {
    var driver = console(Self.long, at: 2)
    driver.slowly("W")
    for key in [Key.up, .up, .up, .up, .up, .up, .down, .pageDown, .pageUp, .home, .end] {
      driver.slowly(key)
      let row = driver.state.layout.content(of: .messages)?.row ?? 0
      let cursor = draw(driver.state).cursor?.row ?? -1
      #expect(driver.state.messageIndex(atRow: cursor - row) == driver.state.messages.cursorIndex)
    }
  }

  @Test func `a page is what is seen, also with wrapped messages and days`() {
    var driver = console(Self.long)
    driver.slowly("W")
    let shown = driver.state.page(of: .messages("general"))
    #expect(shown == 6)
  }

  @Test func `times become ages and times again`() {
    var driver = console()
    #expect(driver.screen.contains("11:55 spam-bot"))
    driver.slowly(",")
    #expect(driver.screen.contains("synced now"))
    #expect(!driver.screen.contains("11:55 spam-bot"))
    driver.slowly(",")
    #expect(driver.screen.contains("11:55 spam-bot"))
  }

  @Test func `a message is shown as a JSON document`() throws {
    var driver = console()
    driver.slowly(.enter)
    driver.slowly("J")
    #expect(driver.screen.contains("\"id\": \"m6\""))
    #expect(driver.screen.contains("\"isPinned\": true"))
    try expectSnapshot("raw-message-120x36", driver.screen)
    driver.slowly("J")
    #expect(!driver.screen.contains("\"id\""))
  }

  @Test func `a moment leads to the message that follows it`() {
    var driver = console()
    driver.slowly(.escape, .down)
    driver.slowly(.enter)
    driver.slowly("@")
    driver.slowly("5h")
    driver.slowly(.enter)
    let row = driver.state.messages.cursorRow
    #expect(row.map { $0.sentAt >= .noon - .seconds(5 * 3600) } == true)
    #expect(row.map { $0.sentAt < .noon - .seconds(5 * 3600 - 120) } == true)
    #expect(driver.state.focus == .messages && driver.state.prompt == nil)
  }

  @Test func `what is no moment is told, and escape stays`() {
    var driver = console()
    driver.slowly("@soon")
    driver.slowly(.enter)
    #expect(driver.screen.contains("a moment is 14:30"))
    driver.slowly(.escape)
    #expect(driver.state.prompt == nil && driver.state.messages.cursor == "m6")
  }

  @Test func `the next reported message and the author's next are found`() {
    var world = FakeWorld.acme
    world.messages["general", default: []][1].reportCount = 2
    var driver = console(world)
    driver.slowly("[")
    #expect(driver.state.messages.cursor == "m2")
    driver.slowly("}")
    #expect(driver.state.messages.cursor == "m3")
    driver.slowly("}")
    #expect(driver.state.messages.cursor == "m5")
    driver.slowly("}")
    #expect(driver.state.messages.cursor == "m5")
    #expect(driver.screen.contains("no further row matches"))
    driver.slowly("{")
    #expect(driver.state.messages.cursor == "m3")
  }

  @Test func `a report beyond the rows at hand is asked for`() {
    var driver = Driver()
    driver.slowly(.down)
    driver.slowly(.enter)
    let key = driver.state.messages.cursorKey
    driver.slowly("[")
    guard case .load(let request)? = driver.effects.last else {
      Issue.record("nothing was asked for")
      return
    }
    #expect(request.matching.text == "has:report" && request.limit == 1)
    #expect(key.map { request.anchor == .before($0) } == true)
    #expect(driver.screen.contains("no further row matches “has:report”"))
  }

  @Test func `following stays with the newest message until the cursor is moved`() {
    var driver = console()
    driver.slowly("f")
    driver.world.messages["general", default: []].append(
      Message(
        id: "m7", room: "general", author: Person(id: "zoe", name: "Zoë"), text: "new",
        sentAt: .noon))
    driver.post(.changed([.messages]))
    #expect(driver.state.messages.cursor == "m7")
    #expect(driver.screen.contains("following"))
    driver.slowly(.up)
    #expect(!driver.state.reading.isFollowing && driver.state.messages.cursor == "m6")
  }

  @Test(arguments: ["d", " ", "v"])
  func `no key acts on a row that the next message may replace`(key: String) {
    var driver = console()
    driver.slowly("f" + key)
    #expect(driver.state.modal == nil && driver.state.range == nil)
    #expect(driver.state.marks.isEmpty)
    #expect(driver.screen.contains("end following first"))
  }

  @Test func `the rows that are marked are copied, else the one at the cursor`() {
    var driver = console()
    driver.slowly("y")
    #expect(driver.effects.last == .copy("This room is for questions only."))
    driver.slowly("Y")
    #expect(driver.effects.last == .copy("m6"))
    driver.slowly(" ")
    driver.slowly(.up, .up)
    driver.slowly(" Y")
    #expect(driver.effects.last == .copy("m4\nm6"))
    #expect(driver.screen.contains("copied 2 rows"))
  }
}
