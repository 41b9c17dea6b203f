import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// What must not be seen is in no cell, whatever is on the screen.
@Suite struct DisguiseTests {
  private static let names = [
    "Ana", "Olga", "Mei", "spam-bot", "Tomás", "Zoë", "tomas", "olga", "spam.example",
  ]

  /// Screens of every view, pane and dialog that shows people or texts.
  private static func screens(
    _ prepare: (inout Driver) -> Void, size: Size = Size(columns: 120, rows: 36)
  ) -> [String] {
    let walks: [[Key]] = [
      [], [.enter], [.enter, .enter], [.character("2"), .enter], [.character("4")],
      [.character("5"), .enter], [.character("6"), .character("z")], [.character("D")],
      [.enter, .character("d")], [.character("2"), .character("x")],
      [.enter, .character("A"), .character("d")], [.character("!")],
      [.character("!"), .enter, .enter], [.character("!"), .character("d")],
      [.character("!"), .character("o")], [.enter, .character("W")],
      [.enter, .enter, .character("J")], [.character("#")], [.character("#"), .enter],
      [.character("#"), .down, .down, .enter], [.character("#"), .end, .enter],
      [.character("#"), .character("3"), .character("v")],
    ]
    return walks.flatMap { walk in
      [FakeWorld.acme, .busy, .triage, .recorded].map { world in
        var driver = Driver(world, size: size)
        prepare(&driver)
        for key in walk { driver.slowly(key) }
        return driver.screen
      }
    }
  }

  @Test(arguments: [Size(columns: 120, rows: 36), Size(columns: 60, rows: 15)])
  func `under made-up names nobody's name or id is drawn`(size: Size) {
    let screens = Self.screens({ $0.slowly("P") }, size: size)
    for screen in screens {
      for name in Self.names.dropLast() {
        #expect(!Self.words(of: screen).contains(name), "\(name) in\n\(screen)")
      }
    }
    #expect(screens.contains { $0.contains(Aliases.name("spam").prefix(8)) })
  }

  @Test func `a mention has the made-up name of the person it means`() {
    var world = FakeWorld.acme
    world.people = [Person(id: "u77", name: "Mona", username: "mona")]
    world.messages["general"]?[3].text = "@mona and @Nobody.Knows, ask mail@example.org"
    world.messages["general"]?[4].text = "@nobody.knows @all"
    var driver = Driver(world, size: Size(columns: 160, rows: 36))
    driver.slowly(.enter)
    driver.slowly("P")
    let (mona, nobody) = (Aliases.name("u77"), Aliases.name("@nobody.knows"))
    #expect(driver.screen.contains("@\(mona) and @\(nobody), ask mail@example.org"))
    #expect(driver.screen.contains("@\(nobody) @all"))
    let asked = driver.effects.compactMap { effect in
      if case .findPeople(let names) = effect { names } else { nil }
    }
    #expect(asked == [["mona", "nobody.knows"]])
  }

  @Test func `who was added or removed has a made-up name as well`() {
    var world = FakeWorld.acme
    world.people = [Person(id: "u77", name: "Mona", username: "mona")]
    world.messages["general"]?[3].text = "mona"
    world.messages["general"]?[3].type = "au"
    world.messages["general"]?[4].text = "hana2"
    world.messages["general"]?[4].type = "ru"
    var driver = Driver(world)
    driver.slowly(.enter)
    driver.slowly("P")
    #expect(driver.screen.contains("(added) \(Aliases.name("u77"))"), "\(driver.screen)")
    #expect(!driver.screen.contains("hana2") && driver.screen.contains("(removed) "))
  }

  @Test func `under the veil no text is drawn`() {
    let screens = Self.screens { $0.slowly("V") }
    for screen in screens {
      for text in ["BUY NOW", "please stop", "questions only", "hello"] {
        #expect(!screen.contains(text), "\(text) in\n\(screen)")
      }
    }
    #expect(screens.contains { $0.contains("(veiled, 29 characters)") })
  }

