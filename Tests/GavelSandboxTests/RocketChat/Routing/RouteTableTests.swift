import Testing

@testable import GavelSandbox

/// The table of calls as a whole.
@Suite struct RouteTableTests {
  @Test(arguments: SandboxOptions.Compat.allCases)
  func `no call stands in the table twice`(compat: SandboxOptions.Compat) {
    let rows = RocketChatRoute.table.filter { $0.modes.contains(compat) }
    let names = rows.map { "\($0.method) \($0.name)" }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: [
    "users.create", "users.register", "channels.create", "groups.create", "channels.invite",
    "groups.invite", "channels.addOwner", "groups.addModerator", "im.create", "dm.create",
    "im.setTopic", "chat.postMessage", "chat.sendMessage", "chat.update", "chat.pinMessage",
    "chat.starMessage", "chat.reportMessage", "moderation.reportUser", "rooms.createDiscussion",
    "teams.create", "teams.addRooms", "teams.addMembers", "im.delete", "rooms.delete",
    "channels.delete", "groups.delete", "teams.delete", "chat.delete", "rooms.cleanHistory",
    "channels.kick", "groups.kick", "rooms.leave", "rooms.muteUser", "rooms.unmuteUser",
    "users.setActiveStatus", "users.delete", "users.logout", "moderation.dismissReports",
    "moderation.dismissUserReports", "moderation.user.deleteReportedMessages",
    "channels.setJoinCode", "rooms.favorite", "groups.convertToTeam",
  ])
  func `what a scene and a decision need is played in every mode`(name: String) {
    for compat in SandboxOptions.Compat.allCases {
      let row = RocketChatRoute.row(method: "POST", segments: ["api", "v1", name], compat: compat)
      #expect(row != nil)
    }
  }
}
