import Foundation
import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// What routine jobs cost in keys, as the table of the documentation says.
@Suite struct KeysPressedTests {
  /// Counts the keys that a job takes.
  private struct Hand {
    var driver: Driver
    private(set) var count = 0

    init(_ driver: Driver) { self.driver = driver }

    mutating func press(_ keys: Key...) {
      for key in keys {
        driver.slowly(key)
        count += 1
      }
    }

    mutating func type(_ text: String) { for letter in text { press(.character(letter)) } }
  }

  /// A room in which one person wrote 378 of 500 messages.
  private var flooded: FakeWorld {
    var world = FakeWorld.acme
    world.messages["general"] = (0..<500).map { number in
      let author: PersonID = number % 4 == 0 && number < 488 ? "mei" : "spam"
      return Message(
        id: MessageID("f\(1000 + number)"), room: "general", author: Person(id: author),
        text: "line \(number)", sentAt: .noon - .seconds(600 - number))
    }
    return world
  }

  /// Ten messages, each reported once.
  private var reported: FakeWorld {
    var world = FakeWorld.acme
    world.shelf.reports = (0..<10).map { number in
      let message = world.messages["lobby"]?[number]
      return Report(
        id: ReportID("t\(number)"), origin: .platform, room: "lobby", roomName: "lobby",
        message: message?.id, author: Person(id: "tomas", name: "Tomás"),
        reporter: Person(id: "zoe"), reason: "spam", text: message?.text, sentAt: message?.sentAt,
        time: .noon - .seconds(1000 - number))
    }
    return world
  }

  /// The number of keys that the documentation names for a job.
  private func told(_ job: String) throws -> Int {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let row = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("| \(job) |") }, "no row “\(job)”")
    let cell = row.split(separator: "|").last { $0.contains(where: \.isNumber) }
    return try #require(cell.flatMap { Int($0.filter(\.isNumber)) })
  }

  @Test func `one message is deleted`() throws {
    var hand = Hand(Driver())
    hand.driver.slowly(.enter, .up)
    hand.type("dy")
    #expect(hand.driver.enqueued.map(\.items.count) == [1])
    #expect(try told("delete one message") == hand.count)
  }

  @Test func `all messages of one author are deleted`() throws {
    var hand = Hand(Driver(flooded))
    hand.driver.slowly(.enter)
    hand.type("wd378")
    hand.press(.enter)
    #expect(hand.driver.enqueued.map(\.items.count) == [378])
    #expect(try told("delete 378 messages of one author") == hand.count)
  }

  @Test func `ten reports are decided`() throws {
    var hand = Hand(Driver(reported))
    hand.type("!")
    for number in 0..<10 { hand.type(number.isMultiple(of: 2) ? "d1" : "o1") }
    #expect(hand.driver.decided.count == 10 && hand.driver.enqueued.count == 10)
    #expect(try told("decide 10 reports, one by one") == hand.count)
  }

  @Test func `ten reports are decided at once`() throws {
    var hand = Hand(Driver(reported))
    hand.type("!Ad1")
    hand.type("10")
    hand.press(.enter)
    #expect(hand.driver.decided.count == 10 && hand.driver.enqueued.count == 1)
    #expect(try told("decide 10 reports alike") == hand.count)
  }

  @Test func `a room is cleared`() throws {
    var hand = Hand(Driver())
    hand.driver.slowly(.down)
    hand.type("clobby")
    hand.press(.enter)
    #expect(hand.driver.enqueued.map { $0.items.map(\.action) } == [[.clearRoom("lobby")]])
    #expect(try told("clear the room `lobby`") == hand.count)
  }

  @Test func `five members are removed`() throws {
    var world = FakeWorld.acme
    world.members["general"] = (0..<9).map { number in
      Member(person: Person(id: PersonID("m\(number)"), name: "Member \(number)"), role: .member)
    }
    var hand = Hand(Driver(world))
    hand.driver.slowly("2")
    hand.type("vjjjjx5")
    hand.press(.enter)
    #expect(hand.driver.enqueued.map(\.items.count) == [5])
    #expect(try told("remove 5 members, one below the other") == hand.count)
  }

  @Test func `what one search finds is removed`() throws {
    var world = FakeWorld.acme
    world.members["general"] = (0..<9).map { number in
      Member(
        person: Person(id: PersonID("m\(number)"), name: number % 2 == 0 ? "bot \(number)" : "Mei"),
        role: .member)
    }
    var hand = Hand(Driver(world))
    hand.driver.slowly("2")
    hand.type("/bot")
    hand.press(.enter)
    hand.type("Ax5")
    hand.press(.enter)
    #expect(hand.driver.enqueued.map(\.items.count) == [5])
    #expect(try told("remove the 5 members that `/bot` finds") == hand.count)
  }
}
