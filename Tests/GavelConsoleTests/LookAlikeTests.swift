import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Names that look like those of staff are told in every view.
@Suite struct LookAlikeTests {
  /// Someone whose name reads like that of the open room's owner.
  private let fake = Person(id: "fake", name: "0lga")

  private var world: FakeWorld {
    var world = FakeWorld.triage
    world.members["general"]?.append(Member(person: fake))
    let text = "pay me http://spam.example/9"
    world.messages["general"]?.append(
      Message(
        id: "m99", room: "general", author: fake, text: text, sentAt: .noon - .seconds(30)))
    world.shelf.reports = [
      Report(
        id: "r99", origin: .platform, room: "general", roomName: "general-tw", message: "m99",
        author: fake, reporter: Person(id: "mei", name: "Mei"), reason: "scam", text: text,
        sentAt: .noon - .seconds(30), time: .noon)
    ]
    world.record.add(
      .deleteMessage("m98", room: "general"),
      TargetFacts(roomName: "general-tw", person: fake.id, personName: fake.name))
    return world
  }

  @Test func `in a room's members, its messages and the detail`() {
    var driver = Driver(world)
    driver.slowly("2g")
    #expect(driver.screen.split(separator: "\n").contains { $0.contains(/0lga +alike/) })
    driver.slowly("3G")
    #expect(driver.screen.split(separator: "\n").contains { $0.contains(/0lga +pay me .*alike/) })
    #expect(driver.state.lookAlike(of: fake) == "Olga")
    #expect(driver.screen.contains("name      looks like Olga"))
  }

  @Test(arguments: ["!", "#"]) func `in reports and in the audit trail`(view: Character) {
    var driver = Driver(world)
    driver.slowly(String(view))
    #expect(driver.screen.contains(" alike "))
    #expect(driver.screen.contains("looks like Olga"))
  }

  @Test func `staff of other rooms count too, whatever room is open`() {
    var driver = Driver(.acme)
    let other = Person(id: "kofi", name: "Kofi")
    let like = Person(id: "x", name: "Kоfi")
    #expect(driver.state.lookAlike(of: like) == nil)
    driver.post(.staff([other]))
    #expect(driver.state.lookAlike(of: like) == "Kofi")
    driver.slowly("1j")
    driver.wait()
    #expect(driver.state.lookAlike(of: like) == "Kofi")
    #expect(driver.state.lookAlike(of: other) == nil)
    driver.post(.staff([]))
    #expect(driver.state.lookAlike(of: like) == nil)
  }

  @Test func `a room of one's own makes nobody pass for the staff of this one`() {
    var driver = Driver(.acme)
    let other = Person(id: "kofi", name: "Kofi")
    driver.post(.staff([fake, other]))
    #expect(driver.state.lookAlike(of: fake) == "Olga")
    #expect(driver.state.lookAlike(of: Person(id: "olga", name: "Olga")) == nil)
    #expect(driver.state.lookAlike(of: other) == nil)
  }
}
