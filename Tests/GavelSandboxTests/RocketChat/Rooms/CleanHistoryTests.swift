import Testing

@testable import GavelSandbox

@Suite struct CleanHistoryTests {
  private static let whole: JSONObject = [
    "latest": "2030-01-01T00:00:00.000Z", "oldest": "2000-01-01T00:00:00.000Z",
  ]

  private func clean(
    _ sandbox: WorkspaceFixture, _ room: String, _ more: JSONObject = [:], as name: String = "root"
  ) throws -> WireAnswer {
    var body = Self.whole
    body["roomId"] = .string(room)
    for field in more.fields { body[field.key] = field.value }
    return try sandbox.call(name, "rooms.cleanHistory", .object(body))
  }

  @Test func `with nothing kept the room is empty and its discussion is gone`() throws {
    let sandbox = try WorkspaceFixture()
    let discussion = try sandbox.roomID("Which berth for the tall ship?")
    let answer = try clean(sandbox, "GENERAL")
    #expect(answer.text == #"{"_id":"GENERAL","count":640,"success":true}"#)
    #expect(try sandbox.texts(in: "GENERAL").isEmpty)
    #expect(try !sandbox.hasRoom(discussion))
    let room = try sandbox.call("root", "rooms.info?roomId=GENERAL").json["room"]
    #expect(room?["msgs"] == 0)
    #expect(room?["lastMessage"] == nil)
  }

  @Test func `each switch keeps what it names`() throws {
    let sandbox = try WorkspaceFixture()
    let discussion = try sandbox.roomID("Which berth for the tall ship?")
    let answer = try clean(
      sandbox, "GENERAL",
      ["excludePinned": true, "ignoreDiscussion": true, "ignoreThreads": true])
    let messages = try #require(try sandbox.room("GENERAL")["messages"]?.elements)
    #expect(messages.filter { $0["pinned"] == true }.count == 2)
    #expect(messages.filter { $0["discussion"] != nil }.count == 1)
    #expect(messages.filter { $0["thread"] != nil }.count == 8)
    // Two first messages of threads complete what was kept.
    #expect(messages.count == 13)
    #expect(try sandbox.hasRoom(discussion))
    #expect(try answer.json["count"] == .integer(Int64(640 - messages.count)))
  }

  @Test func `times are exclusive unless said otherwise`() throws {
    let sandbox = try WorkspaceFixture()
    let messages = try #require(try sandbox.room("market")["messages"]?.elements)
    let room = try sandbox.roomID("market")
    let window: JSONObject = [
      "oldest": messages[3]["time"] ?? .null, "latest": messages[6]["time"] ?? .null,
    ]
    #expect(try clean(sandbox, room, window).json["count"] == 2)
    var inclusive = window
    inclusive["inclusive"] = true
    #expect(try clean(sandbox, room, inclusive).json["count"] == 2)
  }

  @Test func `authors and a limit narrow it`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.roomID("lobby")
    let spammer = try sandbox.userID("spam9")
    #expect(
      try clean(sandbox, room, ["users": ["spam9"], "limit": 5]).json["count"] == 5)
    #expect(try clean(sandbox, room, ["users": ["spam9"]]).json["count"] == 15)
    let rest = try #require(try sandbox.room("lobby")["messages"]?.elements)
    #expect(rest.count == 240)
    #expect(rest.allSatisfy { $0["author"]?.text != spammer })
    #expect(try clean(sandbox, room, ["users": ["no.such.user"]]).json["count"] == 0)
    #expect(try clean(sandbox, room, ["filesOnly": true]).json["count"] == 0)
  }

  @Test func `files alone can go and leave the words`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.roomID("market")
    let before = try sandbox.texts(in: "market")
    let path = "channels.files?roomId=\(room)"
    #expect(try sandbox.call("olga", path).json["total"] == 3)
    #expect(try clean(sandbox, room, ["filesOnly": true, "limit": 2]).json["count"] == 2)
    #expect(try sandbox.call("olga", path).json["total"] == 1)
    #expect(try clean(sandbox, room, ["filesOnly": true]).json["count"] == 1)
    #expect(try sandbox.texts(in: "market") == before)
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `refusals come in their order`(_ compat: SandboxOptions.Compat) throws {
    let sandbox = try WorkspaceFixture(compat)
    let staff = try sandbox.roomID("staff-room")
    let noAccess = try clean(sandbox, staff)
    let noPermission = try clean(sandbox, staff, as: "alice")
    if compat == .p9 {
      #expect(noAccess.status == 403)
      #expect(noAccess.error == "User does not have access to the room")
      #expect(noPermission.status == 403)
    } else {
      #expect(noAccess.error == "User does not have access to the room [error-not-allowed]")
      #expect(noPermission.error == "Not allowed [error-not-allowed]")
      #expect(try noPermission.json["details"] == ["method": "cleanRoomHistory"])
    }
    #expect(try clean(sandbox, "none").errorType == "error-room-not-found")
    let open = try clean(sandbox, "GENERAL", ["x": 1])
    #expect(open.error?.hasPrefix("must NOT have additional properties") == true)
    let missing = try sandbox.call("root", "rooms.cleanHistory", ["roomId": "GENERAL"])
    #expect(missing.error?.hasPrefix("must have required property 'latest'") == true)
    try sandbox.call("root", "channels.archive", ["roomId": "GENERAL"])
    let archived = try clean(sandbox, "GENERAL")
    #expect(archived.isSuccess == (compat == .p6))
  }
}
