import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Two platforms behind one console: what one lacks is named, never hidden.
@Suite struct ConsoleAbilityTests {
  private var small: PlatformAbilities {
    PlatformAbilities(
      actions: [.deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom],
      historyOrder: .touched, announcesRemoval: true)
  }

  @Test func `a command that the platform lacks says why`() {
    var driver = Driver(size: Size(columns: 120, rows: 60), abilities: small)
    driver.slowly("2jjm")
    #expect(driver.screen.contains("mute-member: this platform cannot mute members"))
    driver.slowly("b")
    #expect(driver.screen.contains("deactivate-user: this platform cannot deactivate accounts"))
    #expect(driver.drafts.isEmpty)
    driver.slowly("?")
    #expect(driver.screen.contains("[this platform cannot mute members]"))
  }

  @Test func `what is lacking is no hint, and help says why`() {
    var driver = Driver(size: Size(columns: 220, rows: 60), abilities: small)
    driver.slowly("2")
    let footer = driver.screen.split(separator: "\n").last ?? ""
    #expect(!footer.contains("mute") && !footer.contains("deactivate"))
    driver.slowly("?")
    #expect(driver.screen.contains("[this platform cannot mute members]"))
    driver.slowly(.escape)
    driver.slowly("!")
    #expect(!(driver.screen.split(separator: "\n").last ?? "").contains("deactivate"))
  }

  @Test func `abilities that shrink later count at once`() {
    var driver = Driver()
    driver.slowly("2jjm")
    #expect(driver.drafts.map(\.actions) == [[.muteMember("mei", room: "general")]])
    driver.slowly(.escape)
    var status = driver.state.connection
    status.abilities = small
    driver.post(.connection(status))
    driver.slowly("m")
    #expect(driver.drafts.count == 1)
  }

  @Test func `members are muted, deactivated and let in again`() {
    var driver = Driver()
    driver.slowly("2jj")
    for key in ["m", "M", "b", "B"] {
      driver.slowly(key)
      driver.slowly("y")
    }
    #expect(
      driver.enqueued.flatMap(\.items).map(\.action) == [
        .muteMember("mei", room: "general"), .unmuteMember("mei", room: "general"),
        .deactivateUser("mei"), .reactivateUser("mei"),
      ])
  }

  @Test func `a room of a kind without a call keeps its key and says so`() {
    var abilities = small
    abilities.actions.remove(.deleteDirect)
    var driver = Driver(abilities: abilities)
    driver.slowly("jjD")
    #expect(driver.screen.contains("delete-room: this platform cannot delete such a room"))
    driver.slowly("kD")
    #expect(driver.drafts.count == 1)
  }

  @Test func `kinds, reports and states of people are words`() {
    var world = FakeWorld.acme
    world.rooms[1].kind = .other("channel")
    world.rooms[1].reportCount = 3
    world.members["general"]?[3].isMuted = true
    world.members["general"]?[4].person.isDeactivated = true
    world.messages["general"]?[0].reportCount = 3
    world.messages["general"]?[1].reportCount = 1
    let screen = Driver(world).screen
    #expect(screen.contains("#lobby"))
    #expect(screen.contains("!3  1,204"))
    #expect(screen.contains("muted") && screen.contains("deactivated"))
    #expect(screen.contains("reported 3 │"))
    #expect(screen.contains(" reported │"))
  }

  @Test func `a room that cannot be read says what can still be done`() {
    var world = FakeWorld.acme
    world.rooms[0].mayRead = false
    world.messages["general"] = []
    var driver = Driver(world)
    #expect(driver.screen.contains("This account cannot read this room. It can still be deleted"))
    driver.slowly("D")
    #expect(driver.drafts.count == 1)
  }
}
