import Testing

@testable import GavelSandbox

/// Sending and changing messages.
@Suite struct PostingTests {
  @Test func `a message goes to a room by id or name and echoes what was asked`() throws {
    let sandbox = try WorkspaceFixture()
    for target in ["GENERAL", "#general", "general"] {
      let sent = try sandbox.call(
        "ulli", "chat.postMessage", ["channel": .string(target), "text": "hello"]
      ).json
      #expect(sent["channel"] == .string(target))
      #expect(sent["message"]?["rid"] == "GENERAL")
      #expect(sent["ts"]?.wholeNumber != nil)
    }
    let silent = try sandbox.call("ulli", "chat.postMessage", ["roomId": "GENERAL"]).json
    #expect(silent["message"]?["msg"] == "")
    let nowhere = try sandbox.call("ulli", "chat.postMessage", ["channel": "nowhere"])
    #expect(nowhere.error == "[invalid-channel]")
  }

  @Test func `a message to a user makes the direct room`() throws {
    let sandbox = try WorkspaceFixture()
    let id = try sandbox.directID("ulli", "olga")
    _ = try sandbox.call("ulli", "im.create", ["username": "olga"])
    let sent = try sandbox.call("ulli", "chat.postMessage", ["channel": "@olga", "text": "hi"])
    #expect(try sent.json["message"]?["rid"] == .string(id))
  }

  @Test func `a client may choose the id, once`() throws {
    let sandbox = try WorkspaceFixture()
    let body: JSON = ["message": ["rid": "GENERAL", "msg": "mine", "_id": "42"]]
    #expect(try sandbox.call("ulli", "chat.sendMessage", body).json["message"]?["_id"] == "42")
    let again = try sandbox.call("ulli", "chat.sendMessage", body)
    #expect(try again.json == ["success": false])
    let roomless = try sandbox.call("ulli", "chat.sendMessage", ["message": ["msg": "x"]])
    #expect(roomless.error == "The 'rid' property on the message object is missing.")
  }

  @Test func `who is muted or outside cannot write`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("quiet", by: "olga", members: ["ulli"])
    let mute: JSON = ["roomId": .string(room), "username": "ulli"]
    #expect(try sandbox.call("olga", "rooms.muteUser", mute).isSuccess)
    let body: JSON = ["message": ["rid": .string(room), "msg": "no"]]
    #expect(try sandbox.call("ulli", "chat.sendMessage", body).error == "You_have_been_muted")
    let closed = try sandbox.group("inside", by: "olga")
    let outside: JSON = ["message": ["rid": .string(closed), "msg": "no"]]
    #expect(try sandbox.call("root", "chat.sendMessage", outside).error == "error-not-allowed")
  }

  @Test func `an edit is marked and needs the author or a permission`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("edited", by: "olga", members: ["ulli"])
    let message = try sandbox.post("befor", by: "olga", to: room)
    let edit: JSON = [
      "roomId": .string(room), "msgId": .string(message), "text": "before",
    ]
    let refused = try sandbox.call("ulli", "chat.update", edit)
    #expect(refused.error == "Message editing not allowed [error-action-not-allowed]")
    let changed = try sandbox.call("olga", "chat.update", edit).json["message"]
    #expect(changed?["msg"] == "before")
    #expect(changed?["editedBy"]?["username"] == "olga")
    #expect(changed?["editedAt"]?.text != nil)
  }
}
