import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// Acting on people, in rooms and in the workspace, in all three modes.
@Suite struct WorkspacePeopleTests {
  typealias Mode = WorkspaceHarness.Mode

  private func removal(_ person: PersonID, _ room: RoomID) -> ModerationAction {
    .removeMember(person, room: room, announced: true)
  }

  @Test(arguments: Mode.allCases, [true, false])
  func `a member is put out of a channel and of a group`(
    mode: Mode, isKnown: Bool
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.stateWithMessages()
      let bob = try before.user("bob")
      let stages: [(WorkspaceHarness.Role, String, String)] = [
        (.moderator, "staff-room", "group"), (.owner, "lobby", "channel"),
        (.admin, "GENERAL", "channel"),
      ]
      for (role, name, kind) in stages {
        let room = try before.room(name).room
        let person = name == "lobby" ? try before.user("spam9") : bob
        let facts = TargetFacts(roomKind: isKnown ? kind : nil)
        let client = try workspace.client(role)
        #expect(await client.ending(of: removal(person, room), facts) == "done", "\(name)")
        let after = try await workspace.stateWithMessages().room(name)
        #expect(!after.members.contains(person.rawValue), "\(name)")
        #expect(after.messages.all.last?.type == "ru")
        guard role != .admin else { continue }
        #expect(await client.ending(of: removal(person, room), facts) == "notFound", "\(name)")
      }
      let receipt = try await workspace.client(.owner).removeMembers(
        [try before.user("li.ming")], from: try before.room("lobby").room, announced: true)
      #expect(receipt.affected == 1)
    }
  }

  @Test(arguments: Mode.allCases)
  func `a removal is refused, not found or impossible`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let lobby = try before.room("lobby").room
      let staff = try before.room("staff-room").room
      let bob = try before.user("bob")
      let admin = try workspace.client()
      let user = try workspace.client(.user)
      let spammer = try before.user("spam9")
      // An administrator may kick from any channel, from groups only as a member.
      #expect(await admin.ending(of: removal(bob, staff)) == "forbidden")
      #expect(
        await admin.ending(of: removal(bob, staff), TargetFacts(roomKind: "group"))
          == "forbidden")
      #expect(await user.ending(of: removal(spammer, lobby)) == "forbidden")
      #expect(await user.ending(of: removal(bob, staff)) == "forbidden")
      // The last owner stays.
      #expect(await admin.ending(of: removal(try workspace.id(.owner), lobby)) == "forbidden")
      #expect(await admin.ending(of: removal("nobody", lobby)) == "notFound")
      for kind in [nil, "channel", "group"] {
        let facts = TargetFacts(roomKind: kind)
        #expect(await admin.ending(of: removal(bob, "nowhere"), facts) == "notFound")
      }
      let direct = try before.direct("alice", "bob").room
      #expect(await admin.ending(of: removal(bob, direct)) == "unsupported")
      #expect(try await workspace.state().rooms == before.rooms)
    }
  }

  @Test(arguments: Mode.allCases)
  func `leaving is done once, and not by a last owner`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let user = try workspace.client(.user)
      let leaving = ModerationAction.leaveRoom("GENERAL", announced: true)
      #expect(await user.ending(of: leaving) == "done")
      let me = try workspace.id(.user).rawValue
      #expect(try await !workspace.state().room("GENERAL").members.contains(me))
      #expect(await user.ending(of: leaving) == "notFound")
      #expect(await user.ending(of: .leaveRoom("nowhere", announced: true)) == "notFound")
      let direct = try before.direct("olga", "ulli").room
      #expect(await user.ending(of: .leaveRoom(direct, announced: true)) == "forbidden")
      let owner = try workspace.client(.owner)
      let lobby = try before.room("lobby").room
      #expect(await owner.ending(of: .leaveRoom(lobby, announced: true)) == "forbidden")
    }
  }

  @Test(arguments: Mode.allCases)
  func `members are muted and unmuted by who may`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let bob = try before.user("bob")
      let mona = try workspace.client(.moderator)
      #expect(await mona.ending(of: .muteMember(bob, room: "GENERAL")) == "done")
      #expect(try await workspace.state().room("GENERAL").muted == ["bob"])
      let members = try await mona.room("GENERAL").members ?? []
      #expect(members.filter(\.isMuted).map(\.id) == [bob])
      #expect(await mona.ending(of: .unmuteMember(bob, room: "GENERAL")) == "done")
      #expect(try await workspace.state().room("GENERAL").muted == nil)
      let user = try workspace.client(.user)
      #expect(await user.ending(of: .muteMember(bob, room: "GENERAL")) == "forbidden")
      let admin = try workspace.client()
      let lobby = try before.room("lobby").room
      #expect(await admin.ending(of: .muteMember(bob, room: lobby)) == "notFound")
      #expect(await admin.ending(of: .muteMember(bob, room: "nowhere")) == "notFound")
      #expect(await admin.ending(of: .muteMember("nobody", room: "GENERAL")) == "notFound")
      let direct = try before.direct("alice", "bob").room
      #expect(await admin.ending(of: .muteMember(bob, room: direct)) == "invalid")
    }
  }

  @Test(arguments: Mode.allCases)
  func `an account is closed and opened, but never at the price of a room`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let spammer = try before.user("spam9")
      let admin = try workspace.client()
      #expect(await admin.ending(of: .deactivateUser(spammer)) == "done")
      #expect(try await workspace.state().isActive(spammer) == false)
      #expect(await admin.ending(of: .deactivateUser(spammer)) == "done")
      #expect(await admin.ending(of: .reactivateUser(spammer)) == "done")
      #expect(try await workspace.state().isActive(spammer) == true)
      #expect(await admin.ending(of: .deactivateUser(try workspace.id(.owner))) == "forbidden")
      #expect(await admin.ending(of: .deactivateUser(try workspace.id(.admin))) == "forbidden")
      #expect(await admin.ending(of: .deactivateUser("nobody")) == "notFound")
      let user = try workspace.client(.user)
      #expect(await user.ending(of: .deactivateUser(spammer)) == "forbidden")
      #expect(try await workspace.state().rooms == before.rooms)
    }
  }

  @Test(arguments: [(Mode.p6, "forbidden"), (.p8, "done"), (.p9, "done")])
  func `before 8.0 the moderation permission alone closes no account`(
    mode: Mode, expected: String
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let spammer = try await workspace.state().user("spam9")
      let mona = try workspace.client(.moderator)
      #expect(await mona.ending(of: .deactivateUser(spammer)) == expected)
      #expect(try await workspace.state().isActive(spammer) == (expected == "forbidden"))
    }
  }
}
