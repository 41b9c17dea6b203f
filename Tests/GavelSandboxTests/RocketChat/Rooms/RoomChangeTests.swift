import Testing

@testable import GavelSandbox

@Suite struct RoomChangeTests {
  @Test func `deleting a room takes its discussions and wants no access`() throws {
    let sandbox = try WorkspaceFixture()
    let staff = try sandbox.roomID("staff-room")
    let rota = try sandbox.roomID("Rota for the night watch 夜班")
    #expect(try sandbox.call("root", "rooms.delete", ["roomId": .string(staff)]).isSuccess)
    #expect(try !sandbox.hasRoom(staff))
    #expect(try !sandbox.hasRoom(rota))
  }

  @Test func `deleting a discussion clears the message that stood for it`() throws {
    let sandbox = try WorkspaceFixture()
    let discussion = try sandbox.roomID("Which berth for the tall ship?")
    try sandbox.call("root", "rooms.delete", ["roomId": .string(discussion)])
    let messages = try #require(try sandbox.room("GENERAL")["messages"]?.elements)
    #expect(messages.count == 640)
    #expect(messages.allSatisfy { $0["discussion"] == nil })
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `who may delete is a matter of roles in the room`(_ compat: SandboxOptions.Compat) throws {
    let sandbox = try WorkspaceFixture(compat)
    let market = JSON.string(try sandbox.roomID("market"))
    let refused = try sandbox.call("ulli", "rooms.delete", ["roomId": market])
    #expect(refused.status == (compat == .p9 ? 403 : 400))
    #expect(
      refused.errorType == (compat == .p9 ? "error-forbidden" : "error-not-allowed"))
    #expect(try sandbox.call("bob", "rooms.delete", ["roomId": market]).isSuccess)
    let missing = try sandbox.call("root", "rooms.delete", [:])
    #expect(
      missing.error
        == (compat == .p6
          ? "The 'roomId' param is required" : "must have required property 'roomId'"))
    #expect(missing.errorType == (compat == .p6 ? nil : "invalid-params"))
  }

  @Test func `a team's main room is guarded by the newer modes alone`() throws {
    let newer = try WorkspaceFixture(.p8)
    let body: JSON = ["roomId": .string(try newer.roomID("harbor-crew"))]
    let refused = try newer.call("root", "rooms.delete", body)
    #expect(refused.error == "Cannot delete a team channel [error-cannot-delete-team-channel]")
    let older = try WorkspaceFixture(.p6)
    #expect(try older.call("root", "rooms.delete", body).isSuccess)
  }

  @Test func `the team hears of a room that goes`() throws {
    for compat in SandboxOptions.Compat.allCases {
      let sandbox = try WorkspaceFixture(compat)
      let watch = try sandbox.roomID("crew-watch")
      #expect(try sandbox.call("olga", "rooms.delete", ["roomId": .string(watch)]).isSuccess)
      let last = try #require(try sandbox.room("harbor-crew")["messages"]?.elements?.last)
      #expect(last["type"] == "user-deleted-room-from-team")
      #expect(last["text"] == "crew-watch")
    }
  }

  @Test func `leaving has its refusals`() throws {
    let sandbox = try WorkspaceFixture()
    func leave(_ name: String, _ room: String) throws -> WireAnswer {
      try sandbox.call(name, "rooms.leave", ["roomName": .string(room)])
    }
    #expect(try leave("ulli", "lobby").isSuccess)
    #expect(try leave("ulli", "lobby").errorType == "error-user-not-in-room")
    #expect(
      try leave("bob", "market").error
        == "You are the last owner. Please set new owner before leaving the room. "
        + "[error-you-are-last-owner]")
    let direct = JSON.string(try sandbox.directID("olga", "ulli"))
    #expect(
      try sandbox.call("ulli", "rooms.leave", ["roomId": direct]).errorType
        == "error-not-allowed")
    try sandbox.control("POST", "permissions", ["leave-c": []])
    #expect(try leave("li.ming", "lobby").errorType == "error-not-allowed")
    let last = try #require(try sandbox.room("lobby")["messages"]?.elements?.last)
    #expect(last["type"] == "ul")
  }

  @Test func `hiding is for the newer modes`() throws {
    let statuses: [SandboxOptions.Compat: Int] = [.p6: 404, .p8: 401, .p9: 403]
    for (compat, status) in statuses {
      let sandbox = try WorkspaceFixture(compat)
      let staff = JSON.string(try sandbox.roomID("staff-room"))
      #expect(try sandbox.call("root", "rooms.hide", ["roomId": staff]).status == status)
      guard compat != .p6 else { continue }
      #expect(try sandbox.call("olga", "rooms.hide", ["roomId": staff]).isSuccess)
      #expect(
        try sandbox.call("olga", "rooms.hide", ["roomId": staff]).errorType
          == "error-room-already-hidden")
    }
  }

  @Test func `muting tells the room and takes the word`() throws {
    let sandbox = try WorkspaceFixture()
    func mute(_ call: String, _ name: String, _ user: String, in room: String = "lobby") throws
      -> WireAnswer
    {
      try sandbox.call(
        name, "rooms.\(call)", ["roomId": .string(sandbox.roomID(room)), "username": .string(user)])
    }
    #expect(try mute("muteUser", "alice", "mallory").isSuccess)
    #expect(try sandbox.room("lobby")["muted"] == ["mallory"])
    #expect(try sandbox.room("lobby")["messages"]?.elements?.last?["type"] == "user-muted")
    #expect(try mute("unmuteUser", "olga", "mallory").isSuccess)
    #expect(try sandbox.room("lobby")["muted"] == nil)
    let refused = try mute("muteUser", "ulli", "mallory")
    #expect(refused.error == "Not allowed [error-not-allowed]")
    #expect(try mute("muteUser", "olga", "mona").errorType == "error-user-not-in-room")
    let direct = JSON.string(try sandbox.directID("alice", "bob"))
    let wrong = try sandbox.call(
      "root", "rooms.muteUser", ["roomId": direct, "username": "bob"])
    #expect(wrong.errorType == "error-invalid-room-type")
  }

  @Test func `a ban lets nobody back until it is lifted`() throws {
    let sandbox = try WorkspaceFixture(.p8)
    let lobby = try sandbox.roomID("lobby")
    let body: JSON = ["roomId": .string(lobby), "username": "mallory"]
    #expect(try sandbox.call("alice", "rooms.banUser", body).isSuccess)
    let again = try sandbox.call("alice", "rooms.banUser", body)
    #expect(
      again.text == #"{"success":false,"error":"User is already banned from this room"}"#)
    #expect(try sandbox.call("mallory", "channels.join", ["roomId": .string(lobby)]).status == 400)
    let list = try sandbox.call("alice", "rooms.bannedUsers?roomId=\(lobby)").json
    #expect(list["bannedUsers"]?.elements?.first?["username"] == "mallory")
    #expect(try sandbox.call("ulli", "rooms.bannedUsers?roomId=\(lobby)").status == 401)
    #expect(try sandbox.call("ulli", "rooms.banUser", body).error == "Not allowed")
    let owner = try sandbox.call(
      "alice", "rooms.banUser", ["roomId": .string(lobby), "username": "olga"])
    #expect(owner.error?.hasPrefix("You are the last owner.") == true)
    #expect(try sandbox.call("alice", "rooms.unbanUser", body).isSuccess)
    #expect(try sandbox.call("mallory", "channels.join", ["roomId": .string(lobby)]).isSuccess)
    #expect(try WorkspaceFixture(.p6).call("root", "rooms.banUser", body).status == 404)
  }

  @Test func `a discussion starts with a message in its parent`() throws {
    let sandbox = try WorkspaceFixture()
    let made = try sandbox.call(
      "ulli", "rooms.createDiscussion",
      ["prid": "GENERAL", "t_name": "Lost keys", "users": ["bob"], "reply": "which ones?"])
    let discussion = try #require(try made.json["discussion"])
    #expect(discussion["fname"] == "Lost keys")
    #expect(discussion["prid"] == "GENERAL")
    #expect(discussion["t"] == "c")
    let anchor = try #require(try sandbox.room("GENERAL")["messages"]?.elements?.last)
    #expect(anchor["discussion"] == discussion["_id"])
    #expect(anchor["type"] == "discussion-created")
    #expect(
      try sandbox.call("ulli", "rooms.createDiscussion", ["t_name": "x"]).error
        == "Body parameter \"prid\" is required.")
    let staff = JSON.string(try sandbox.roomID("staff-room"))
    #expect(
      try sandbox.call("ulli", "rooms.createDiscussion", ["prid": staff, "t_name": "x"])
        .errorType == "error-not-allowed")
    let nested = try sandbox.call(
      "ulli", "rooms.createDiscussion", ["prid": discussion["_id"] ?? .null, "t_name": "x"])
    #expect(nested.errorType == "error-nested-discussion")
  }
}
