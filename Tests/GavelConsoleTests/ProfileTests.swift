import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Changing to another profile without leaving the console.
@Suite struct ProfileTests {
  static let choices = [
    ProfileChoice(name: "acme", dialect: "imkit", server: "acme.imkit.io"),
    ProfileChoice(name: "harbor", dialect: "rocketchat", server: "chat.example.org"),
    ProfileChoice(name: "the-third-of-a-long-name", dialect: "imkit", server: "third.imkit.io"),
  ]

  private func driver(size: Size = Size(columns: 120, rows: 36)) -> Driver {
    Driver(
      size: size,
      configuration: ConsoleConfiguration(profiles: Self.choices, profile: "acme"))
  }

  /// A console with a batch on its way.
  private func busy() -> Driver {
    var driver = driver()
    driver.slowly("3kdy")
    return driver
  }

  @Test func `a name opens the profile, and it takes over once it is open`() {
    var driver = driver()
    driver.slowly(":profile har")
    driver.slowly(.tab)
    #expect(driver.screen.contains("profile harbor"))
    driver.slowly(.enter)
    #expect(driver.effects.last == .openProfile("harbor"))
    driver.post(.profileOpened("harbor"))
    #expect(driver.effects.last == .switchProfile(.nothingPending))
  }

  @Test(arguments: [40, 50, 60, 62, 66, 72, 80, 100, 120, 160])
  func `the header names the profile where it fits, if need be without the role`(columns: Int) {
    let header = driver(size: Size(columns: columns, rows: 24)).screen.split(separator: "\n")[0]
    #expect(header.contains("acme · Ana"), "\(header)")
    #expect(header.contains("(room manager)") == (columns >= 72), "\(header)")
  }

  @Test(arguments: [50, 60, 80, 120])
  func `a profile that is named like its platform is named as often`(columns: Int) {
    let choices = Self.choices + [ProfileChoice(name: "imkit", dialect: "imkit", server: "i")]
    let driver = Driver(
      size: Size(columns: columns, rows: 24),
      configuration: ConsoleConfiguration(profiles: choices, profile: "imkit"))
    let header = driver.screen.split(separator: "\n")[0]
    #expect(header.matches(of: #/imkit · /#).count == 1, "\(header)")
  }

  @Test func `the list shows what there is and opens the one at the cursor`() {
    var driver = driver()
    driver.slowly("O")
    #expect(driver.screen.contains("Profiles") && driver.screen.contains("chat.example.org"))
    driver.slowly("j")
    driver.slowly(.enter)
    #expect(driver.effects.last == .openProfile("harbor"))
    driver.slowly("O")
    driver.slowly(.escape)
    #expect(driver.state.profiles == nil && driver.state.context == .rooms)
  }

  @Test func `an unknown name and the open profile are said and open nothing`() {
    var driver = driver()
    for (name, words) in [("attic", "there is no profile “attic”"), ("acme", "that is open")] {
      driver.slowly(":profile \(name)")
      driver.slowly(.enter)
      #expect(driver.screen.contains(words))
    }
    #expect(!driver.effects.contains { if case .openProfile = $0 { true } else { false } })
  }

  @Test func `a profile that cannot be opened leaves everything as it was`() {
    var driver = driver()
    driver.slowly("3k")
    let before = driver.state
    driver.slowly(":profile harbor")
    driver.slowly(.enter)
    driver.post(.profileFailed("harbor", Notice(.error, "harbor is not opened: no token")))
    #expect(driver.screen.contains("harbor is not opened: no token"))
    #expect(driver.state.departure == nil && driver.state.focus == before.focus)
    #expect(driver.state.messages == before.messages)
    driver.post(.profileOpened("harbor"))
    #expect(!driver.effects.contains(.switchProfile(.nothingPending)))
  }

