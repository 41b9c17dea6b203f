import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// Deleting messages, clearing and deleting rooms, in all three modes.
@Suite struct WorkspaceDeletionTests {
  typealias Mode = WorkspaceHarness.Mode

  private func newest(_ room: WorkspaceState.Room, by author: PersonID? = nil) throws -> MessageID {
    let found = room.messages.all.last {
      $0.type.isEmpty && (author == nil || $0.author == author?.rawValue)
    }
    return MessageID(try #require(found).id)
  }

  @Test(arguments: Mode.allCases, [WorkspaceHarness.Role.admin, .moderator, .owner, .user])
  func `who may delete a message deletes it once`(
    mode: Mode, role: WorkspaceHarness.Role
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.stateWithMessages()
      let me = try workspace.id(role)
      // A plain user may delete what is their own.
      let room = try before.room(role == .owner ? "lobby" : "GENERAL")
      let message = try newest(room, by: role == .user ? me : nil)
      let client = try workspace.client(role)
      let action = ModerationAction.deleteMessage(message, room: room.room)
      #expect(await client.ending(of: action) == "done")
      let after = try await workspace.stateWithMessages().room(room.id)
      #expect(after.messageIDs == room.messageIDs.subtracting([message]))
      #expect(await client.ending(of: action) == "notFound")
    }
  }

