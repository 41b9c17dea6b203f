import GavelModel
import Testing

@testable import GavelAPI

/// Lists of rooms, with every kind of room there is.
@Suite struct RoomListTests {
  private let asks =
    "GET rooms.adminRooms?types=c&types=p&types=d&types=l&types=discussions&types=teams"
    + #"&sort={"ts":1,"_id":1}&offset=0&count=100"#

  private static let example = """
    {"rooms":[{"_id":"GENERAL","t":"c","name":"general","fname":"general","u":{"_id":\
    "root1root1root1ro","username":"root","name":"Root"},"usersCount":14,"msgs":301,"ts":\
    "2026-01-02T09:00:00.000Z","ro":false,"default":true},
    {"_id":"alice1alice1alicebob22bob22bob22bo","t":"d","usernames":["alice","bob"],"uids":\
    ["alice1alice1alice","bob22bob22bob22bo"],"usersCount":2,"msgs":12,"ts":\
    "2026-10-01T08:00:00.000Z"}],"count":2,"offset":0,"total":2,"success":true}
    """

  @Test func `all types are asked for, by age, at most a hundred`() throws {
    let page = try follow(rocketChat.rooms(skip: -1, limit: 500), [Link(asks, Self.example)])
    #expect(page.totalCount == 2)
    #expect(page.requestedAt == begun)
    let general = try #require(page.rooms.first)
    #expect(general.room.id == "GENERAL")
    #expect(general.room.kind == .other("channel"))
    #expect(general.room.name == "general")
    #expect(general.room.memberCount == 14)
    #expect(general.room.messageCount == 301)
    #expect(general.room.activeAt == Timestamp(iso8601: "2026-01-02T09:00:00.000Z"))
    #expect(general.room.raw?.text.contains("default") == true)
    #expect(general.members == nil)
    #expect(page.rooms.last?.room.peers == ["alice", "bob"])
    #expect(page.rooms.last?.members?.map(\.id) == ["alice1alice1alice", "bob22bob22bob22bo"])
  }

