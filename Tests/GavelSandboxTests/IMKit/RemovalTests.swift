import Testing

@testable import GavelSandbox

@Suite struct RemovalTests {
  private let path = "/rooms/general-tw/delete/members"

  private func members(_ sandbox: SandboxFixture) throws -> [String] {
    try sandbox.call(.platform, "GET", "/rooms/general-tw").json["result"]?["members"]?.elements?
      .compactMap { $0["_id"]?.text } ?? []
  }

  @Test func `removed members are gone and the answer is the room after it`() throws {
    let sandbox = try SandboxFixture()
    let answer = try sandbox.call(
      .manager, "POST", path, ["members": ["spam9", "spam-bot", "spam9"], "systemMessage": true])
    #expect(answer.status == 200)
    let result = try #require(try answer.json["result"])
    let ids = result["members"]?.elements?.compactMap { $0["_id"]?.text } ?? []
    #expect(ids.count == 46 && !ids.contains("spam9") && !ids.contains("spam-bot"))
    let last = try #require(result["lastMessage"])
    #expect(last["messageType"] == "deleteMember")
    #expect(last["message"] == "Spambot 9, Spam Bot")
    #expect(last["sender"]?["id"] == "mei")
    #expect(last["member"]?["_id"] == "spam9")
    #expect(last["extra"]?["members"]?.elements?.map { $0["_id"] } == ["spam9", "spam-bot"])
    #expect(last["messageTime"]?.text != nil && last["messageTimeMS"]?.wholeNumber != nil)
  }

  @Test func `without the wish for a system message none is made`() throws {
    let sandbox = try SandboxFixture()
    let before = try sandbox.newest(1, in: "general-tw")
    for body: JSON in [["members": ["spam9"]], ["members": ["spam-bot"], "systemMessage": false]] {
      #expect(try sandbox.call(.owner, "POST", path, body).status == 200)
    }
    #expect(try sandbox.newest(1, in: "general-tw") == before)
  }

  @Test func `one's own id is leaving`() throws {
    let sandbox = try SandboxFixture()
    let body: JSON = ["members": ["tomas"], "systemMessage": true]
    let answer = try sandbox.call(.member, "POST", path, body)
    #expect(answer.status == 200)
    let last = try #require(try answer.json["result"]?["lastMessage"])
    #expect(last["messageType"] == "leaveRoom" && last["sender"]?["id"] == "tomas")
    #expect(try sandbox.call(.member, "GET", "/rooms/general-tw").status == 403)
    #expect(try sandbox.call(.member, "GET", "/rooms/general-tw/messages/v3").status == 403)
    #expect(try sandbox.call(.member, "POST", path, body).status == 400)
  }

  @Test func `oneself and others in one call make one message of each kind`() throws {
    let sandbox = try SandboxFixture()
    let body: JSON = ["members": ["mei", "spam9"], "systemMessage": true]
    #expect(try sandbox.call(.manager, "POST", path, body).status == 200)
    let page = try sandbox.call(.owner, "GET", "/rooms/general-tw/messages/v3?limit=2").json
    let types = page["result"]?["data"]?.elements?.compactMap { $0["messageType"]?.text }
    #expect(types == ["leaveRoom", "deleteMember"])
  }

  @Test func `somebody who is not in the room fails the whole call, in the chosen way`() throws {
    let sandbox = try SandboxFixture()
    let body: JSON = ["members": ["spam9", "noor"]]
    let refused = try sandbox.call(.owner, "POST", path, body)
    #expect(refused.status == 400)
    #expect(try refused.json["error"]?["code"] == "MEMBER_NOT_IN_ROOM")
    #expect(try members(sandbox).contains("spam9"))
    try sandbox.set(["member_not_in_room": "404"])
    #expect(try sandbox.call(.owner, "POST", path, body).status == 404)
    #expect(try members(sandbox).contains("spam9"))
    try sandbox.set(["member_not_in_room": "ignore"])
    #expect(try sandbox.call(.owner, "POST", path, body).status == 200)
    #expect(try !members(sandbox).contains("spam9"))
  }

  @Test(
    arguments: [
      nil, [:], ["members": []], ["members": "spam9"], ["members": [1]], ["members": .null],
      ["members": ["spam9"], "systemMessage": "yes"], [1],
    ] as [JSON?])
  func `a body that names nobody is refused`(body: JSON?) throws {
    let sandbox = try SandboxFixture()
    let answer = try sandbox.call(.owner, "POST", path, body)
    #expect(answer.status == 400)
    #expect(try members(sandbox).count == 48)
  }

  @Test func `only the platform removes the owner, who may leave`() throws {
    let sandbox = try SandboxFixture()
    let answer = try sandbox.call(.manager, "POST", path, ["members": ["ana"]])
    #expect(answer.status == 403)
    #expect(try answer.json["error"]?["code"] == "INSUFFICIENT_PERMISSIONS")
    #expect(try sandbox.call(.platform, "POST", path, ["members": ["ana"]]).status == 200)
    #expect(try sandbox.call(.platform, "GET", "/rooms/general-tw").json["result"]?["owner"] == nil)
    let last = try sandbox.call(
      .owner, "POST", "/rooms/ana-notes/delete/members", ["members": ["ana"]])
    #expect(last.status == 200)
    #expect(try last.json["result"]?["members"] == [])
  }

  @Test func `the older call for one member does the same`() throws {
    let sandbox = try SandboxFixture()
    #expect(try sandbox.call(.owner, "DELETE", "/rooms/general-tw/members/spam9").status == 200)
    #expect(try !members(sandbox).contains("spam9"))
  }
}
