import Testing

@testable import GavelSandbox

/// `chat.delete` (contract, 8.1).
@Suite struct MessageDeletionTests {
  @Test func `a deletion answers with the time as text and the message it was`() throws {
    let sandbox = try WorkspaceFixture()
    let message = try sandbox.post("bye", by: "ulli", to: "GENERAL")
    let before = try #require(try sandbox.room("GENERAL")["messages"]?.elements?.count)
    let body = try sandbox.deleteMessage(message, in: "GENERAL", by: "ulli").json
    #expect(body["success"] == true)
    #expect(body["_id"] == .string(message))
    #expect(body["ts"]?.text.flatMap(Int64.init) != nil)
    #expect(body["message"]?["rid"] == "GENERAL")
    #expect(body["message"]?["u"]?["username"] == "ulli")
    #expect(try sandbox.room("GENERAL")["messages"]?.elements?.count == before - 1)
    let gone = try sandbox.call(
      "mona", "chat.getDeletedMessages?roomId=GENERAL&since=2000-01-01T00:00:00.000Z"
    ).json
    #expect(gone["messages"]?.elements?.contains(["_id": .string(message)]) == true)
  }

  @Test(
    arguments: [
      (false, false, nil, false), (false, true, "rm", false), (true, false, "", true),
      (true, true, "rm", false),
    ] as [(Bool, Bool, String?, Bool)])
  func `two settings decide what is left of a message`(
    keeps: Bool, shows: Bool, type: String?, isHidden: Bool
  ) throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("left", by: "olga")
    let message = try sandbox.post("secret", by: "olga", to: room)
    try sandbox.set([
      "Message_KeepHistory": .bool(keeps), "Message_ShowDeletedStatus": .bool(shows),
    ])
    #expect(try sandbox.deleteMessage(message, in: room, by: "olga").isSuccess)
    let stored = try sandbox.stored(message, in: room)
    #expect(stored?["type"]?.text == type)
    #expect(stored?["hidden"]?.flag ?? false == isHidden)
    if type == "rm" { #expect(stored?["text"] == "") }
    let all = try #require(try sandbox.room(room)["messages"]?.elements)
    let copies = all.filter { $0["text"] == "secret" && $0["id"]?.text != message }
    #expect(copies.count == (keeps && shows ? 1 : 0))
    #expect(copies.allSatisfy { $0["hidden"] == true })
    let seen = try sandbox.call("olga", "channels.history?roomId=\(room)").json["messages"]
    #expect(seen?.elements?.contains { $0["msg"] == "secret" } == false)
  }