  @Test(arguments: [
    (#""t":"c""#, "channel"), (#""t":"p""#, "group"), (#""t":"d""#, "direct"),
    (#""t":"c","prid":"x""#, "discussion"), (#""t":"p","prid":"x""#, "private-discussion"),
    (#""t":"c","teamMain":true,"teamId":"t""#, "team"),
    (#""t":"p","teamMain":true"#, "private-team"), (#""t":"p","teamId":"t""#, "group"),
    (#""t":"l""#, "livechat"), (#""t":"v""#, "livechat"),
  ])
  func `the record tells the kind`(fields: String, kind: String) throws {
    let value = try #require(JSONValue(parsing: #"{"_id":"r",\#(fields)}"#))
    let detail = try #require(RoomDetail(rocketChat: value, requestedAt: begun))
    #expect(detail.room.kind == RoomKind(name: kind))
    #expect(detail.room.parent == (fields.contains("prid") ? "x" : nil))
  }

  @Test func `an archived room is frozen, and its readable name comes first`() throws {
    let value = try #require(
      JSONValue(
        parsing: """
          {"_id":"r","t":"p","name":"kT9x","fname":"What now?","archived":true,"lm":\
          "2026-11-01T00:00:00.000Z","joinCode":"1","lastMessage":{"ts":\
          "2026-10-01T00:00:00.000Z"},"u":{"_id":"o","emails":["a@b"]}}
          """))
    let detail = try #require(RoomDetail(rocketChat: value, requestedAt: begun))
    #expect(detail.room.status == .frozen)
    #expect(detail.room.name == "What now?")
    #expect(detail.room.activeAt == Timestamp(iso8601: "2026-11-01T00:00:00.000Z"))
    #expect(detail.room.raw?.text.contains("a@b") == false)
    #expect(RoomDetail(rocketChat: .fields(["t": .string("c")]), requestedAt: begun) == nil)
  }

  @Test(arguments: [(400, Said.notAuthorized), (403, Said.forbidden9)])
  func `without the permission the own rooms come, all on the first page`(
    status: Int, body: String
  ) throws {
    let own = #"{"update":[{"_id":"a","t":"c"},{"_id":"b","t":"p"}],"remove":[],"success":true}"#
    let first = try follow(
      rocketChat.rooms(skip: 0, limit: 100),
      [Link(asks, status: status, body), Link("GET rooms.get", own)])
    #expect(first.rooms.map(\.room.id) == ["a", "b"])
    #expect(first.rooms.map(\.room.mayRead) == [true, true])
    #expect(first.totalCount == 2)
    let second = asks.replacing("offset=0", with: "offset=2")
    let rest = try follow(
      rocketChat.rooms(skip: 2, limit: 100),
      [Link(second, status: status, body), Link("GET rooms.get", own)])
    #expect(rest.rooms.isEmpty)
  }

  @Test func `changes tell deleted rooms with their time, also ones that are alive again`() throws {
    let since = try #require(Timestamp(iso8601: "2026-11-20T00:00:00.000Z"))
    let endpoint = try #require(rocketChat.roomChanges(since: since))
    let changes = try follow(
      endpoint,
      [
        Link(
          "GET rooms.get?updatedSince=2026-11-20T00:00:00.000Z",
          """
          {"update":[{"_id":"alicebob","t":"d","uids":["a"]}],"remove":[{"_id":"alicebob",\
          "_deletedAt":"2026-11-20T10:00:00.000Z"},{"_id":"x"},{}],"success":true}
          """)
      ])
    #expect(changes.updated.map(\.room.id) == ["alicebob"])
    #expect(changes.deleted["alicebob"] == Timestamp(iso8601: "2026-11-20T10:00:00.000Z"))
    #expect(changes.deleted["x"] == begun)
    #expect(changes.deleted.count == 2)
    let all = try #require(rocketChat.roomChanges(since: nil))
    #expect(asked(all.request) == "GET rooms.get")
  }

  @Test func `the own conversation is the one between exactly the two`() throws {
    let page = """
      {"ims":[{"_id":"1","usernames":["me","bob","eve"]},{"_id":"2","usernames":["me"]},\
      {"_id":"3","usernames":["bob","me"]}],"success":true}
      """
    let me = Link("GET me", #"{"_id":"m","username":"me","success":true}"#)
    let list = #"GET im.list?sort={"ts":1,"_id":1}&offset=0&count=100"#
    #expect(try follow(rocketChat.ownDirect(with: "bob"), [me, Link(list, page)]) == "3")
    #expect(try follow(rocketChat.ownDirect(with: "me"), [me, Link(list, page)]) == "2")
    let next = list.replacing("offset=0", with: "offset=3")
    let none = #"{"ims":[],"success":true}"#
    #expect(
      try follow(rocketChat.ownDirect(with: "eve"), [me, Link(list, page), Link(next, none)])
        == nil)
  }

  @Test func `the extent names discussions, with an administrator's eyes where it must`() throws {
    let first = #"{"discussions":[{"_id":"a","fname":"Rota"},{}],"total":4,"success":true}"#
    let direct = "GET rooms.getDiscussions?roomId=r&offset=0&count=100"
    let second = #"{"discussions":[{"_id":"b","name":"x"}],"total":4,"success":true}"#
    let pages = [
      Link(direct, first), Link(direct.replacing("offset=0", with: "offset=2"), second),
      Link(
        direct.replacing("offset=0", with: "offset=3"),
        #"{"discussions":[],"total":4,"success":true}"#),
    ]
    let named = [NamedTarget("a", names: ["Rota"]), NamedTarget("b", names: ["x"])]
    #expect(
      try follow(rocketChat.extent(of: "r", kind: .other("team")), pages)
        == RoomExtent(discussions: named, discussionCount: 4, isTeamMain: true))
    let list =
      #"GET rooms.adminRooms?types=discussions&sort={"ts":1,"_id":1}&offset=0&count=100"#
    let page =
      #"{"rooms":[{"_id":"a","prid":"r"},{"_id":"b","prid":"x"}],"total":3,"success":true}"#
    let rest = #"{"rooms":[{"_id":"c","prid":"r"}],"total":3,"success":true}"#
    let links = [
      Link("GET rooms.adminRooms.getRoom?rid=r", Said.room("r", "p")),
      Link(direct, status: 400, Said.notAllowed), Link(list, page),
      Link(list.replacing("offset=0", with: "offset=2"), rest),
    ]
    #expect(try follow(rocketChat.extent(of: "r", kind: nil), links).discussionCount == 2)
    #expect(
      refusal(
        try rocketChat.extent(of: "r", kind: .group),
        [
          Link(direct, status: 403, Said.forbidden9),
          Link(list, status: 400, Said.notAuthorized),
        ])?.answer.code == "error-forbidden")
  }
}
