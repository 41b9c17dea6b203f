import GavelModel
import Testing

@testable import GavelAPI

/// Deleting and clearing rooms, and deleting messages.
@Suite struct RoomDeletionTests {
  private func end(
    _ action: ModerationAction, _ facts: TargetFacts = TargetFacts(), _ links: [Link]
  ) throws -> APIError? {
    refusal(try rocketChat.perform(ActionOrder(action: action, facts: facts)), links)
  }

  private let look = "GET rooms.adminRooms.getRoom?rid=r"
  private let delete = Link("POST rooms.delete", sends: #"{"roomId":"r"}"#)

  @Test(arguments: [
    "channel", "group", "discussion", "private-discussion", "livechat",
  ])
  func `a room of a known kind goes in one call`(kind: String) throws {
    #expect(try end(.deleteRoom("r"), TargetFacts(roomKind: kind), [delete]) == nil)
  }

  @Test func `a room of an unknown kind is looked at first`() throws {
    #expect(try end(.deleteRoom("r"), [Link(look, Said.room("r", "p")), delete]) == nil)
    #expect(
      try end(.deleteRoom("r"), [Link(look, status: 400, Said.notAllowed)])?.name == "notFound")
  }

  @Test(arguments: ["team", "private-team", nil])
  func `a team goes by its own id, and names no other rooms`(kind: String?) throws {
    let record = Said.room("r", "c", #""teamMain":true,"teamId":"t1","#)
    let team = Link("POST teams.delete", sends: #"{"teamId":"t1"}"#)
    let facts = TargetFacts(roomKind: kind)
    #expect(try end(.deleteRoom("r"), facts, [Link(look, record), team]) == nil)
    let gone = Link(
      "POST teams.delete", status: 400, #"{"success":false,"error":"team-does-not-exist"}"#)
    #expect(try end(.deleteRoom("r"), facts, [Link(look, record), gone])?.name == "notFound")
    #expect(
      try end(.deleteRoom("r"), facts, [Link(look, record.replacing("teamId", with: "x"))])?.name
        == "malformed")
  }

  @Test(arguments: [("channel", "channels"), ("group", "groups")])
  func `a server without the call has one for each family`(kind: String, family: String) throws {
    let missing = Link("POST rooms.delete", status: 404, Said.noSuchRoute)
    let facts = TargetFacts(roomKind: kind)
    let old = Link("POST \(family).delete", sends: #"{"roomId":"r"}"#)
    #expect(try end(.deleteRoom("r"), facts, [missing, old]) == nil)
    let unknown = Link("POST \(family).delete", status: 400, Said.noSuchRoom)
    #expect(
      try end(
        .deleteRoom("r"), facts, [missing, unknown, Link(look, status: 400, Said.notAllowed)])?
        .name == "notFound")
    #expect(
      try end(.deleteRoom("r"), facts, [missing, unknown, Link(look, Said.room("r", "p"))])?.name
        == "forbidden")
  }

  @Test func `clearing names every switch`() throws {
    let all = """
      {"roomId":"r","latest":"9999-12-31T23:59:59.999Z","oldest":"1970-01-01T00:00:00.000Z",\
      "inclusive":false,"limit":0,"excludePinned":false,"filesOnly":false,\
      "ignoreDiscussion":false,"ignoreThreads":false,"users":[]}
      """
    let done = #"{"_id":"GENERAL","count":17,"success":true}"#
    let everything = try rocketChat.perform(ActionOrder(action: .clearRoom("r")))
    let receipt = try follow(everything, [Link("POST rooms.cleanHistory", sends: all, done)])
    #expect(receipt.affected == 17)
    let part = """
      {"roomId":"r","latest":"1970-01-01T00:00:09.000Z","oldest":"1970-01-01T00:00:01.000Z",\
      "inclusive":false,"limit":0,"excludePinned":true,"filesOnly":false,\
      "ignoreDiscussion":true,"ignoreThreads":true,"users":["bob"]}
      """
    let scope = ClearScope(
      after: Timestamp(milliseconds: 1000), before: Timestamp(milliseconds: 9000),
      authors: ["bob"], keepsPinned: true, keepsThreads: true, keepsDiscussions: true)
    #expect(
      try end(
        .clearRoom("r", scope: scope), [Link("POST rooms.cleanHistory", sends: part, done)]) == nil)
  }

