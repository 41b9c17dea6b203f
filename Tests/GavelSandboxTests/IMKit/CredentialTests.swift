import Testing

@testable import GavelSandbox

@Suite struct CredentialTests {
  @Test func `legacy header names and a bearer prefix are taken`() throws {
    let sandbox = try SandboxFixture()
    let key = sandbox.server.announcement.clientKey
    let token = try sandbox.persona("owner").token
    let accepted: [[String: String]] = [
      ["CLIENT_KEY": key, "Authorization": token],
      ["im-client-key": key, "im-authorization": token],
      ["IM-CLIENT-KEY": key, "IM-Authorization": "Bearer \(token)"],
    ]
    for headers in accepted {
      #expect(try sandbox.send("GET", "/me", headers)?.status == 200)
    }
    let platform = ["API_KEY": sandbox.server.announcement.apiKey]
    #expect(try sandbox.send("GET", "/rooms", platform)?.status == 200)
  }

  @Test func `wrong keys are answered in the form their pages have`() throws {
    let sandbox = try SandboxFixture()
    let token = try sandbox.persona("owner").token
    let wrong = ["IM-CLIENT-KEY": "wrong", "IM-Authorization": token]
    let flat = try #require(try sandbox.send("GET", "/rooms", wrong))
    #expect(flat.status == 401)
    #expect(try flat.json == ["error": "INVALID_CLIENT_KEY", "message": "Invalid client key"])
    let me = try #require(try sandbox.send("GET", "/me", wrong))
    #expect(me.status == 403)
    #expect(try me.json["error"]?["code"] == "INVALID_CLIENT_KEY")
    let missing = try #require(try sandbox.send("GET", "/rooms", ["IM-Authorization": token]))
    #expect(try missing.json["error"] == "MISSING_CLIENT_KEY")
    let api = try #require(try sandbox.send("GET", "/rooms", ["IM-API-KEY": "wrong"]))
    #expect(api.status == 401)
    #expect(try api.json["error"]?["code"] == "INVALID_API_KEY")
    #expect(try sandbox.call(.owner, "POST", "/rooms", [:]).status == 401)
  }

  @Test func `signing in, binding and revoking tokens work at once`() throws {
    let sandbox = try SandboxFixture()
    let key = ["IM-CLIENT-KEY": sandbox.server.announcement.clientKey]
    let signed = try #require(
      try sandbox.send("POST", "/auths/sign/v2", key, ["id": "ops-ines", "nickname": "Inês"]))
    let token = try #require(try signed.json["result"]?["token"]?.text)
    let headers = key.merging(["IM-Authorization": token]) { $1 }
    #expect(try sandbox.send("GET", "/me", headers)?.json["result"]?["nickname"] == "Inês")
    let bound: JSON = ["token": "my own", "expirationDate": "2026-03-02T09:30:00.000Z"]
    #expect(
      try sandbox.call(.platform, "PUT", "/admin/clients/ops-ines/token/", bound).status == 200)
    let own = key.merging(["IM-Authorization": "my own"]) { $1 }
    #expect(try sandbox.send("GET", "/me", own)?.status == 200)
    try sandbox.control("POST", "clock", ["advanceSeconds": 3600])
    #expect(try sandbox.send("GET", "/me", own)?.status == 401)
    #expect(try sandbox.send("GET", "/me", headers)?.status == 200)
    let revoked = try sandbox.call(.platform, "DELETE", "/admin/clients/ops-ines/token").json
    #expect(revoked["result"]?["data"]?.elements?.count == 2)
    #expect(try sandbox.send("GET", "/me", headers)?.status == 401)
  }

  @Test func `a world can be seeded through the documented calls`() throws {
    let sandbox = try SandboxFixture()
    let made = try sandbox.call(
      .platform, "POST", "/admin/clients", ["_id": "zoé/1", "issueAccessToken": true]
    ).json
    #expect(made["result"]?["token"]?.text != nil)
    let listed: JSON = ["data": [["_id": "a"], ["_id": "b", "nickname": "B"]]]
    let count = try sandbox.call(.platform, "POST", "/admin/clients/list", listed).json
    #expect(count["result"] == ["count": 2])
    let room = try sandbox.call(
      .platform, "POST", "/rooms/",
      [
        "_id": "a/../b ?#日", "name": "Odd", "owner": "a", "members": ["a", "b"],
        "roomType": "group",
      ]
    ).json
    #expect(room["result"]?["members"] == ["a", "b"])
    let sent = try sandbox.call(
      .platform, "POST", "/messages",
      ["room": "a/../b ?#日", "sender": "a", "message": "hello", "messageType": "text"]
    ).json
    #expect(sent["result"]?["sender"] == "a")
    let path = "/rooms/a%2F..%2Fb%20%3F%23%E6%97%A5"
    let read = try sandbox.call(.platform, "GET", path).json
    #expect(read["result"]?["lastMessage"]?["message"] == "hello")
    #expect(read["result"]?["owner"]?["id"] == "a")
    #expect(try sandbox.call(.platform, "POST", "/rooms", ["_id": "lobby"]).status == 409)
    let joined = try sandbox.call(.outsider, "POST", "/rooms/createAndJoin", ["invitee": "ana"])
    #expect(try joined.json["result"]?["roomType"] == "direct")
    #expect(try joined.json["result"]?["owner"]?["id"] == "noor")
  }
}
