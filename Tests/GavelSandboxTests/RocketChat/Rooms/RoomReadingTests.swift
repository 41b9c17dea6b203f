import Testing

@testable import GavelSandbox

@Suite struct RoomReadingTests {
  @Test func `discussions and teams are listed only when they are named`() throws {
    let sandbox = try WorkspaceFixture()
    func total(_ query: String) throws -> JSON? {
      try sandbox.call("mona", "rooms.adminRooms?\(query)").json["total"]
    }
    #expect(try total("") == 9)
    #expect(try total("types=p") == 1)
    #expect(try total("types=c") == 4)
    #expect(try total("types=d") == 4)
    #expect(try total("types=discussions") == 2)
    #expect(try total("types=teams") == 1)
    let all = 12 as JSON
    #expect(try total("types=c&types=p&types=d&types=l&types=discussions&types=teams") == all)
    #expect(
      try total("types[]=c&types[]=p&types[]=d&types[]=discussions&types[]=teams") == all)
    #expect(
      try total("types%5B0%5D=c&types[1]=p&types[2]=d&types[3]=discussions&types[4]=teams")
        == all)
  }

  @Test func `an administrator's list is filtered, sorted and without newest messages`() throws {
    let sandbox = try WorkspaceFixture()
    let found = try sandbox.call("root", "rooms.adminRooms?filter=BO&types=c&types=d").json
    let rooms = try #require(found["rooms"]?.elements)
    #expect(rooms.count == 1)
    #expect(rooms[0]["usernames"] == ["alice", "bob"])
    let first = try sandbox.call("root", "rooms.adminRooms").json["rooms"]?.elements?.first
    #expect(first?["_id"] == "GENERAL")
    for key in ["lastMessage", "lm", "_updatedAt"] { #expect(first?[key] == nil) }
    let sorted = try sandbox.call(
      "root", "rooms.adminRooms?sort=%7B%22msgs%22%3A-1%7D&count=2"
    ).json["rooms"]?.elements
    #expect(sorted?.compactMap { $0["name"]?.text } == ["general", "lobby"])
    let bad = try sandbox.call("root", "rooms.adminRooms?sort=name")
    #expect(bad.error == "Invalid sort parameter provided: \"name\" [error-invalid-sort]")
    #expect(bad.errorType == "error-invalid-sort")
  }

  @Test func `without the permission the refusal is a bare word`() throws {
    for compat in SandboxOptions.Compat.allCases {
      let sandbox = try WorkspaceFixture(compat)
      for call in ["rooms.adminRooms", "rooms.adminRooms.getRoom?rid=GENERAL"] {
        let answer = try sandbox.call("ulli", call)
        #expect(answer.status == 400)
        #expect(answer.text == #"{"success":false,"error":"error-not-authorized"}"#)
      }
      let room = try sandbox.call("mona", "rooms.adminRooms.getRoom?rid=GENERAL").json
      #expect(room["_id"] == "GENERAL")
      #expect(room["success"] == true)
    }
  }

  @Test func `no administrator sees into a private room`() throws {
    for compat in SandboxOptions.Compat.allCases {
      let sandbox = try WorkspaceFixture(compat)
      let staff = try sandbox.roomID("staff-room")
      for call in ["rooms.info", "rooms.getDiscussions"] {
        let answer = try sandbox.call("root", "\(call)?roomId=\(staff)")
        if compat == .p9 {
          #expect(answer.status == 403)
          #expect(answer.errorType == "error-forbidden")
        } else {
          #expect(answer.status == 400)
          #expect(
            answer.text == #"{"success":false,"error":"not-allowed","errorType":"Not Allowed"}"#)
        }
      }
      for call in ["info", "members", "messages", "history"] {
        let answer = try sandbox.call("root", "groups.\(call)?roomId=\(staff)")
        #expect(answer.status == 400)
        #expect(answer.errorType == "error-room-not-found")
        #expect(try sandbox.call("olga", "groups.\(call)?roomId=\(staff)").isSuccess)
      }
    }
  }

  @Test func `a discussion opens through its parent`() throws {
    let sandbox = try WorkspaceFixture()
    let rota = try sandbox.room("Rota for the night watch 夜班")
    let id = try #require(rota["id"]?.text)
    // Olga is in the parent and not in the discussion.
    #expect(rota["members"]?.elements?.contains(.string(try sandbox.userID("olga"))) == false)
    let info = try sandbox.call("olga", "rooms.info?roomId=\(id)").json
    #expect(info["parent"]?["name"] == "staff-room")
    #expect(info["room"]?["prid"]?.text == (try sandbox.roomID("staff-room")))
    #expect(try sandbox.call("ulli", "rooms.info?roomId=\(id)").status == 400)
    let list = try sandbox.call("olga", "rooms.getDiscussions?roomName=staff-room").json
    #expect(list["total"] == 1)
  }

  @Test func `a private team's channel opens for its members`() throws {
    let sandbox = try WorkspaceFixture()
    let watch = try sandbox.roomID("crew-watch")
    let info = try sandbox.call("dora.d", "rooms.info?roomId=\(watch)").json
    #expect(info["team"]?["name"] == "harbor-crew")
    #expect(info["parent"]?["name"] == "harbor-crew")
    #expect(try sandbox.call("root", "rooms.info?roomId=\(watch)").status == 400)
  }

  @Test func `a room is found by id or name, or the refusal says what was missing`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.call("ulli", "rooms.info?roomName=general").json["room"]
    for key in [
      "_id", "name", "fname", "t", "msgs", "usersCount", "u", "customFields", "ts", "ro", "sysMes",
      "default", "_updatedAt",
    ] { #expect(room?[key] != nil) }
    #expect(
      try sandbox.call("ulli", "rooms.info").error
        == "The parameter \"roomId\" or \"roomName\" is required "
        + "[error-roomid-param-not-provided]")
    #expect(
      try sandbox.call("ulli", "rooms.info?roomId=none").error
        == "The required \"roomId\" or \"roomName\" param provided does not match any channel "
        + "[error-room-not-found]")
  }

  @Test func `own rooms come with the ids of all rooms deleted since`() throws {
    let sandbox = try WorkspaceFixture()
    let before = try sandbox.call("ulli", "rooms.get").json
    #expect(before["remove"] == [])
    #expect(before["update"]?.elements?.isEmpty == false)
    let secret = try sandbox.roomID("staff-room")
    try sandbox.call("root", "rooms.delete", ["roomId": .string(secret)])
    let since = "2026-01-01T00:00:00.000Z"
    let after = try sandbox.call("ulli", "rooms.get?updatedSince=\(since)").json
    // The discussion under it went too, and the caller had seen neither.
    #expect(after["remove"]?.elements?.count == 2)
    #expect(after["remove"]?.elements?[0]["_id"]?.text == secret)
    #expect(after["remove"]?.elements?[0]["_deletedAt"]?.text?.hasSuffix("Z") == true)
    #expect(
      try sandbox.call("ulli", "rooms.get?updatedSince=soon").error
        == "The \"updatedSince\" query parameter must be a valid date. "
        + "[error-updatedSince-param-invalid]")
    try sandbox.control("POST", "clock", ["advanceSeconds": 2_700_000])
    let later = try sandbox.call("ulli", "rooms.get?updatedSince=\(since)").json
    #expect(later["remove"] == [])
  }

  @Test func `membership is told to who may see the room`() throws {
    let sandbox = try WorkspaceFixture()
    func answer(_ query: String, as name: String = "ulli") throws -> WireAnswer {
      try sandbox.call(name, "rooms.isMember?\(query)")
    }
    #expect(
      try answer("roomName=lobby&username=mallory").json["isMember"] == true)
    #expect(try answer("roomName=lobby&username=mona").json["isMember"] == false)
    #expect(try answer("roomName=lobby&username=none").error == "error-user-not-found")
    #expect(try answer("roomName=none&username=ulli").errorType == "error-room-not-found")
    #expect(try answer("roomName=staff-room&username=bob").status == 403)
  }

  @Test func `newer modes list members by their role`() throws {
    for compat in [SandboxOptions.Compat.p8, .p9] {
      let sandbox = try WorkspaceFixture(compat)
      let list = try sandbox.call("ulli", "rooms.membersOrderedByRole?roomName=lobby").json
      let members = try #require(list["members"]?.elements)
      #expect(members[0]["roles"] == ["owner"])
      #expect(members[1]["roles"] == ["moderator"])
      #expect(
        try sandbox.call("root", "rooms.membersOrderedByRole?roomName=staff-room").status == 404)
      let direct = try sandbox.directID("olga", "ulli")
      #expect(
        try sandbox.call("ulli", "rooms.membersOrderedByRole?roomId=\(direct)").errorType
          == "error-room-type-not-supported")
      let roles = try sandbox.call("ulli", "rooms.roles?rid=GENERAL").json["roles"]
      #expect(roles?.elements?.count == 2)
    }
  }

  @Test func `pages are cut at the limits of the settings`() throws {
    let sandbox = try WorkspaceFixture()
    func count(_ query: String) throws -> JSON? {
      try sandbox.call("root", "channels.messages?roomId=GENERAL&\(query)").json["count"]
    }
    #expect(try count("") == 50)
    #expect(try count("count=500") == 100)
    #expect(try count("count=0") == 640)
    #expect(try count("count=7&offset=636") == 4)
    #expect(try count("count=7&offset=9999") == 0)
    #expect(try count("count=abc") == 50)
    #expect(try count("count=-4&offset=-1") == 4)
    try sandbox.control("POST", "settings", ["API_Allow_Infinite_Count": false])
    #expect(try count("count=0") == 50)
    let typed = try WorkspaceFixture(.p8).call(
      "root", "channels.messages?roomId=GENERAL&count=abc")
    #expect(typed.status == 400)
    #expect(typed.error == "must be number")
  }
}
