import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// Deleting direct conversations in all three modes: the given page's call, and the way around its
/// traps.
@Suite struct WorkspaceDirectTests {
  typealias Mode = WorkspaceHarness.Mode

  @Test(arguments: Mode.allCases)
  func `a conversation between others goes by its id, once`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let direct = try before.direct("alice", "bob")
      let client = try workspace.client()
      var facts = TargetFacts()
      facts.participants = direct.members.map { PersonID($0) }
      let receipt = try await client.perform(.deleteDirect(direct.room), facts: facts)
      #expect(receipt.affected == 1)
      let after = try await workspace.state()
      #expect(after.rooms == before.rooms.filter { $0.id != direct.id })
      #expect(after.reports == before.reports)
      #expect(
        try await workspace.log() == [
          "GET rooms.adminRooms.getRoom", "GET users.info", "POST im.delete",
          "GET rooms.adminRooms.getRoom",
        ])
      #expect(await client.ending(of: .deleteDirect(direct.room), facts) == "notFound")
      #expect(await client.ending(of: .deleteDirect("nowhere")) == "notFound")
      // As a room of kind direct it goes the same way.
      let three = try before.direct("olga", "alice", "li.ming").room
      #expect(
        await client.ending(of: .deleteRoom(three), TargetFacts(roomKind: "direct")) == "done")
      #expect(try await workspace.state().has(three) == false)
    }
  }

  @Test(arguments: Mode.allCases)
  func `what is no conversation, or another one by now, is set aside before anything is sent`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let client = try workspace.client()
      for name in ["GENERAL", "staff-room", "harbor-crew"] {
        let action = ModerationAction.deleteDirect(try before.room(name).room)
        #expect(await client.ending(of: action) == "changed", "\(name)")
      }
      var facts = TargetFacts()
      facts.participants = [try before.user("alice"), try before.user("olga")]
      let direct = try before.direct("alice", "bob").room
      #expect(await client.ending(of: .deleteDirect(direct), facts) == "changed")
      for id in ["#general", "@alice", ""] {
        #expect(await client.ending(of: .deleteDirect(RoomID(id))) == "unaddressable")
      }
      #expect(try await workspace.state().rooms == before.rooms)
      #expect(try await !workspace.log().contains { $0.hasPrefix("POST") })
    }
  }

  @Test(arguments: Mode.allCases)
  func `a room that a username shields is set aside, and nobody else's conversation is hit`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let shielded = try before.direct("mallory", "dora.d").room
      let client = try workspace.client()
      let error = await failure { () async throws(APIError) in
        try await client.perform(.deleteDirect(shielded))
      }
      #expect(error?.name == "changed")
      #expect(error?.answer.code == "shadowed")
      #expect(try await workspace.state().rooms == before.rooms)
      #expect(try await !workspace.log().contains { $0.hasPrefix("POST") })
    }
  }

  @Test(arguments: Mode.allCases)
  func `without the permission nobody deletes a conversation, not even their own`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let own = try before.direct("olga", "ulli").room
      for role in [WorkspaceHarness.Role.moderator, .owner, .user] {
        let client = try workspace.client(role)
        #expect(await client.ending(of: .deleteDirect(own)) == "forbidden", "\(role)")
        let others = try before.direct("alice", "bob").room
        #expect(await client.ending(of: .deleteDirect(others)) == "forbidden", "\(role)")
        #expect(await client.ending(of: .deleteDirect("nowhere")) == "notFound", "\(role)")
      }
      let byName = ModerationAction.deleteDirect(own, username: "ulli")
      #expect(await (try workspace.client(.owner)).ending(of: byName) == "forbidden")
      #expect(try await workspace.state().rooms == before.rooms)
    }
  }

  @Test(arguments: Mode.allCases)
  func `a username addresses the own conversation and no other`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      try await workspace.call("im.create", #"{"username":"alice"}"#)
      let client = try workspace.client()
      let own = try #require(try await client.ownDirect(with: "alice"))
      let action = ModerationAction.deleteDirect(own, username: "alice")
      #expect(await client.ending(of: action) == "done")
      #expect(try await workspace.state().rooms == before.rooms)
      #expect(try await client.ownDirect(with: "alice") == nil)
      for (name, expected) in [
        ("nobody.at.all", "notFound"), ("GENERAL", "notFound"), ("#general", "unaddressable"),
        ("@alice", "unaddressable"), ("", "unaddressable"),
      ] {
        #expect(await client.ending(of: .deleteDirect("", username: name)) == expected, "\(name)")
      }
      #expect(try await workspace.state().rooms == before.rooms)
    }
  }
}
