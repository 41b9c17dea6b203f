import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// Rooms and their people, read in all three modes: two readings of one contract.
@Suite struct WorkspaceRoomTests {
  typealias Mode = WorkspaceHarness.Mode

  @Test(arguments: Mode.allCases)
  func `an administrator is shown every room of every kind, page by page`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let client = try workspace.client()
      var kinds: [String: Set<RoomKind>] = [:]
      var total: Int?
      while true {
        let page = try await client.rooms(skip: kinds.count, limit: 5)
        total = page.totalCount
        if page.rooms.isEmpty { break }
        for detail in page.rooms {
          kinds[detail.room.id.rawValue, default: []] = [detail.room.kind]
        }
      }
      let held = try await workspace.state().rooms
      #expect(Set(kinds.keys) == Set(held.map(\.id)))
      #expect(total == held.count)
      let named = Set(kinds.values.joined().map(\.name))
      #expect(
        named == [
          "channel", "direct", "discussion", "group", "private-discussion", "private-team",
        ])
    }
  }

  @Test(arguments: Mode.allCases, [WorkspaceHarness.Role.user, .owner])
  func `everybody else is shown their own rooms, all on the first page`(
    mode: Mode, role: WorkspaceHarness.Role
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let client = try workspace.client(role)
      let me = try workspace.id(role).rawValue
      let own = try await workspace.state().rooms.filter { $0.members.contains(me) }.map(\.id)
      let page = try await client.rooms(skip: 0, limit: 3)
      #expect(Set(page.rooms.map(\.room.id.rawValue)) == Set(own))
      #expect(page.totalCount == own.count)
      #expect(try await client.rooms(skip: own.count, limit: 3).rooms.isEmpty)
    }
  }

  @Test(arguments: Mode.allCases)
  func `a room of each kind is read with its people`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.state()
      let inactive = Set(state.users.filter { !$0.active }.map(\.id))
      let admin = try workspace.client()
      let me = try workspace.id(.admin).rawValue
      for room in state.rooms {
        let detail = try await admin.room(room.room)
        #expect(detail.room.id == room.room)
        let members = detail.members.map { Set($0.map(\.id.rawValue)) }
        let isOwn = room.members.contains(me)
        // From 8.0 on a private team's channels are closed to who is not of the team.
        let isOpen = isOwn || (room.type != "p" && (room.team == nil || mode == .p6))
        // Closed accounts are left out of every list but that of a direct conversation.
        let expected = Set(room.members).subtracting(room.type == "d" ? [] : inactive)
        #expect(members == (isOpen || room.type == "d" ? expected : nil), "\(room.name)")
      }
      let staff = try state.room("staff-room")
      let detail = try await workspace.client(.owner).room(staff.room)
      let roles = Dictionary(uniqueKeysWithValues: (detail.members ?? []).map { ($0.id, $0.role) })
      #expect(roles.count == staff.members.count - 1)
      #expect(roles[try state.user("alice")] == .owner)
      #expect(roles[try workspace.id(.moderator)] == .manager)
      #expect(roles[try workspace.id(.owner)] == .member)
      let alice = try state.user("alice")
      #expect(detail.room.owner == alice)
    }
  }

  @Test(arguments: Mode.allCases)
  func `a room that is not there and one that is closed are told apart`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.state()
      let staff = try state.room("staff-room").room
      let direct = try state.direct("alice", "bob").room
      let admin = try workspace.client()
      let user = try workspace.client(.user)
      for client in [admin, user] {
        #expect(
          await ending { () async throws(APIError) in try await client.room("nowhere") }
            == "notFound")
        #expect(
          await ending { () async throws(APIError) in try await client.seal(of: "nowhere") }
            == "notFound")
      }
      for room in [staff, direct] {
        #expect(
          await ending { () async throws(APIError) in try await user.room(room) } == "forbidden")
        #expect(
          await ending { () async throws(APIError) in try await user.seal(of: room) }
            == "forbidden")
      }
      #expect(
        await ending { () async throws(APIError) in try await user.extent(of: staff, kind: .group) }
          == "forbidden")
    }
  }

  @Test(arguments: Mode.allCases)
  func `what goes with a room is counted, with access to it or without`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.stateWithMessages()
      let admin = try workspace.client()
      for (name, discussions) in [
        ("GENERAL", ["Which berth for the tall ship?"]),
        ("staff-room", ["Rota for the night watch 夜班"]), ("harbor-crew", []), ("lobby", []),
      ] {
        let room = try state.room(name)
        let extent = try await admin.extent(of: room.room)
        #expect(extent.discussions.map(\.label) == discussions, "\(name)")
        #expect(extent.discussionCount == discussions.count, "\(name)")
        #expect(extent.isTeamMain == (name == "harbor-crew"))
        let seal = try await admin.seal(of: room.room)
        #expect(seal.messageCount == room.messages.count, "\(name)")
        let isClosed = room.type == "p"
        #expect((seal.newest == nil) == isClosed, "\(name)")
        if !isClosed { #expect(seal.newest.map(room.messageIDs.contains) == true) }
      }
    }
  }

  @Test(arguments: Mode.allCases)
  func `no read makes a conversation`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let stranger = try before.user("li.ming").rawValue
      for role in WorkspaceHarness.Role.allCases {
        let client = try workspace.client(role)
        for name in ["blank", "nobody.at.all", "GENERAL"] {
          #expect(try await client.ownDirect(with: name) == nil)
        }
        // Ids that the platform would take for a person.
        for id in [stranger, "li.ming", try before.direct("mallory", "dora.d").id] {
          let room = RoomID(id)
          _ = await ending { () async throws(APIError) in try await client.room(room) }
          _ = await ending { () async throws(APIError) in
            try await client.messages(in: room, before: nil, limit: 5)
          }
          _ = await ending { () async throws(APIError) in
            try await client.messages(
              in: room, hint: RoomHint(kind: .direct), before: nil, limit: 5)
          }
          _ = await ending { () async throws(APIError) in try await client.seal(of: room) }
          _ = await ending { () async throws(APIError) in try await client.extent(of: room) }
        }
      }
      #expect(try await workspace.state().rooms == before.rooms)
    }
  }

  @Test(arguments: Mode.allCases)
  func `the own conversation is found by name, and nobody else's`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.state()
      let own = try state.direct("olga", "ulli").room
      #expect(try await workspace.client(.owner).ownDirect(with: "ulli") == own)
      #expect(try await workspace.client(.user).ownDirect(with: "olga") == own)
      // Olga and Alice talk with a third only.
      #expect(try await workspace.client(.owner).ownDirect(with: "alice") == nil)
      #expect(try await workspace.client().ownDirect(with: "ulli") == nil)
    }
  }
}
