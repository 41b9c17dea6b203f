import GavelModel
import Testing

@testable import GavelAPI

/// Pages of a room's history, of every family of rooms.
@Suite struct HistoryTests {
  private let anchor = HistoryAnchor(
    message: "x", sentAt: Timestamp(milliseconds: 1_793_000_000_000))
  private let look = "GET rooms.adminRooms.getRoom?rid=alicebob"

  private func page(
    of room: RoomID, _ kind: RoomKind?, before: HistoryAnchor? = nil, limit: Int = 3
  ) throws -> Endpoint<MessagePage> {
    try rocketChat.messages(
      in: room, hint: RoomHint(kind: kind), before: before, limit: limit, asEvidence: false)
  }

  private func list(_ elements: [String], total: Int? = nil) -> String {
    let count = total.map { #""total":\#($0),"# } ?? ""
    return #"{"messages":[\#(elements.joined(separator: ","))],\#(count)"success":true}"#
  }

  private func message(_ id: String, at milliseconds: Int64, _ more: String = "") -> String {
    #"{"_id":"\#(id)","ts":"\#(Timestamp(milliseconds: milliseconds).iso8601)"\#(more)}"#
  }

  @Test(arguments: [
    (RoomKind.other("channel"), "channels"), (.other("discussion"), "channels"),
    (.other("team"), "channels"), (.group, "groups"), (.other("private-team"), "groups"),
    (.other("private-discussion"), "groups"),
  ])
  func `each kind has its call`(kind: RoomKind, family: String) throws {
    let asks = "GET \(family).history?roomId=r&count=3&showThreadMessages=true"
    let read = try follow(page(of: "r", kind), [Link(asks, list([message("m", at: 5)]))])
    #expect(read.messages.map(\.id) == ["m"])
    #expect(read.totalCount == nil)
  }

  @Test func `older messages are asked for up to and with the anchor's moment`() throws {
    let asks =
      "GET groups.history?roomId=r&latest=\(anchor.sentAt.iso8601)&inclusive=true&count=100"
      + "&showThreadMessages=true"
    let read = try follow(
      page(of: "r", .group, before: anchor, limit: 999), [Link(asks, list([]))])
    #expect(read.messages.isEmpty)
  }

  @Test func `a page on which all were deleted leads on to older ones`() throws {
    let gone = (1...3).map { message("g\($0)", at: 100 - Int64($0), #","t":"rm""#) }
    let asks = "GET groups.history?roomId=r&count=3&showThreadMessages=true"
    let next =
      "GET groups.history?roomId=r&latest=1970-01-01T00:00:00.097Z&inclusive=true&count=3"
      + "&showThreadMessages=true"
    let rest = [message("g3", at: 97, #","t":"rm""#), message("m", at: 9), message("l", at: 8)]
    let read = try follow(
      page(of: "r", .group), [Link(asks, list(gone)), Link(next, list(rest))])
    #expect(read.messages.map(\.id) == ["m", "l"])
    // The same moment again would go round in circles.
    let circle = try follow(
      page(of: "r", .group),
      [
        Link(asks, list(gone)),
        Link(next, list((1...3).map { message("\($0)", at: 97, #","_hidden":true"#) })),
      ])
    #expect(circle.messages.isEmpty)
  }

  @Test(arguments: [true, false])
  func `no such group may also be a closed one`(isThere: Bool) throws {
    let asks = "GET groups.history?roomId=r&count=3&showThreadMessages=true"
    let second =
      isThere
      ? Link("GET rooms.adminRooms.getRoom?rid=r", Said.room("r", "p"))
      : Link("GET rooms.adminRooms.getRoom?rid=r", status: 400, Said.notAllowed)
    let error = refusal(
      try page(of: "r", .group), [Link(asks, status: 400, Said.noSuchRoom), second])
    #expect(error?.name == (isThere ? "forbidden" : "notFound"))
  }

  @Test func `a direct conversation is read only after its record said that it is one`() throws {
    let asks = "GET im.history?roomId=alicebob&count=3&showThreadMessages=true"
    let foreign = message("f", at: 6, #","rid":"elsewhere""#)
    for kind in [RoomKind.direct, nil] {
      let read = try follow(
        page(of: "alicebob", kind),
        [Link(look, Said.direct), nobody, Link(asks, list([message("m", at: 5), foreign]))])
      #expect(read.messages.map(\.id) == ["m"])
    }
    #expect(
      refusal(try page(of: "alicebob", .direct), [Link(look, status: 400, Said.notAllowed)])?.name
        == "notFound")
    let channel = "GET channels.history?roomId=alicebob&count=3&showThreadMessages=true"
    _ = try follow(
      page(of: "alicebob", .direct),
      [Link(look, Said.room("alicebob", "c")), Link(channel, list([]))])
  }

  private let nobody = Link("GET users.info?username=alicebob", status: 400, Said.nothing)

  @Test func `a conversation whose id is a user's name is read by its id alone`() throws {
    let user = Link(
      "GET users.info?username=alicebob",
      #"{"user":{"_id":"e","username":"alicebob"},"success":true}"#)
    let read = try follow(
      page(of: "alicebob", .direct),
      [
        Link(look, Said.direct), user,
        Link(others(0, 3), list([message("m", at: 5)], total: 1)),
      ])
    #expect(read.messages.map(\.id) == ["m"])
    #expect(
      refusal(
        try page(of: "alicebob", .direct),
        [Link(look, Said.direct), Link("GET users.info?username=alicebob", status: 502, "")])?
        .name == "gateway")
  }

  private var closed: [Link] {
    [
      Link(look, Said.direct), nobody,
      Link(
        "GET im.history?roomId=alicebob&count=3&showThreadMessages=true", status: 403,
        Said.forbidden9),
    ]
  }

  private func others(_ skip: Int, _ count: Int) -> String {
    #"GET im.messages.others?roomId=alicebob&sort={"ts":-1}&offset=\#(skip)&count=\#(count)"#
  }

  @Test func `a conversation between others has a call that is mostly switched off`() throws {
    let off = """
      {"success":false,"error":"This endpoint is disabled [error-endpoint-disabled]",\
      "errorType":"error-endpoint-disabled","details":{"route":"/api/v1/im.messages.others"}}
      """
    let error = refusal(
      try page(of: "alicebob", .direct), closed + [Link(others(0, 3), status: 400, off)])
    #expect(error?.name == "forbidden")
    #expect(error?.answer.code == "error-endpoint-disabled")
    let read = try follow(
      page(of: "alicebob", .direct),
      closed + [Link(others(0, 3), list([message("m", at: 5)], total: 1))])
    #expect(read.messages.map(\.id) == ["m"])
  }

  @Test func `older messages between others are found by halving`() throws {
    // Five messages at 50, 40, 30, 20, 10; those from 25 on backwards are wanted.
    let anchor = HistoryAnchor(message: "x", sentAt: Timestamp(milliseconds: 25))
    var first = closed
    first[2].asks =
      "GET im.history?roomId=alicebob&latest=1970-01-01T00:00:00.025Z&inclusive=true&count=3"
      + "&showThreadMessages=true"
    let links =
      first + [
        Link(others(0, 1), list([message("a", at: 50)], total: 5)),
        Link(others(2, 1), list([message("c", at: 30)], total: 5)),
        Link(others(4, 1), list([message("e", at: 10)], total: 5)),
        Link(others(3, 1), list([message("d", at: 20)], total: 5)),
        Link(others(3, 3), list([message("d", at: 20), message("e", at: 10)], total: 5)),
      ]
    let read = try follow(page(of: "alicebob", .direct, before: anchor), links)
    #expect(read.messages.map(\.id) == ["d", "e"])
  }
}
