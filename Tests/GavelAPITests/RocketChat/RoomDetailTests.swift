import GavelModel
import Testing

@testable import GavelAPI

/// One room with its people and their roles.
@Suite struct RoomDetailTests {
  private let look = "GET rooms.adminRooms.getRoom?rid=r"

  private func members(_ ids: [String], total: Int) -> String {
    let list = ids.map { #"{"_id":"\#($0)","username":"u\#($0)","name":"N"}"# }
    return #"{"members":[\#(list.joined(separator: ","))],"total":\#(total),"success":true}"#
  }

  private func page(_ skip: Int, _ family: String = "channels") -> String {
    "GET \(family).members?roomId=r&offset=\(skip)&count=100"
  }

  @Test func `members and roles follow the record`() throws {
    let roles = """
      {"roles":[{"u":{"_id":"2"},"roles":["moderator"]},{"u":{"_id":"3"},"roles":["owner"]},\
      {"u":{"_id":"1"},"roles":["leader"]},{"roles":["owner"]}],"success":true}
      """
    let detail = try follow(
      rocketChat.room("r", kind: nil),
      [
        Link(look, Said.room("r", "c", #""muted":["u1"],"#)),
        Link(page(0), members(["1", "2", "3"], total: 3)),
        Link("GET channels.roles?roomId=r", roles),
      ])
    #expect(detail.members?.map(\.id) == ["3", "2", "1"])
    #expect(detail.members?.map(\.role) == [.owner, .manager, .member])
    #expect(detail.members?.map(\.isMuted) == [false, false, true])
    #expect(detail.room.owner == "3")
    #expect(detail.room.managers == ["2"])
    #expect(detail.room.messageCount == 7)
  }

  @Test func `pages that shift are put together by id, and read again when someone is missing`()
    throws
  {
    let roles = Link("GET groups.roles?roomId=r", #"{"roles":[],"success":true}"#)
    let detail = try follow(
      rocketChat.room("r", kind: .group),
      [
        Link(look, Said.room("r", "p")),
        Link(page(0, "groups"), members(["1", "2"], total: 3)),
        Link(page(2, "groups"), members(["2"], total: 3)),
        Link(page(3, "groups"), members([], total: 3)),
        Link(page(0, "groups"), members(["3", "2"], total: 3)), roles,
      ])
    #expect(detail.members?.map(\.id) == ["1", "2", "3"])
  }

  @Test func `a second reading is the last`() throws {
    let detail = try follow(
      rocketChat.room("r", kind: .group),
      [
        Link(look, Said.room("r", "p")),
        Link(page(0, "groups"), members(["1"], total: 2)),
        Link(page(1, "groups"), members([], total: 2)),
        Link(page(0, "groups"), members(["1"], total: 2)),
        Link(page(1, "groups"), members([], total: 2)),
        Link("GET groups.roles?roomId=r", status: 403, Said.forbidden9),
      ])
    #expect(detail.members?.map(\.role) == [.member])
  }

  @Test(arguments: [(400, Said.noSuchRoom), (403, Said.forbidden9), (400, Said.notAllowed)])
  func `a member list that may not be read is no list`(status: Int, body: String) throws {
    let detail = try follow(
      rocketChat.room("r", kind: nil),
      [Link(look, Said.room("r", "p")), Link(page(0, "groups"), status: status, body)])
    #expect(detail.members == nil)
    #expect(detail.room.kind == .group)
  }

  @Test(arguments: [
    ("p", "groups", 400, Said.noSuchRoom, false), ("p", "groups", 400, Said.notAllowed, nil),
    ("c", "channels", 400, Said.noSuchRoom, nil),
  ])
  func `only a group that is denied with its members is known to be closed to reading`(
    type: String, family: String, status: Int, body: String, mayRead: Bool?
  ) throws {
    let detail = try follow(
      rocketChat.room("r", kind: nil),
      [Link(look, Said.room("r", type)), Link(page(0, family), status: status, body)])
    #expect(detail.room.mayRead == mayRead)
  }

  @Test func `the same place in the two lists of a conversation pairs nobody`() throws {
    let value = try #require(JSONValue(parsing: Said.direct))
    let plain = try #require(RoomDetail(rocketChat: value, requestedAt: begun))
    #expect(plain.members?.map(\.person.username) == [nil, nil])
    let told = Said.direct.replacing(
      #""msgs""#, with: #""lastMessage":{"u":{"_id":"b2","username":"bob"}},"msgs""#)
    let toldValue = try #require(JSONValue(parsing: told))
    let paired = try #require(RoomDetail(rocketChat: toldValue, requestedAt: begun))
    #expect(paired.members?.map(\.person.username) == ["alice", "bob"])
  }

  @Test func `people of a conversation are named by their accounts, never by its member list`()
    throws
  {
    let detail = try follow(
      rocketChat.room("alicebob", kind: .direct),
      [
        Link("GET rooms.adminRooms.getRoom?rid=alicebob", Said.direct),
        Link(
          "GET users.info?userId=a1",
          #"{"user":{"_id":"a1","username":"alice","name":"Alice A"},"success":true}"#),
        Link(
          "GET users.info?userId=b2", status: 400,
          #"{"success":false,"error":"User not found."}"#),
      ])
    #expect(detail.members?.map(\.person.label) == ["Alice A", "b2"])
    #expect(detail.room.peers == ["bob", "alice"])
  }

  @Test func `an unknown room is not found, one out of sight is forbidden`() throws {
    let room = try rocketChat.room("r", kind: nil)
    #expect(refusal(room, [Link(look, status: 400, Said.notAllowed)])?.name == "notFound")
    #expect(
      refusal(
        room,
        [
          Link(look, status: 400, Said.notAuthorized),
          Link("GET rooms.info?roomId=r", status: 400, Said.notAllowed),
        ])?.name == "forbidden")
  }

  @Test func `a seal has the room's count and the newest message that can be read`() throws {
    let history = "GET groups.history?roomId=r&count=20&showThreadMessages=true"
    let page = #"{"messages":[{"_id":"m","ts":"2026-11-01T00:00:00.000Z"}],"success":true}"#
    let seal = try rocketChat.seal(of: "r", kind: .group)
    #expect(
      try follow(seal, [Link(look, Said.room("r", "p")), Link(history, page)])
        == RoomSeal(
          messageCount: 7, newest: "m",
          newestUpdate: Timestamp(iso8601: "2026-11-01T00:00:00.000Z")))
    #expect(
      try follow(
        seal,
        [Link(look, Said.room("r", "p")), Link(history, status: 400, Said.noSuchRoom)])
        == RoomSeal(messageCount: 7, newest: nil, newestUpdate: nil))
  }

  @Test func `a seal with discussions counts what stands there, and its latest`() throws {
    let history = "GET groups.history?roomId=r&count=20&showThreadMessages=true"
    let page = #"{"messages":[{"_id":"m","ts":"2026-11-01T00:00:00.000Z"}],"success":true}"#
    let seal = try rocketChat.seal(of: "r", kind: .group, withDiscussions: true)
    let list = Link(
      "GET rooms.getDiscussions?roomId=r&offset=0&count=100",
      """
      {"discussions":[{"_id":"d","msgs":5,"lm":"2026-11-02T00:00:00.000Z"},
      {"_id":"e","msgs":1,"lm":"2026-10-02T00:00:00.000Z"}],"total":2,"success":true}
      """)
    #expect(
      try follow(seal, [Link(look, Said.room("r", "p")), list, Link(history, page)])
        == RoomSeal(
          messageCount: 13, newest: nil,
          newestUpdate: Timestamp(iso8601: "2026-11-02T00:00:00.000Z")))
  }
}
