import Testing

@testable import GavelSandbox

/// What a public client sets on rooms beside their names and members.
@Suite struct FamilyMarkTests {
  @Test func `a join code is asked for, and never shown`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("coded", by: "olga")
    let body: JSON = ["roomId": .string(room), "joinCode": "sesame"]
    let channel = try sandbox.call("olga", "channels.setJoinCode", body).json["channel"]
    #expect(channel?["joinCodeRequired"] == true)
    #expect(channel?["joinCode"] == nil)
    let wrong: JSON = ["roomId": .string(room), "joinCode": "open"]
    #expect(try sandbox.call("ulli", "channels.join", wrong).errorType == "error-code-invalid")
    #expect(try sandbox.call("ulli", "channels.join", body).isSuccess)
    let other: JSON = ["roomId": "GENERAL", "joinCode": "x"]
    #expect(
      try sandbox.call("ulli", "channels.setJoinCode", other).errorType
        == "error-action-not-allowed")
  }

  @Test func `custom fields and favourites are kept`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.group("fielded", by: "olga")
    let body: JSON = ["roomId": .string(room), "customFields": ["floor": "3"]]
    let group = try sandbox.call("olga", "groups.setCustomFields", body).json["group"]
    #expect(group?["customFields"] == ["floor": "3"])
    let favorite: JSON = ["roomName": "general", "favorite": true]
    #expect(try sandbox.call("ulli", "rooms.favorite", favorite).isSuccess)
    let unknown: JSON = ["roomId": "nowhere", "favorite": true]
    #expect(try sandbox.call("ulli", "rooms.favorite", unknown).errorType == "error-room-not-found")
  }

  @Test func `a group is encrypted only where that is switched on`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.group("vault", by: "olga")
    let body: JSON = ["roomId": .string(room), "encrypted": true]
    #expect(try sandbox.call("olga", "groups.setEncrypted", body).status == 400)
    try sandbox.set(["E2E_Enable": true])
    let group = try sandbox.call("olga", "groups.setEncrypted", body).json["group"]
    #expect(group?["encrypted"] == true)
  }

  @Test func `a channel is made default once and mentions in it are listed`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("entry", by: "olga")
    let body: JSON = ["roomId": .string(room), "default": true]
    let channel = try sandbox.call("olga", "channels.setDefault", body).json["channel"]
    #expect(channel?["default"] == true)
    #expect(try sandbox.call("olga", "channels.setDefault", body).status == 400)
    _ = try sandbox.post("hello @olga", by: "ulli", to: "GENERAL")
    let list = try sandbox.call(
      "olga", "channels.getAllUserMentionsByChannel?roomId=GENERAL"
    ).json
    #expect(list["mentions"]?.elements?.first?["msg"] == "hello @olga")
  }
}
