import Testing

@testable import GavelSandbox

@Suite struct DirectRoomTests {
  @Test func `own direct rooms are listed, and all of them for an administrator`() throws {
    let sandbox = try WorkspaceFixture()
    let own = try sandbox.call("olga", "im.list").json
    #expect(own["total"] == 2)
    let all = try sandbox.call("mona", "dm.list.everyone?count=0").json
    #expect(all["total"] == 4)
    let rooms = try #require(all["ims"]?.elements)
    for key in ["_id", "t", "msgs", "usernames", "uids", "ro", "sysMes", "lastMessage", "lm"] {
      #expect(rooms[0][key] != nil)
    }
    #expect(rooms[0]["name"] == nil)
    #expect(rooms[0]["u"] == nil)
  }

  @Test func `who may not list all direct rooms is told so in the form of the mode`() throws {
    let older = try WorkspaceFixture(.p6).call("ulli", "im.list.everyone")
    #expect(older.status == 403)
    #expect(older.error == "unauthorized")
    let newer = try WorkspaceFixture(.p8).call("ulli", "im.list.everyone")
    #expect(newer.status == 403)
    #expect(newer.error?.hasSuffix("[error-unauthorized]") == true)
  }

  @Test func `members and messages want membership, administrators included`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.directID("alice", "bob")
    for call in ["members", "messages", "history", "files", "counters"] {
      let refused = try sandbox.call("root", "im.\(call)?roomId=\(room)")
      #expect(refused.status == 403)
      #expect(refused.error == "unauthorized")
      #expect(try sandbox.call("alice", "im.\(call)?roomId=\(room)").isSuccess)
      if call != "counters" {
        #expect(try sandbox.call("alice", "im.\(call)").errorType == "invalid-params")
      }
    }
    let members = try sandbox.call("alice", "im.members?roomId=\(room)&filter=BO").json
    #expect(members["members"]?.elements?.count == 1)
    #expect(members["members"]?.elements?.first?["username"] == "bob")
    let messages = try sandbox.call("alice", "im.messages?roomId=\(room)&count=3&offset=1").json
    #expect(messages["count"] == 3)
    #expect(messages["total"] == 90)
    let history = try sandbox.call("alice", "im.history?roomId=\(room)&count=3").json
    #expect(history["messages"]?.elements?.count == 3)
    #expect(history["total"] == nil)
  }

  @Test func `messages of others open by a setting, and each mode checks in its order`() throws {
    for compat in SandboxOptions.Compat.allCases {
      let sandbox = try WorkspaceFixture(compat)
      let room = try sandbox.directID("alice", "bob")
      let path = "im.messages.others?roomId=\(room)"
      let closed = try sandbox.call("root", path)
      #expect(closed.status == 400)
      #expect(closed.error == "This endpoint is disabled [error-endpoint-disabled]")
      #expect(try closed.json["details"] == ["route": "/api/v1/im.messages.others"])
      #expect(try sandbox.call("ulli", path).status == (compat == .p6 ? 400 : 403))
      try sandbox.control(
        "POST", "settings", ["API_Enable_Direct_Message_History_EndPoint": true])
      #expect(try sandbox.call("root", path).json["total"] == 90)
      let refused = try sandbox.call("ulli", path)
      #expect(refused.status == 403)
      #expect((refused.error == "unauthorized") == (compat == .p6))
      let missing = try sandbox.call("root", "im.messages.others")
      #expect(
        missing.errorType
          == (compat == .p6
            ? "error-roomid-param-not-provided"
            : "error-invalid-params"))
      let other = try sandbox.call("root", "im.messages.others?roomId=GENERAL")
      #expect(
        other.error
          == "No direct message room found by the id of: GENERAL [error-room-not-found]")
    }
  }

  @Test func `making a direct room is idempotent and has a limit`() throws {
    let sandbox = try WorkspaceFixture()
    let first = try sandbox.call("root", "im.create", ["username": "alice"]).json
    let again = try sandbox.call("root", "im.create", ["username": "alice"]).json
    #expect(first == again)
    #expect(first["room"]?["usernames"] == ["root", "alice"])
    let three = try sandbox.call("root", "im.create", ["usernames": "bob, alice"]).json
    #expect(three["room"]?["_id"]?.text?.utf8.count == 17)
    #expect(
      try sandbox.call("root", "im.create", ["usernames": "alice,bob"]).json["room"]?["_id"]
        == three["room"]?["_id"])
    let outside = try sandbox.call(
      "root", "im.create", ["usernames": "bob,ulli", "excludeSelf": true]
    ).json
    #expect(outside["room"]?["usernames"] == ["bob", "ulli"])
    try sandbox.control("POST", "settings", ["DirectMesssage_maxUsers": 3])
    let many = try sandbox.call("root", "im.create", ["usernames": "bob,alice,olga"])
    #expect(many.errorType == "error-direct-message-max-user-exceeded")
    #expect(
      try sandbox.call("root", "im.create", ["username": "nobody.here"]).errorType
        == "error-invalid-user")
  }

  @Test func `closing hides a room for the caller alone`() throws {
    let sandbox = try WorkspaceFixture()
    let room = JSON.string(try sandbox.directID("olga", "ulli"))
    #expect(try sandbox.call("olga", "im.close", ["roomId": room]).isSuccess)
    #expect(
      try sandbox.call("olga", "im.close", ["roomId": room]).error
        == "The direct message room, is already closed to the sender")
    #expect(try sandbox.call("olga", "im.open", ["roomId": room]).isSuccess)
    #expect(try sandbox.call("root", "im.close", ["roomId": room]).status == 403)
    #expect(
      try sandbox.call("olga", "im.close", [:]).error
        == "Body param \"roomId\" is required [error-room-param-not-provided]")
    let topic = try sandbox.call("olga", "im.setTopic", ["roomId": room, "topic": "tides"])
    #expect(topic.text == #"{"topic":"tides","success":true}"#)
  }

  @Test func `a typed route refuses what it does not know`() throws {
    let sandbox = try WorkspaceFixture(.p8)
    let room = JSON.string(try sandbox.directID("olga", "ulli"))
    let answer = try sandbox.call("olga", "im.close", ["roomId": room, "userId": "x"])
    #expect(answer.error == "must NOT have additional properties")
    #expect(answer.errorType == "invalid-params")
  }

  @Test func `three people can part, two cannot`() throws {
    let sandbox = try WorkspaceFixture(.p8)
    let group = try #require(
      try sandbox.rooms().first { $0["type"] == "d" && $0["members"]?.elements?.count == 3 })
    let id = try #require(group["id"])
    #expect(try sandbox.call("olga", "im.leave", ["roomId": id]).isSuccess)
    #expect(try sandbox.room(id.text ?? "")["members"]?.elements?.count == 2)
    let pair = JSON.string(try sandbox.directID("olga", "ulli"))
    #expect(
      try sandbox.call("olga", "im.leave", ["roomId": pair]).errorType == "error-not-allowed")
    #expect(try sandbox.call("olga", "im.blockUser", ["roomId": pair, "block": true]).isSuccess)
  }
}