  @Test func `how far a profile is that takes its time stands at the foot while it is wanted`() {
    var driver = driver()
    driver.slowly(":profile harbor")
    driver.slowly(.enter)
    driver.post(.profileProgress("harbor", "version 8 of 10, 30%"))
    #expect(driver.screen.contains("opening harbor: version 8 of 10, 30%"))
    driver.post(.profileProgress("acme", "version 8 of 10, 30%"))
    #expect(driver.screen.contains("opening harbor: version 8 of 10, 30%"))
    driver.post(.profileFailed("harbor", Notice(.error, "harbor is not opened: no token")))
    driver.post(.profileProgress("harbor", "version 8 of 10, 40%"))
    #expect(driver.screen.contains("harbor is not opened") && !driver.screen.contains("40%"))
  }

  @Test(arguments: [("k", QuitChoice.keepHeld), ("c", .cancelHeld)])
  func `unfinished work is asked about, as at the end`(_ key: String, _ choice: QuitChoice) {
    var driver = busy()
    driver.slowly(":profile harbor")
    driver.slowly(.enter)
    #expect(driver.state.modal == nil)
    driver.post(.profileOpened("harbor"))
    driver.drawFrame()
    driver.wait()
    #expect(driver.screen.contains("harbor is next"))
    driver.slowly(key)
    #expect(driver.effects.last == .switchProfile(choice))
  }

  @Test func `who stays keeps everything, and the profile that was opened is asked for again`() {
    var driver = busy()
    driver.slowly(":profile harbor")
    driver.slowly(.enter)
    driver.post(.profileOpened("harbor"))
    driver.drawFrame()
    driver.wait()
    driver.slowly(.escape)
    #expect(driver.state.departure == nil && driver.state.queue.held.count == 1)
    #expect(!driver.effects.contains { if case .switchProfile = $0 { true } else { false } })
  }

  @Test func `what is sent now is sent before the other profile takes over`() throws {
    var driver = busy()
    driver.slowly(":profile harbor")
    driver.slowly(.enter)
    driver.post(.profileOpened("harbor"))
    driver.drawFrame()
    driver.wait()
    driver.slowly("s")
    let batch = try #require(driver.state.queue.held.first?.id)
    #expect(driver.effects.contains(.sendNow(batch)))
    #expect(!driver.effects.contains(.switchProfile(.nothingPending)))
    for event in driver.world.finish(batch) { driver.post(event) }
    #expect(driver.effects.contains(.switchProfile(.nothingPending)))
  }

  @Test func `escape stays while the queue is being sent`() throws {
    var driver = busy()
    driver.slowly("O")
    driver.slowly("j")
    driver.slowly(.enter)
    driver.post(.profileOpened("harbor"))
    driver.drawFrame()
    driver.wait()
    driver.slowly("s")
    driver.slowly(.escape)
    #expect(driver.screen.contains("you stay here"))
    let batch = try #require(driver.state.queue.held.first?.id)
    for event in driver.world.finish(batch) { driver.post(event) }
    #expect(!driver.effects.contains(.switchProfile(.nothingPending)))
  }

  @Test func `a question that is open is not pushed aside`() {
    var driver = driver()
    driver.slowly(":profile harbor")
    driver.slowly(.enter)
    driver.slowly("3d")
    let before = driver.state.modal
    driver.post(.profileOpened("harbor"))
    #expect(driver.state.modal == before && before != nil)
    #expect(!driver.effects.contains(.switchProfile(.nothingPending)))
  }

  @Test func `the header names the profile where there are several`() {
    #expect(driver().screen.split(separator: "\n")[0].contains("acme.imkit.io · acme · Ana"))
    #expect(!Driver().screen.split(separator: "\n")[0].contains("· acme ·"))
  }

  @Test func `without another profile the command says how to make one`() {
    var driver = Driver()
    driver.slowly("O")
    #expect(driver.screen.contains("there is no other profile: gavel login makes one"))
  }

  @Test func `the list looks right at every size`() throws {
    for (name, size) in ScreenTests.sizes {
      var driver = driver(size: size)
      driver.slowly("Oj")
      try expectSnapshot("profiles-\(name)", driver.screen)
    }
  }
}
