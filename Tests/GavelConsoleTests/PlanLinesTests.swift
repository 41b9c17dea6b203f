import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct PlanLinesTests {
  private func screen(_ driver: Driver) -> [String] {
    driver.screen.split(separator: "\n").map(String.init)
  }

  @Test func `counts stand in parentheses, because names may end in a number`() {
    var driver = Driver()
    driver.slowly(.enter)
    driver.slowly("A")
    driver.slowly("d")
    #expect(driver.screen.contains("in      general-tw (6)"))
    #expect(driver.screen.contains("spam-bot (3)"))
    #expect(driver.screen.contains("Olga (owner)"))
  }

  @Test func `leaving speaks to the one who leaves`() {
    var driver = Driver()
    driver.slowly("L")
    #expect(driver.screen.contains("Only an invitation brings you back."))
    #expect(!driver.screen.contains("your own"))
  }

  @Test func `removing staff or oneself names them`() {
    var driver = Driver()
    driver.slowly("2")
    driver.slowly("A")
    driver.slowly("x")
    #expect(driver.screen.contains("note    yourself; staff: Olga (owner), Ana (manager)"))
  }

  @Test func `authors stand in a column of their own`() {
    var driver = Driver()
    driver.slowly(.enter)
    driver.slowly("A")
    driver.slowly("d")
    let columns = Set(
      screen(driver).compactMap { line -> Int? in
        guard line.contains("│   11:5"), let start = line.firstRange(of: "BUY NOW")?.lowerBound
        else { return nil }
        return line.distance(from: line.startIndex, to: start)
      })
    #expect(columns.count == 1)
  }

  @Test func `a long id is asked for by its beginning alone`() {
    let id = "671a05656c41c157f90a3a04"
    let expected = Question.Expected(what: .roomID, accepted: [id, "671a0565"])
    #expect(expected.shown == ["671a0565"])
    #expect(expected.isAnswered(by: id))
    #expect(Question.Expected(what: .roomName, accepted: ["日本", "room-1"]).shown.count == 2)
  }

  @Test func `help explains the signs of the screen`() {
    let words = HelpLines(HelpState(context: .messages), .standard).lines.map(\.keys)
    for sign: DisplayText in ["!3  reported 3", "odd 3", "* +", "set aside", "unknown"] {
      #expect(words.contains(sign))
    }
  }

  @Test func `the account stays in the narrowest header, whatever the sync is doing`() {
    var driver = Driver(size: Size(columns: 40, rows: 10))
    var status = driver.state.connection
    for link in [ConnectionStatus.Link.syncing(done: 7, of: 9), .syncing(done: 0, of: 0), .online] {
      status.link = link
      driver.post(.connection(status))
      #expect(driver.screen.contains("Ana"))
    }
  }

  @Test func `a rest that the platform asked for while it is read is said on screen`() {
    var driver = Driver(size: Size(columns: 120, rows: 36))
    var status = driver.state.connection
    status.lastSync = nil
    status.link = .syncing(done: 3, of: 25)
    driver.post(.connection(status))
    #expect(driver.screen.contains("syncing 12%"))
    #expect(driver.screen.contains("3 of 25 rooms"))
    status.throttledUntil = driver.state.now + .seconds(37)
    driver.post(.connection(status))
    let said = driver.screen.split(separator: "\n").filter { $0.contains("rate limit, 37 s") }
    #expect(said.count == 2)
    status.link = .online
    driver.post(.connection(status))
    #expect(!driver.screen.contains("rate limit, 37 s"))
  }

  @Test func `words in the header give way before the account does`() {
    var driver = Driver(.triage, size: Size(columns: 60, rows: 15))
    driver.state.connection.accountName = "Ana Karenina"
    var header = driver.screen.prefix { $0 != "\n" }
    #expect(header.contains("gavel  Ana Karenina") && header.contains("  q0  "))
    driver.resize(120, 36)
    header = driver.screen.prefix { $0 != "\n" }
    #expect(header.contains("Ana Karenina") && header.contains("  queue 0  "))
  }

  @Test func `asking for a sync is answered at once`() {
    var driver = Driver()
    driver.slowly("R")
    #expect(driver.effects.contains(.sync))
    #expect(driver.screen.contains("reading the platform again"))
  }

  @Test func `a list that was scrolled is whole again when the screen has grown`() throws {
    var driver = Driver(size: Size(columns: 60, rows: 15))
    driver.slowly(.enter)
    driver.slowly("Ad")
    #expect(driver.screen.contains(" of 6"))
    for _ in 0..<6 { driver.slowly(.down) }
    driver.resize(120, 36)
    #expect(!driver.screen.contains(" of 6"))
    let rows = driver.screen.split(separator: "\n")
    let question = try #require(
      rows.firstIndex { $0.contains(" to do it.") || $0.contains("then press Enter:") })
    #expect(rows[question + 1].contains("confirm"))
  }
}
