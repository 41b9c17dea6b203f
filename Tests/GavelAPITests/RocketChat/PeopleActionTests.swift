import GavelModel
import Testing

@testable import GavelAPI

/// Acting on people, in rooms and in the workspace, and closing reports.
@Suite struct PeopleActionTests {
  private func end(
    _ action: ModerationAction, kind: String? = nil, reason: String = "", _ links: [Link]
  ) throws -> APIError? {
    let order = ActionOrder(
      action: action, facts: TargetFacts(roomKind: kind), reason: reason)
    return refusal(try rocketChat.perform(order), links)
  }

  private let pair = #"{"roomId":"r","userId":"u"}"#

  @Test(arguments: [("channel", "channels"), ("private-team", "groups"), ("group", "groups")])
  func `a member is removed by the call of the family`(kind: String, family: String) throws {
    let links = [Link("POST \(family).kick", sends: pair)]
    #expect(
      try end(.removeMember("u", room: "r", announced: false), kind: kind, links) == nil)
  }

  @Test(arguments: [
    ("Not allowed [error-not-allowed]", "error-not-allowed", "forbidden"),
    ("User is not in this room [error-user-not-in-room]", "error-user-not-in-room", "notFound"),
    ("x [error-invalid-user]", "error-invalid-user", "notFound"),
    ("x [error-you-are-last-owner]", "error-you-are-last-owner", "forbidden"),
  ])
  func `the code of a removal's no decides`(words: String, code: String, name: String) throws {
    let body = #"{"success":false,"error":"\#(words)","errorType":"\#(code)"}"#
    #expect(
      try end(
        .removeMember("u", room: "r", announced: false), kind: "channel",
        [Link("POST channels.kick", status: 400, body)])?.name == name)
  }

  @Test func `a room that cannot be found is looked for before it is called absent`() throws {
    let kick = Link("POST groups.kick", status: 400, Said.noSuchRoom)
    let look = "GET rooms.adminRooms.getRoom?rid=r"
    let action = ModerationAction.removeMember("u", room: "r", announced: false)
    #expect(
      try end(action, kind: "group", [kick, Link(look, status: 400, Said.notAllowed)])?.name
        == "notFound")
    #expect(
      try end(action, kind: "group", [kick, Link(look, Said.room("r", "p"))])?.name == "forbidden")
    #expect(try end(action, [Link(look, Said.room("r", "p")), kick])?.name == "forbidden")
  }

  @Test func `nobody is removed from a direct conversation, and one member a call`() {
    #expect(throws: APIError.unsupported(call: "remove-member")) {
      try rocketChat.perform(
        ActionOrder(
          action: .removeMember("u", room: "r", announced: false),
          facts: TargetFacts(roomKind: "direct")))
    }
    #expect(throws: APIError.unaddressable(id: "")) {
      try rocketChat.removeMembers(["a", "b"], from: "r", announced: false)
    }
  }

  @Test func `leaving, muting and unmuting are one call each`() throws {
    let leave = Link("POST rooms.leave", sends: #"{"roomId":"r"}"#)
    #expect(try end(.leaveRoom("r", announced: true), [leave]) == nil)
    #expect(
      try end(.muteMember("u", room: "r"), [Link("POST rooms.muteUser", sends: pair)]) == nil)
    #expect(
      try end(.unmuteMember("u", room: "r"), [Link("POST rooms.unmuteUser", sends: pair)]) == nil)
    #expect(
      try end(
        .muteMember("u", room: "r"), [Link("POST rooms.muteUser", status: 404, Said.noSuchRoute)])
        == .unsupported(call: "POST rooms.muteUser"))
  }

  @Test func `an account is closed and opened, but never at the price of a room`() throws {
    func sends(_ isActive: Bool) -> String {
      #"{"userId":"u","activeStatus":\#(isActive),"confirmRelinquish":false}"#
    }
    let set = "POST users.setActiveStatus"
    #expect(try end(.deactivateUser("u"), [Link(set, sends: sends(false))]) == nil)
    #expect(try end(.reactivateUser("u"), [Link(set, sends: sends(true))]) == nil)
    let owner = """
      {"success":false,"error":"[user-last-owner]","errorType":"user-last-owner","details":[]}
      """
    #expect(
      try end(.deactivateUser("u"), [Link(set, status: 400, owner)])
        == .forbidden(
          ServerAnswer(status: 400, code: "user-last-owner", message: "[user-last-owner]")))
  }

  @Test func `an account that nobody knows is found out by a second look`() throws {
    let no = Link(
      "POST users.setActiveStatus", status: 400, #"{"success":false,"error":"User not found"}"#)
    let look = "GET users.info?userId=u"
    #expect(
      try end(.deactivateUser("u"), [no, Link(look, status: 400, Said.nothing)])?.name
        == "notFound")
    #expect(try end(.deactivateUser("u"), [no, Link(look)])?.name == "invalid")
  }

  /// What a plan knows of somebody about whom there is a report.
  private static let reported: TargetFacts = {
    var facts = TargetFacts()
    facts.reportedCount = 1
    return facts
  }()

  @Test func `a report that was acted upon is not closed as dismissed`() throws {
    let dismiss = "POST moderation.dismissReports"
    for (kind, word) in [
      (ActionKind.deleteMessage, "message deleted"), (.removeMember, "user removed from room"),
      (.deactivateUser, "user deactivated"),
    ] {
      var facts = Self.reported
      facts.follows = kind
      let order = ActionOrder(action: .dismissReports(.message("m", room: "r")), facts: facts)
      let sent = #"{"msgId":"m","action":"\#(word)"}"#
      let receipt = try follow(rocketChat.perform(order), [Link(dismiss, sends: sent)])
      #expect(receipt.answer.status == 200)
    }
  }

  @Test func `reports are dismissed by message, author or person, with a reason`() throws {
    let dismiss = "POST moderation.dismissReports"
    let message = #"{"msgId":"m","reason":"spam","action":"dismissed"}"#
    #expect(
      try end(
        .dismissReports(.message("m", room: "r")), reason: "spam", [Link(dismiss, sends: message)])
        == nil)
    let author = #"{"userId":"u","action":"dismissed"}"#
    #expect(try end(.dismissReports(.author("u")), [Link(dismiss, sends: author)]) == nil)
    let person = Link("POST moderation.dismissUserReports", sends: author)
    let look = "GET users.info?userId=u"
    #expect(try end(.dismissReports(.person("u")), [person, Link(look)]) == nil)
    #expect(
      try end(.dismissReports(.person("u")), [person, Link(look, status: 400, Said.nothing)])?.name
        == "notFound")
    let reported = try rocketChat.perform(
      ActionOrder(action: .dismissReports(.person("u")), facts: Self.reported))
    #expect(try follow(reported, [person]).answer.status == 200)
    #expect(throws: APIError.unsupported(call: "dismiss-reports")) {
      try rocketChat.perform(ActionOrder(action: .dismissReports(.imported("i"))))
    }
    #expect(throws: APIError.unaddressable(id: "")) {
      try rocketChat.perform(ActionOrder(action: .dismissReports(.author(""))))
    }
    let none = #"{"success":false,"error":"no-reports-found"}"#
    #expect(
      try end(.dismissReports(.author("u")), [Link(dismiss, status: 400, none)])?.name
        == "notFound")
  }

  @Test func `reported messages go a hundred a call`() throws {
    let delete = "POST moderation.user.deleteReportedMessages?count=100"
    #expect(
      try end(
        .deleteReported("u"), reason: "spam",
        [Link(delete, sends: #"{"userId":"u","reason":"spam"}"#)]) == nil)
    let no = Link(
      delete, sends: #"{"userId":"u"}"#, status: 400,
      #"{"success":false,"error":"No reported messages found for this user."}"#)
    let look = "GET moderation.user.reportedMessages?userId=u&offset=0&count=1"
    let none = #"{"user":null,"messages":[],"count":0,"total":0,"success":true}"#
    #expect(try end(.deleteReported("u"), [no, Link(look, none)])?.name == "notFound")
    let some = none.replacing("0", with: "2")
    #expect(try end(.deleteReported("u"), [no, Link(look, some)])?.name == "invalid")
    #expect(
      try end(.deleteReported("u"), [no, Link(look, status: 502, "")])?.name == "invalid")
  }
}
