import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// How rooms of every kind are named, and those that the account cannot read.
@Suite struct RoomKindTests {
  private func name(_ kind: RoomKind) -> String {
    let room = Room(id: "r", name: "night watch", kind: kind)
    return Painter.name(of: room, id: "r", columns: 40).description
  }

  @Test func `a room's kind is short and leaves its name the space`() {
    #expect(name(.group) == "night watch")
    #expect(name(.direct) == "(direct) night watch")
    #expect(name(.other("channel")) == "#night watch")
    #expect(name(.other("discussion")) == "(disc) night watch")
    #expect(name(.other("private-discussion")) == "(priv disc) night watch")
    #expect(name(.other("private-team")) == "(priv team) night watch")
    #expect(name(.other("team")) == "(team) night watch")
    #expect(name(.other("livechat")) == "(livechat) night watch")
  }

  @Test func `a room that cannot be read is not called empty`() {
    var world = FakeWorld.acme
    world.rooms[0].mayRead = false
    world.rooms[0].messageCount = 0
    world.messages[world.rooms[0].id] = []
    world.members[world.rooms[0].id] = []
    var driver = Driver(world)
    driver.slowly(.enter)
    #expect(driver.screen.contains("     - │"))
    #expect(driver.screen.contains("messages  not known"))
    #expect(driver.screen.contains("This account cannot see who"))
    #expect(!driver.screen.contains("press R to sync"))
  }

  @Test func `an owner stands under their name where the members tell it`() {
    var driver = Driver(.acme)
    driver.slowly("1")
    #expect(driver.screen.contains("owner     Olga"))
  }
}
