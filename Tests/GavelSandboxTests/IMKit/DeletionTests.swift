import Testing

@testable import GavelSandbox

/// Bodies as the page "Delete a Message" and the page "Delete a Room" print them.
@Suite struct DeletionTests {
  @Test func `a deleted message is answered as the page shows`() throws {
    let sandbox = try SandboxFixture()
    let id = try sandbox.newest(1, in: "general-tw")[0]
    let answer = try sandbox.call(.manager, "DELETE", "/rooms/general-tw/messages/\(id)")
    #expect(answer.status == 200)
    var body = try answer.json
    let time = try #require(body["result"]?["deletedAt"]?.text)
    #expect(time.count == 24 && time.hasSuffix("Z"))
    body = body.replacing("deletedAt", with: "T")
    #expect(
      body == [
        "RC": 0, "RM": "Message deleted successfully",
        "result": [
          "deletedCount": 1, "roomID": "general-tw", "messageID": .string(id), "deletedBy": "mei",
          "deletedAt": "T",
        ],
      ])
  }

  @Test func `a cleared room keeps its members and tells how many went`() throws {
    let sandbox = try SandboxFixture()
    let answer = try sandbox.call(.owner, "DELETE", "/rooms/general-tw/messages/_all")
    #expect(
      try answer.json.replacing("deletedAt", with: "T") == [
        "RC": 0, "RM": "All messages deleted successfully",
        "result": [
          "deletedCount": 640, "roomID": "general-tw", "messageID": "_all", "deletedBy": "ana",
          "deletedAt": "T",
        ],
      ])
    let again = try sandbox.call(.owner, "DELETE", "/rooms/general-tw/messages/_all").json
    #expect(again["result"]?["deletedCount"] == 0)
    let room = try sandbox.call(.owner, "GET", "/rooms/general-tw").json["result"]
    #expect(room?["members"]?.elements?.count == 48)
    #expect(room?["lastMessage"] == nil)
  }

  @Test func `bad credentials are answered as the page shows`() throws {
    let sandbox = try SandboxFixture()
    let expected: JSON = [
      "RC": 401, "RM": "Unauthorized",
      "error": ["code": "INVALID_TOKEN", "message": "Invalid or expired token"],
    ]
    let headers = ["IM-CLIENT-KEY": sandbox.server.announcement.clientKey]
    for headers in [[:], headers, headers.merging(["IM-Authorization": "no"]) { $1 }] {
      let answer = try #require(try sandbox.send("DELETE", "/rooms/lobby/messages/x", headers))
      #expect(answer.status == 401)
      #expect(try answer.json == expected)
    }
  }

  @Test func `without the power to delete the answer is the page's, in the singular`() throws {
    let sandbox = try SandboxFixture()
    let id = try sandbox.newest(1, in: "general-tw")[0]
    let expected: JSON = [
      "RC": 403, "RM": "Permission denied",
      "error": [
        "code": "INSUFFICIENT_PERMISSION",
        "message": "Only platform admin, room owner or room manager can delete messages",
      ],
    ]
    for caller in [SandboxFixture.Caller.member, .outsider] {
      for target in [id, "_all"] {
        let answer = try sandbox.call(caller, "DELETE", "/rooms/general-tw/messages/\(target)")
        #expect(answer.status == 403)
        #expect(try answer.json == expected)
      }
    }
  }

  @Test func `what is not there is answered as the page shows`() throws {
    let sandbox = try SandboxFixture()
    let missingMessage: JSON = [
      "RC": 404, "RM": "Message not found",
      "error": [
        "code": "MESSAGE_NOT_FOUND",
        "message": "The specified message does not exist in this room",
      ],
    ]
    let missingRoom: JSON = [
      "RC": 404, "RM": "Room not found",
      "error": ["code": "ROOM_NOT_FOUND", "message": "The specified room does not exist"],
    ]
    let elsewhere = try sandbox.newest(1, in: "lobby")[0]
    for id in [elsewhere, "5f890cf37d980e06f6aaf349", "nonsense", elsewhere.uppercased() + "0"] {
      let answer = try sandbox.call(.owner, "DELETE", "/rooms/general-tw/messages/\(id)")
      #expect(answer.status == 404)
      #expect(try answer.json == missingMessage)
    }
    let answer = try sandbox.call(.owner, "DELETE", "/rooms/nowhere/messages/\(elsewhere)")
    #expect(answer.status == 404)
    #expect(try answer.json == missingRoom)
    let id = try sandbox.newest(1, in: "general-tw")[0]
    #expect(try sandbox.call(.owner, "DELETE", "/rooms/general-tw/messages/\(id)").status == 200)
    #expect(try sandbox.call(.owner, "DELETE", "/rooms/general-tw/messages/\(id)").status == 404)
    try sandbox.set(["bad_message_id": "400"])
    #expect(try sandbox.call(.owner, "DELETE", "/rooms/general-tw/messages/zz").status == 400)
    #expect(try sandbox.call(.owner, "DELETE", "/rooms/general-tw/messages/\(id)").status == 404)
  }

  @Test func `a deleted room takes everything with it`() throws {
    let sandbox = try SandboxFixture()
    let answer = try sandbox.call(.owner, "DELETE", "/rooms/general-tw", [:])
    #expect(try answer.json == ["RC": 0, "RM": "OK", "result": ["n": 1, "ok": 1]])
    #expect(try sandbox.call(.member, "GET", "/rooms/general-tw").status == 404)
    let ids = try sandbox.call(.member, "GET", "/rooms/ids").json["result"]?["data"]
    #expect(ids?.texts?.contains("general-tw") == false)
    let again = try sandbox.call(.owner, "DELETE", "/rooms/general-tw")
    #expect(again.status == 404)
    #expect(try again.json["error"]?["code"] == "ROOM_NOT_FOUND")
    try sandbox.set(["delete_room_missing": "n0"])
    let quiet = try sandbox.call(.owner, "DELETE", "/rooms/general-tw")
    #expect(try quiet.json == ["RC": 0, "RM": "OK", "result": ["n": 0, "ok": 1]])
  }

  @Test func `the platform may delete, in its own name or in a user's`() throws {
    let sandbox = try SandboxFixture()
    let ids = try sandbox.newest(2, in: "lobby")
    let own = try sandbox.call(.platform, "DELETE", "/rooms/lobby/messages/\(ids[0])").json
    #expect(own["result"]?["deletedBy"] == "platform-admin")
    var headers = try sandbox.headers(.platform)
    headers["IM-CLIENT-ID"] = "noor"
    let other = try sandbox.send("DELETE", "/rooms/lobby/messages/\(ids[1])", headers)
    #expect(try other?.json["result"]?["deletedBy"] == "noor")
  }

  @Test func `the room's last message follows what is left`() throws {
    let sandbox = try SandboxFixture()
    let ids = try sandbox.newest(200, in: "lobby").sorted(by: >)
    func last() throws -> String? {
      try sandbox.call(.owner, "GET", "/rooms/lobby").json["result"]?["lastMessage"]?["_id"]?.text
    }
    #expect(try last() == ids[0])
    try sandbox.call(.owner, "DELETE", "/rooms/lobby/messages/\(ids[0])")
    #expect(try last() == ids[1])
  }
}

extension JSON {
  /// Returns the value with the field of that name inside `result` replaced.
  func replacing(_ field: String, with value: JSON) -> JSON {
    guard var object = fields, var result = object["result"]?.fields else { return self }
    result[field] = value
    object["result"] = .object(result)
    return .object(object)
  }
}
