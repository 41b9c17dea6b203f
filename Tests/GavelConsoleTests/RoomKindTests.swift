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
    #expect(name(.direct) == "(dm) night watch")
    #expect(name(.other("channel")) == "#night watch")
    #expect(name(.other("discussion")) == "#(disc) night watch")
    #expect(name(.other("private-discussion")) == "(disc) night watch")
    #expect(name(.other("private-team")) == "(team) night watch")
    #expect(name(.other("team")) == "#(team) night watch")
    #expect(name(.other("livechat")) == "(livechat) night watch")
  }

  @Test func `who owns a room beside others is no manager of it in the detail`() {
    var world = FakeWorld.acme
    world.rooms[0].furtherOwners = ["ana"]
    world.rooms[0].managers = ["ana", "mei"]
    var driver = Driver(world)
    driver.slowly("1")
    #expect(driver.screen.contains("owners    Olga, Ana"))
    #expect(driver.screen.contains("managers  Mei"))
    #expect(!driver.screen.contains("managers  Ana"))
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
    #expect(driver.screen.contains("┌ Messages  general-tw ─"))
    #expect(driver.screen.contains("├ Members ─"))
    #expect(driver.screen.contains("messages  not known"))
    #expect(driver.screen.contains("This account cannot see who"))
    #expect(!driver.screen.contains("press R to sync"))
  }

  @Test func `a count of millions keeps its meaning in six columns`() {
    let shown = { (count: Int) in Numbers.short(count, columns: 6) }
    #expect(shown(99_999) == "99,999")
    #expect(shown(142_900) == "142k")
    #expect(shown(1_413_000) == "1.4M")
    #expect(shown(27_000_000) == "27M")
    #expect(Numbers.short(1_413_000, columns: 9) == "1,413,000")
    var world = FakeWorld.acme
    world.rooms[0].messageCount = 1_413_000
    #expect(Driver(world).screen.contains("  1.4M │"))
  }

  @Test func `an owner stands under their name where the members tell it`() {
    var driver = Driver(.acme)
    driver.slowly("1")
    #expect(driver.screen.contains("owner     Olga"))
  }
}