  @Test(arguments: Mode.allCases)
  func `a message is refused, not found or wrongly named`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.stateWithMessages()
      let general = try before.room("GENERAL")
      let staff = try before.room("staff-room")
      let theirs = try newest(general, by: try before.user("alice"))
      let hidden = try newest(staff)
      let admin = try workspace.client()
      let user = try workspace.client(.user)
      #expect(await user.ending(of: .deleteMessage(theirs, room: general.room)) == "forbidden")
      #expect(await user.ending(of: .deleteMessage(hidden, room: staff.room)) == "forbidden")
      #expect(await admin.ending(of: .deleteMessage(hidden, room: staff.room)) == "forbidden")
      #expect(await admin.ending(of: .deleteMessage(theirs, room: staff.room)) == "invalid")
      #expect(await admin.ending(of: .deleteMessage("none", room: general.room)) == "notFound")
      #expect(await admin.ending(of: .deleteMessage(theirs, room: "")) == "unaddressable")
      #expect(await admin.ending(of: .deleteMessage("", room: general.room)) == "unaddressable")
      #expect(try await workspace.stateWithMessages().rooms == before.rooms)
    }
  }

  @Test(arguments: Mode.allCases)
  func `what cannot be read is deleted in its author's name, by who may`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let staff = try await workspace.stateWithMessages().room("staff-room")
      let hidden = ModerationAction.deleteMessage(try newest(staff), room: staff.room)
      var facts = TargetFacts()
      facts.isUnreadable = true
      let user = try workspace.client(.user)
      #expect(await user.ending(of: hidden, facts) == "forbidden")
      let admin = try workspace.client()
      #expect(await admin.ending(of: hidden, facts) == "done")
      #expect(await admin.ending(of: hidden, facts) == "notFound")
      #expect(
        try await workspace.stateWithMessages().room("staff-room").messages.count == staff.messages
          .count - 1)
    }
  }

  @Test(arguments: Mode.allCases)
  func `a message that anchors a discussion takes it along`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let general = try await workspace.stateWithMessages().room("GENERAL")
      let anchor = try #require(general.messages.all.first { $0.discussion != nil })
      let discussion = RoomID(try #require(anchor.discussion))
      let client = try workspace.client()
      let read = try await client.message(MessageID(anchor.id), in: general.room)
      #expect(read?.discussion == discussion)
      let action = ModerationAction.deleteMessage(MessageID(anchor.id), room: general.room)
      #expect(await client.ending(of: action) == "done")
      #expect(try await !workspace.stateWithMessages().has(discussion))
    }
  }

  @Test(arguments: Mode.allCases, [true, false])
  func `a room of each kind goes with what hangs under it, once`(
    mode: Mode, isKnown: Bool
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let client = try workspace.client()
      let discussion = try #require(before.rooms.first { $0.parent == "GENERAL" })
      let rota = try #require(before.rooms.first { $0.parent != nil && $0.type == "p" })
      let rooms: [(WorkspaceState.Room, String)] = [
        (discussion, "discussion"), (try before.room("market"), "channel"),
        (try before.room("staff-room"), "group"), (try before.room("crew-watch"), "channel"),
      ]
      for (room, kind) in rooms {
        let facts = TargetFacts(roomKind: isKnown ? kind : nil)
        #expect(await client.ending(of: .deleteRoom(room.room), facts) == "done", "\(room.name)")
        #expect(
          await client.ending(of: .deleteRoom(room.room), facts) == "notFound", "\(room.name)")
      }
      let after = try await workspace.state()
      let gone = Set(before.rooms.map(\.id)).subtracting(after.rooms.map(\.id))
      #expect(gone == Set(rooms.map(\.0.id) + [rota.id]))
    }
  }

  @Test(arguments: Mode.allCases)
  func `rooms are deleted by their owners and by nobody below`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let lobby = try before.room("lobby").room
      let staff = try before.room("staff-room").room
      for role in [WorkspaceHarness.Role.moderator, .user] {
        let client = try workspace.client(role)
        for (room, kind) in [(lobby, "channel"), (staff, "group"), (lobby, nil)] {
          let facts = TargetFacts(roomKind: kind)
          #expect(await client.ending(of: .deleteRoom(room), facts) == "forbidden", "\(role)")
        }
      }
      #expect(try await workspace.state().rooms == before.rooms)
      let owner = try workspace.client(.owner)
      #expect(await owner.ending(of: .deleteRoom(staff)) == "forbidden")
      #expect(await owner.ending(of: .deleteRoom(lobby)) == "done")
    }
  }

  @Test(arguments: Mode.allCases, [true, false])
  func `a team goes with its main room, and its other rooms stay`(
    mode: Mode, isKnown: Bool
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let main = try before.room("harbor-crew").room
      var facts = TargetFacts(roomKind: isKnown ? "private-team" : nil)
      facts.isTeamMain = isKnown ? true : nil
      for role in [WorkspaceHarness.Role.moderator, .user] {
        let client = try workspace.client(role)
        #expect(await client.ending(of: .deleteRoom(main), facts) == "forbidden", "\(role)")
      }
      let client = try workspace.client(.owner)
      #expect(await client.ending(of: .deleteRoom(main), facts) == "done")
      let after = try await workspace.state()
      #expect(!after.has(main))
      #expect(after.teams.isEmpty)
      #expect(try after.room("crew-watch").team == nil)
      #expect(await client.ending(of: .deleteRoom(main), facts) == "notFound")
    }
  }

  @Test(arguments: Mode.allCases)
  func `a clearing takes what its scope says and leaves the people`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.stateWithMessages()
      let client = try workspace.client()
      let lobby = try before.room("lobby")
      let bySpammer = ClearScope(authors: ["spam9"])
      let spammer = try before.user("spam9").rawValue
      let spam = lobby.messages.all.filter { $0.author == spammer }
      let receipt = try await client.perform(.clearRoom(lobby.room, scope: bySpammer))
      #expect(receipt.affected == spam.count)
      #expect(
        try await workspace.stateWithMessages().room("lobby").messages.all
          == lobby.messages.all.filter { $0.author != spammer })

      let general = try before.room("GENERAL")
      let careful = ClearScope(keepsPinned: true, keepsThreads: true, keepsDiscussions: true)
      _ = try await client.perform(.clearRoom(general.room, scope: careful))
      let kept = try await workspace.stateWithMessages().room("GENERAL").messages.all
      #expect(
        kept.filter { $0.pinned == true } == general.messages.all.filter { $0.pinned == true })
      #expect(kept.contains { $0.discussion != nil })

      _ = try await client.perform(.clearRoom(general.room))
      let after = try await workspace.stateWithMessages()
      #expect(try after.room("GENERAL").messages.all.isEmpty)
      #expect(try after.room("GENERAL").members == general.members)
      #expect(!after.rooms.contains { $0.parent == "GENERAL" })
      #expect(try await client.perform(.clearRoom(general.room)).affected == 0)
    }
  }

  @Test(arguments: Mode.allCases)
  func `a clearing wants access and the permission`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let staff = try before.room("staff-room").room
      let admin = try workspace.client()
      #expect(await admin.ending(of: .clearRoom(staff)) == "forbidden")
      #expect(await admin.ending(of: .clearRoom("nowhere")) == "notFound")
      for role in [WorkspaceHarness.Role.moderator, .owner, .user] {
        let client = try workspace.client(role)
        #expect(await client.ending(of: .clearRoom("GENERAL")) == "forbidden", "\(role)")
      }
      #expect(try await workspace.state().rooms == before.rooms)
    }
  }
}
