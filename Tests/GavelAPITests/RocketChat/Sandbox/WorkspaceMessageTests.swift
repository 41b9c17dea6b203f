import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// Messages and what changed, read in all three modes.
@Suite struct WorkspaceMessageTests {
  typealias Mode = WorkspaceHarness.Mode

  /// Walks a history back to its beginning.
  private func walk(
    _ client: PlatformClient, _ room: RoomID, kind: RoomKind? = nil, limit: Int = 40
  ) async throws -> [MessageID] {
    var seen: [MessageID] = []
    var anchor: HistoryAnchor?
    while true {
      let page = try await client.messages(
        in: room, hint: RoomHint(kind: kind), before: anchor, limit: limit)
      let fresh = page.messages.filter { !seen.contains($0.id) }
      guard let last = fresh.last else { return seen }
      seen += fresh.map(\.id)
      anchor = last.anchor
    }
  }

  @Test(arguments: Mode.allCases)
  func `walking back reaches every message of every kind of room`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.stateWithMessages()
      let owner = try workspace.client(.owner)
      let direct = try state.direct("olga", "ulli")
      for room in [try state.room("lobby"), try state.room("staff-room"), direct] {
        let walked = try await walk(owner, room.room)
        #expect(walked.count == room.messages.count, "\(room.name)")
        #expect(Set(walked) == room.messageIDs, "\(room.name)")
        let newest = try await owner.messages(in: room.room, before: nil, limit: 1).messages
        let last = try #require(room.messages.all.last)
        #expect(newest.map(\.id.rawValue) == [last.id])
        #expect(newest.first?.text == last.text)
        #expect(newest.first?.author?.id.rawValue == last.author)
      }
    }
  }

  @Test(arguments: Mode.allCases)
  func `a group between others is closed, with its kind known or not`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let staff = try await workspace.state().room("staff-room").room
      for client in [try workspace.client(), try workspace.client(.user)] {
        for kind in [nil, RoomKind.group] {
          #expect(
            await ending { () async throws(APIError) in
              try await client.messages(
                in: staff, hint: RoomHint(kind: kind), before: nil, limit: 5)
            } == "forbidden")
          #expect(
            await ending { () async throws(APIError) in
              try await client.messages(
                in: "nowhere", hint: RoomHint(kind: kind), before: nil, limit: 5)
            } == "notFound")
        }
      }
    }
  }

  @Test(arguments: Mode.allCases)
  func `a conversation between others is read where the server allows it`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let room = try await workspace.stateWithMessages().direct("alice", "bob")
      let admin = try workspace.client()
      let closed = { () async throws -> String in
        await ending { () async throws(APIError) in
          try await admin.messages(
            in: room.room, hint: RoomHint(kind: .direct), before: nil, limit: 5)
        }
      }
      #expect(try await closed() == "forbidden")
      try await workspace.control(
        "settings", #"{"API_Enable_Direct_Message_History_EndPoint":true}"#)
      #expect(try await closed() == "done")
      let walked = try await walk(admin, room.room, kind: .direct, limit: 25)
      #expect(walked.count == room.messages.count)
      #expect(Set(walked) == room.messageIDs)
      let user = try workspace.client(.user)
      #expect(
        await ending { () async throws(APIError) in
          try await user.messages(
            in: room.room, hint: RoomHint(kind: .direct), before: nil, limit: 5)
        } == "forbidden")
    }
  }

  @Test(arguments: Mode.allCases)
  func `what was seen just now is not asked for again, nor in vain`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.stateWithMessages()
      let admin = try workspace.client()
      for (room, calls) in [
        (try state.direct("alice", "bob").room, ["GET im.messages.others"]),
        (try state.room("staff-room").room, ["GET groups.history"]),
      ] {
        let hint = admin.hint(try await admin.room(room))
        let before = try await workspace.log().count
        #expect(
          await ending { () async throws(APIError) in
            try await admin.messages(in: room, hint: hint, before: nil, limit: 5)
          } == "forbidden")
        #expect(try await workspace.log().dropFirst(before) == calls[...], "\(room)")
      }
      let own = try state.direct("olga", "ulli")
      let owner = try workspace.client(.owner)
      let hint = owner.hint(try await owner.room(own.room))
      #expect(hint.takesPart == true)
      let page = try await owner.messages(in: own.room, hint: hint, before: nil, limit: 100)
      #expect(Set(page.messages.map(\.id)) == own.messageIDs)
    }
  }

  @Test(arguments: Mode.allCases)
  func `one message is read, refused, or not there`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.stateWithMessages()
      let lobby = try state.room("lobby")
      let staff = try state.room("staff-room")
      let admin = try workspace.client()
      let held = try #require(lobby.messages.all.last)
      let read = try await admin.message(MessageID(held.id), in: lobby.room)
      #expect(read?.text == held.text)
      let closed = MessageID(try #require(staff.messages.all.last).id)
      #expect(
        await ending { () async throws(APIError) in
          try await admin.message(closed, in: staff.room)
        } == "forbidden")
      #expect(
        await ending { () async throws(APIError) in
          try await admin.message("nothing", in: lobby.room)
        } == "notFound")
      // A message whose record stays behind is as gone as one that left none.
      try await workspace.control("settings", #"{"Message_ShowDeletedStatus":true}"#)
      let action = ModerationAction.deleteMessage(MessageID(held.id), room: lobby.room)
      #expect(await admin.ending(of: action) == "done")
      #expect(
        await ending { () async throws(APIError) in
          try await admin.message(MessageID(held.id), in: lobby.room)
        } == "notFound")
      let page = try await admin.messages(in: lobby.room, before: nil, limit: 5)
      #expect(!page.messages.contains { $0.id.rawValue == held.id })
    }
  }

  @Test(arguments: Mode.allCases)
  func `edits and deletions by others are told since a moment`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.stateWithMessages()
      let lobby = try state.room("lobby")
      let ids = lobby.messages.all.suffix(3).map(\.id)
      let since = WorkspaceHarness.clock() - .milliseconds(1)
      try await workspace.call(
        "chat.update", #"{"roomId":"\#(lobby.id)","msgId":"\#(ids[0])","text":"edited"}"#)
      try await workspace.call(
        "chat.delete", #"{"roomId":"\#(lobby.id)","msgId":"\#(ids[1])"}"#)
      let owner = try workspace.client(.owner)
      let changes = try #require(try await owner.messageChanges(in: lobby.room, since: since))
      #expect(changes.updated.first { $0.id.rawValue == ids[0] }?.text == "edited")
      #expect(!changes.updated.contains { $0.id.rawValue == ids[2] })
      #expect(changes.deleted.keys.map(\.rawValue) == [ids[1]])
      #expect(changes.deleted.values.allSatisfy { $0 >= since })
      let later = try #require(changes.deleted.values.max()) + .seconds(1)
      let none = try #require(try await owner.messageChanges(in: lobby.room, since: later))
      #expect(none.updated.isEmpty && none.deleted.isEmpty)
      for room in [try state.room("staff-room").room, "nowhere"] {
        let user = try workspace.client(.user)
        #expect(
          await ending { () async throws(APIError) in
            try await user.messageChanges(in: room, since: since)
          } == "forbidden")
      }
    }
  }

  @Test(arguments: Mode.allCases)
  func `a conversation that was deleted and opened again is both, with the later date alive`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let admin = try workspace.client()
      let whole = try #require(try await admin.roomChanges(since: nil))
      #expect(whole.deleted.isEmpty)
      let me = try workspace.id(.admin).rawValue
      let own = try await workspace.state().rooms.filter { $0.members.contains(me) }
      #expect(Set(whole.updated.map(\.room.id)) == Set(own.map(\.room)))

      let since = WorkspaceHarness.clock() - .milliseconds(1)
      let made = try await workspace.call("im.create", #"{"username":"alice"}"#)
      let id = RoomID(try #require(made["room"]?["_id"]?.asText))
      try await workspace.call("im.delete", #"{"roomId":"\#(id)"}"#)
      let gone = try await workspace.state().direct("alice", "bob").room
      try await workspace.call("im.delete", #"{"roomId":"\#(gone)"}"#)
      let again = try await workspace.call("im.create", #"{"username":"alice"}"#)
      #expect(again["room"]?["_id"]?.asText == id.rawValue)

      let changes = try #require(try await admin.roomChanges(since: since))
      #expect(Set(changes.deleted.keys) == [id, gone])
      let alive = try #require(changes.updated.first { $0.room.id == id })
      let begun = try #require(alive.room.createdAt)
      #expect(try #require(changes.deleted[id]) <= begun)
      #expect(!changes.updated.contains { $0.room.id == gone })
    }
  }
}