  private static func words(of screen: String) -> Set<String> {
    Set(
      screen.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "." }.map(String.init))
  }

  @Test func `one text is shown without lifting the veil, and one covered without it`() {
    var driver = Driver()
    driver.slowly(.enter)
    driver.slowly("V.")
    #expect(driver.screen.contains("This room is for questions"))
    #expect(!driver.screen.contains("please stop"))
    driver.slowly("V.")
    #expect(!driver.screen.contains("This room is for questions"))
    #expect(driver.screen.contains("please stop"))
  }

  @Test func `what is covered cannot be copied`() {
    var driver = Driver()
    driver.slowly(.enter)
    driver.slowly("Vy")
    #expect(driver.effects.last == .copy("(veiled, 32 characters)"))
  }

  @Test func `what is confirmed under made-up names means the real ones`() {
    var driver = Driver()
    driver.slowly("P2")
    driver.slowly(.end)
    driver.slowly("xy")
    guard
      case .enqueue(let plan, _)? = driver.effects.last(where: {
        if case .enqueue = $0 { true } else { false }
      })
    else {
      Issue.record("nothing was confirmed")
      return
    }
    #expect(plan.isIntact)
    #expect(plan.items.map(\.action) == [.removeMember("zoe", room: "general", announced: false)])
  }

  @Test func `marks and cursor stay on their rows under made-up names`() {
    var driver = Driver()
    driver.slowly("2")
    driver.slowly(.end)
    driver.slowly(" P")
    let before = driver.screen.split(separator: "\n").map {
      $0.contains("│> *") || $0.contains("│>*")
    }
    #expect(before.contains(true))
  }

  @Test(arguments: [("aliases", "P"), ("veil", "V")])
  func `the rooms view in disguise`(name: String, key: String) throws {
    for place in ScreenTests.sizes {
      var driver = Driver(size: place.size)
      driver.slowly(.enter)
      driver.slowly(key)
      try expectSnapshot("\(name)-\(place.name)", driver.screen)
    }
  }
}

@Suite struct AliasesTests {
  @Test func `the same id has the same name, and others have others`() {
    #expect(Aliases.name("ana") == Aliases.name("ana"))
    #expect(Aliases.name("ana") == "Finch-ct5" || Aliases.name("ana").count >= 7)
    let names = Set((0..<1000).map { Aliases.name("user\($0)") })
    #expect(names.count >= 998)
  }

  @Test func `names are replaced where they stand as words`() {
    var aliases = Aliases()
    aliases.learn(Person(id: "u1", name: "Ana Maria", username: "ana.m"))
    aliases.learn(Person(id: "spam-bot", name: "Al"))
    let (ana, bot) = (Aliases.name("u1"), Aliases.name("spam-bot"))
    #expect(aliases.text("Ana Maria (u1) and @ana.m.") == "\(ana) (\(ana)) and @\(ana).")
    #expect(aliases.text("SPAM-BOT, Al; Algebra, u12") == "\(bot), \(bot); Algebra, u12")
    #expect(aliases.text("") == "" && aliases.text("日本 …") == "日本 …")
  }
}

@Suite struct TimeJumpTests {
  private func read(_ text: String, offset: Int = 0) -> String? {
    let now = Timestamp(iso8601: "2026-03-02T12:03:00Z") ?? Timestamp(milliseconds: 0)
    return TimeJump.read(text, now: now, utcOffsetMinutes: offset)?.iso8601
  }

  @Test(arguments: [
    ("2h", "2026-03-02T10:03:00.000Z"), ("15m", "2026-03-02T11:48:00.000Z"),
    ("3d", "2026-02-27T12:03:00.000Z"), ("1w", "2026-02-23T12:03:00.000Z"),
    ("9:30", "2026-03-02T09:30:00.000Z"), ("14:30", "2026-03-01T14:30:00.000Z"),
    ("today", "2026-03-02T00:00:00.000Z"), ("Yesterday", "2026-03-01T00:00:00.000Z"),
    ("2026-02-01", "2026-02-01T00:00:00.000Z"), ("12-24", "2025-12-24T00:00:00.000Z"),
    ("2026-02-01 8:15", "2026-02-01T08:15:00.000Z"),
    ("2026-02-01T08:15", "2026-02-01T08:15:00.000Z"), ("03-01 23:00", "2026-03-01T23:00:00.000Z"),
  ])
  func `moments as people type them`(text: String, moment: String) {
    #expect(read(text) == moment)
  }

  @Test func `a moment is local`() {
    #expect(read("2026-02-01 08:15", offset: 60) == "2026-02-01T07:15:00.000Z")
    #expect(read("today", offset: 13 * 60) == "2026-03-02T11:00:00.000Z")
  }

  @Test(arguments: [
    "", "soon", "25:00", "2026-02-30", "2h 3m", "-2h", "h", "1 2 3", "9999999d", "٣h",
  ])
  func `what is no moment is none`(text: String) {
    #expect(read(text) == nil)
  }
}