  @Test func `a thread's first message stays as removed and its replies stay`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("threads", by: "olga")
    let parent = try sandbox.post("first", by: "olga", to: room)
    let reply = try sandbox.post("second", by: "olga", to: room, thread: parent)
    #expect(try sandbox.deleteMessage(parent, in: room, by: "olga").isSuccess)
    #expect(try sandbox.stored(parent, in: room)?["type"] == "rm")
    #expect(try sandbox.stored(reply, in: room)?["text"] == "second")
    let message = try sandbox.call("olga", "chat.getMessage?msgId=\(parent)").json["message"]
    #expect(message?["tcount"] == 1)
    #expect(message?["editedBy"]?["username"] == "olga")
    #expect(try sandbox.deleteMessage(reply, in: room, by: "olga").isSuccess)
    let lonely = try sandbox.call("olga", "chat.getMessage?msgId=\(parent)").json["message"]
    #expect(lonely?["tcount"] == nil)
  }

  @Test func `the message that stands for a discussion takes the discussion with it`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("parent", by: "olga")
    let made = try sandbox.call(
      "olga", "rooms.createDiscussion", ["prid": .string(room), "t_name": "aside"]
    ).json
    let discussion = try #require(made["discussion"]?["_id"]?.text)
    let anchor = try #require(
      try sandbox.room(room)["messages"]?.elements?.first { $0["discussion"] != nil }?["id"]?.text)
    #expect(try sandbox.deleteMessage(anchor, in: room, by: "olga").isSuccess)
    #expect(try !sandbox.hasRoom(discussion))
  }

  @Test func `the room's counter and newest message follow`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("counted", by: "olga")
    _ = try sandbox.post("older", by: "olga", to: room)
    let newest = try sandbox.post("newer", by: "olga", to: room)
    let path = "channels.info?roomId=\(room)"
    let before = try sandbox.call("olga", path).json["channel"]
    #expect(before?["lastMessage"]?["msg"] == "newer")
    #expect(try sandbox.deleteMessage(newest, in: room, by: "olga").isSuccess)
    let after = try sandbox.call("olga", path).json["channel"]
    #expect(after?["lastMessage"]?["msg"] == "older")
    #expect(after?["msgs"]?.wholeNumber == before?["msgs"]?.wholeNumber.map { $0 - 1 })
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `wrong ids are answered in sentences`(compat: SandboxOptions.Compat) throws {
    let sandbox = try WorkspaceFixture(compat)
    let message = try sandbox.post("here", by: "ulli", to: "GENERAL")
    let unknown = try sandbox.deleteMessage("nothing", in: "GENERAL", by: "ulli")
    #expect(unknown.status == 400)
    #expect(unknown.error == "No message found with the id of \"nothing\".")
    #expect(unknown.errorType == nil)
    let misplaced = try sandbox.deleteMessage(message, in: "elsewhere", by: "ulli")
    #expect(
      misplaced.error == "The room id provided does not match where the message is from.")
    let short = try sandbox.call("ulli", "chat.delete", ["roomId": "GENERAL"])
    #expect(short.status == 400)
    #expect(
      short.error
        == (compat == .p6
          ? "Match error: Missing key 'msgId'" : "must have required property 'msgId'"))
    #expect(short.errorType == (compat == .p6 ? nil : "invalid-params"))
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `others' messages need a permission, or its author's name`(
    compat: SandboxOptions.Compat
  ) throws {
    let sandbox = try WorkspaceFixture(compat)
    let room = try sandbox.group("closed", by: "olga", members: ["ulli"])
    let message = try sandbox.post("mine", by: "olga", to: room)
    let refused = try sandbox.deleteMessage(message, in: room, by: "ulli")
    #expect(refused.status == 400)
    #expect(refused.error == "Not allowed [error-action-not-allowed]")
    #expect(refused.errorType == "error-action-not-allowed")
    let disguised = try sandbox.deleteMessage(message, in: room, by: "ulli", asUser: true)
    #expect(disguised.status == (compat == .p9 ? 403 : 400))
    #expect(
      disguised.error
        == "Unauthorized. You must have the permission \"force-delete-message\" to delete "
        + "other's message as them.")
    #expect(disguised.errorType == (compat == .p9 ? "error-forbidden" : nil))
    // The administrator is not in the room: only in the author's name does it work.
    #expect(try sandbox.deleteMessage(message, in: room, by: "root").status == 400)
    #expect(try sandbox.deleteMessage(message, in: room, by: "root", asUser: true).isSuccess)
  }

  @Test func `in the name of an author who left the room nothing is deleted`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.group("left-behind", by: "olga", members: ["ulli"])
    let message = try sandbox.post("still here", by: "ulli", to: room)
    #expect(try sandbox.call("ulli", "groups.leave", ["roomId": .string(room)]).isSuccess)
    let answer = try sandbox.deleteMessage(message, in: room, by: "root", asUser: true)
    #expect(answer.errorType == "error-action-not-allowed")
  }

  @Test func `deleting can be switched off, and ends with the age of a message`() throws {
    let sandbox = try WorkspaceFixture()
    let message = try sandbox.post("old", by: "ulli", to: "GENERAL")
    try sandbox.set(["Message_AllowDeleting": false])
    #expect(try sandbox.deleteMessage(message, in: "GENERAL", by: "ulli").status == 400)
    try sandbox.set([
      "Message_AllowDeleting": true, "Message_AllowDeleting_BlockDeleteInMinutes": 5,
    ])
    try sandbox.control("POST", "clock", ["advanceSeconds": 420])
    let late = try sandbox.deleteMessage(message, in: "GENERAL", by: "ulli")
    #expect(late.errorType == "error-action-not-allowed")
    #expect(try sandbox.deleteMessage(message, in: "GENERAL", by: "root").isSuccess)
  }

  @Test func `a read-only room lets its writers delete, unless the age is limited`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("notices", by: "olga", members: ["ulli"])
    let message = try sandbox.post("mine", by: "ulli", to: room)
    let body: JSON = ["roomId": .string(room), "readOnly": true]
    #expect(try sandbox.call("olga", "channels.setReadOnly", body).isSuccess)
    let refused = try sandbox.deleteMessage(message, in: room, by: "ulli")
    #expect(refused.error == "You can't delete messages because the room is readonly.")
    // The platform looks at the age first and then forgets to look at the room.
    try sandbox.set(["Message_AllowDeleting_BlockDeleteInMinutes": 60])
    #expect(try sandbox.deleteMessage(message, in: room, by: "ulli").isSuccess)
  }
}