  @Test func `a clearing that took nothing looks whether its authors are anybody's names`() throws {
    let clear = Link(
      "POST rooms.cleanHistory", #"{"_id":"r","count":0,"success":true}"#)
    let ana = Link("GET users.info?username=ana")
    let scope = ClearScope(authors: ["ana", "nobody"])
    let nobody = Link("GET users.info?username=nobody", status: 400, Said.nothing)
    #expect(try end(.clearRoom("r", scope: scope), [clear, ana, nobody])?.name == "invalid")
    let known = try rocketChat.perform(
      ActionOrder(action: .clearRoom("r", scope: ClearScope(authors: ["ana"]))))
    let receipt = try follow(known, [clear, ana])
    #expect(receipt.affected == 0)
    #expect(receipt.answer.message == "count 0")
  }

  @Test func `clearing a room that is closed to us is refused, one that is gone not found`() throws
  {
    let clear = "POST rooms.cleanHistory"
    let noAccess = """
      {"success":false,"error":"User does not have access to the room [error-not-allowed]",\
      "errorType":"error-not-allowed"}
      """
    #expect(
      try end(.clearRoom("r"), [Link(clear, status: 400, noAccess)])?.name == "forbidden")
    let unknown = Link(clear, status: 400, Said.noSuchRoom)
    #expect(
      try end(.clearRoom("r"), [unknown, Link(look, status: 400, Said.notAllowed)])?.name
        == "notFound")
    #expect(
      try end(.clearRoom("r"), [unknown, Link(look, Said.room("r", "p"))])?.name == "forbidden")
  }

  @Test(arguments: [true, false, nil])
  func `a message out of reach is deleted in its author's name`(isUnreadable: Bool?) throws {
    var facts = TargetFacts()
    facts.isUnreadable = isUnreadable
    let sends = #"{"roomId":"r","msgId":"m9","asUser":\#(isUnreadable == true)}"#
    let done = """
      {"_id":"m9","ts":"1795219205123","message":{"_id":"m9","rid":"GENERAL","u":{"_id":\
      "bob22bob22bob22bo","username":"bob","name":"Bob B"}},"success":true}
      """
    let links = [Link("POST chat.delete", sends: sends, done)]
    #expect(try end(.deleteMessage("m9", room: "r"), facts, links) == nil)
  }

  @Test func `a no without a code is settled by a look at the message`() throws {
    let no = Link(
      "POST chat.delete", status: 400,
      #"{"success":false,"error":"No message found with the id of \"m\"."}"#)
    let look = "GET chat.getMessage?msgId=m"
    func name(_ second: Link) throws -> String? {
      try end(.deleteMessage("m", room: "r"), [no, second])?.name
    }
    #expect(try name(Link(look, status: 400, Said.nothing)) == "notFound")
    let record = #"{"message":{"_id":"m"},"success":true}"#
    #expect(try name(Link(look, record)) == "invalid")
    let removed = #"{"message":{"_id":"m","t":"rm"},"success":true}"#
    #expect(try name(Link(look, removed)) == "notFound")
    #expect(try name(Link(look, status: 403, Said.forbidden9)) == "invalid")
    #expect(try name(Link(look, status: 502, "")) == "invalid")
  }

  @Test func `without the right to act as the author, a message that stands is refused`() throws {
    var facts = TargetFacts()
    facts.isUnreadable = true
    let words = """
      {"success":false,"error":"Unauthorized. You must have the permission \
      \\"force-delete-message\\" to delete other's message as them."}
      """
    let old = Link("POST chat.delete", status: 400, words)
    let look = "GET chat.getMessage?msgId=m"
    func name(_ links: [Link]) throws -> String? {
      try end(.deleteMessage("m", room: "r"), facts, links)?.name
    }
    #expect(try name([old, Link(look, status: 400, Said.notAllowed)]) == "forbidden")
    #expect(try name([Link("POST chat.delete", status: 403, Said.forbidden9)]) == "forbidden")
    let elsewhere = #"{"message":{"_id":"m","rid":"x"},"success":true}"#
    #expect(try name([old, Link(look, elsewhere)]) == "invalid")
    #expect(try name([old, Link(look, status: 400, Said.nothing)]) == "notFound")
  }

  @Test func `a refusal to delete a message has a code`() throws {
    let no = #"{"success":false,"error":"Not allowed [error-action-not-allowed]"}"#
    #expect(
      try end(.deleteMessage("m", room: "r"), [Link("POST chat.delete", status: 400, no)])?.name
        == "forbidden")
  }
}

extension RoomDeletionTests {
  private func end(_ action: ModerationAction, _ links: [Link]) throws -> APIError? {
    try end(action, TargetFacts(), links)
  }
}
