import Testing

@testable import GavelSandbox

/// Reading messages and what happened to them (contract, 8.2).
@Suite struct MessageReadingTests {
  @Test(arguments: SandboxOptions.Compat.allCases)
  func `an unknown message fails without a word`(compat: SandboxOptions.Compat) throws {
    let sandbox = try WorkspaceFixture(compat)
    let unknown = try sandbox.call("ulli", "chat.getMessage?msgId=nothing")
    #expect(unknown.status == 400)
    #expect(try unknown.json == ["success": false])
    let missing = try sandbox.call("ulli", "chat.getMessage")
    #expect(missing.status == 400)
    #expect(
      missing.error
        == (compat == .p6
          ? "The \"msgId\" query parameter must be provided."
          : "must have required property 'msgId'"))
    let room = try sandbox.group("hidden", by: "olga")
    let message = try sandbox.post("psst", by: "olga", to: room)
    let refused = try sandbox.call("root", "chat.getMessage?msgId=\(message)")
    #expect(refused.status == (compat == .p9 ? 403 : 400))
    #expect(refused.error?.hasPrefix("Not allowed") == true)
    let seen = try sandbox.call("olga", "chat.getMessage?msgId=\(message)").json["message"]
    #expect(seen?["msg"] == "psst")
  }

  @Test func `deleted ids can be asked for without seeing the room`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.group("sealed", by: "olga")
    let message = try sandbox.post("gone", by: "olga", to: room)
    #expect(try sandbox.deleteMessage(message, in: room, by: "olga").isSuccess)
    let path = "chat.getDeletedMessages?roomId=\(room)"
    let list = try sandbox.call("ulli", "\(path)&since=2020-01-01T00:00:00.000Z").json
    #expect(list["messages"] == [["_id": .string(message)]])
    #expect(list["total"] == 1)
    let sentence = "The required \"since\" query param is missing."
    let missing = try sandbox.call("ulli", path)
    #expect(missing.error == "[\(sentence)]")
    #expect(missing.errorType == sentence)
    let bad = try sandbox.call("ulli", "\(path)&since=soon")
    #expect(bad.errorType == "The \"since\" query parameter must be a valid date.")
  }

  @Test func `synchronising tells what changed and what went since a date`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("synced", by: "olga")
    let first = try sandbox.post("one", by: "olga", to: room)
    let second = try sandbox.post("two", by: "olga", to: room)
    #expect(try sandbox.deleteMessage(first, in: room, by: "olga").isSuccess)
    let path = "chat.syncMessages?roomId=\(room)"
    let result = try sandbox.call("olga", "\(path)&lastUpdate=2020-01-01T00:00:00.000Z")
      .json["result"]
    #expect(result?["updated"]?.elements?.first?["_id"] == .string(second))
    #expect(result?["deleted"]?.elements?.first?["_id"] == .string(first))
    #expect(result?["deleted"]?.elements?.first?["_deletedAt"]?.text != nil)
    let nothing = try sandbox.call("olga", "\(path)&lastUpdate=2090-01-01T00:00:00.000Z")
    #expect(try nothing.json["result"] == ["updated": [], "deleted": []])
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `synchronising names what is missing in the words of its time`(
    compat: SandboxOptions.Compat
  ) throws {
    let sandbox = try WorkspaceFixture(compat)
    let isOld = compat == .p6
    let roomless = try sandbox.call("ulli", "chat.syncMessages?lastUpdate=2020-01-01")
    #expect(
      roomless.errorType == (isOld ? "error-roomId-param-not-provided" : "error-param-required"))
    let dateless = try sandbox.call("ulli", "chat.syncMessages?roomId=GENERAL")
    #expect(
      dateless.errorType
        == (isOld ? "error-lastUpdate-param-not-provided" : "error-param-required"))
    let bad = try sandbox.call("ulli", "chat.syncMessages?roomId=GENERAL&lastUpdate=soon")
    #expect(
      bad.errorType
        == (isOld ? "error-roomId-param-invalid" : "error-lastUpdate-param-invalid"))
    let room = try sandbox.group("unseen", by: "olga")
    let refused = try sandbox.call(
      "root", "chat.syncMessages?roomId=\(room)&lastUpdate=2020-01-01T00:00:00.000Z")
    #expect(refused.status == (compat == .p9 ? 403 : 400))
    #expect(refused.errorType == (compat == .p9 ? "error-forbidden" : "error-not-allowed"))
  }

  @Test func `newer servers give changes page by page along a cursor`() throws {
    let sandbox = try WorkspaceFixture(.p8)
    let room = try sandbox.channel("cursor", by: "olga")
    var sent: [String] = []
    for number in 1...5 {
      sent.append(try sandbox.post("\(number)", by: "olga", to: room))
      try sandbox.control("POST", "clock", ["advanceSeconds": 1])
    }
    var path = "chat.syncMessages?roomId=\(room)&type=UPDATED&count=2"
    var seen: [String] = []
    var cursor = JSON.null
    for _ in 0..<9 {
      let result = try #require(try sandbox.call("olga", path).json["result"])
      seen += try #require(result["updated"]?.elements).compactMap { $0["_id"]?.text }
      cursor = result["cursor"]?["next"] ?? .null
      guard let next = cursor.text else { break }
      path = "chat.syncMessages?roomId=\(room)&type=UPDATED&count=2&next=\(next)"
    }
    #expect(cursor == .null)
    #expect(seen.filter(sent.contains) == sent)
    #expect(try sandbox.deleteMessage(sent[0], in: room, by: "olga").isSuccess)
    let deleted = try sandbox.call(
      "olga", "chat.syncMessages?roomId=\(room)&type=DELETED&count=5")
    #expect(try deleted.json["result"]?["deleted"]?.elements?.first?["_id"] == .string(sent[0]))
    let both = try sandbox.call(
      "olga", "chat.syncMessages?roomId=\(room)&type=UPDATED&next=1&previous=2")
    #expect(both.errorType == "error-cursor-conflict")
  }

  @Test func `a search finds the newest first, gives no total and ends softly`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("searched", by: "olga")
    for text in ["Needle one", "hay", "a needle two"] {
      _ = try sandbox.post(text, by: "olga", to: room)
    }
    let path = "chat.search?roomId=\(room)&searchText=NEEDLE"
    let found = try sandbox.call("olga", path).json
    #expect(found["messages"]?.elements?.map { $0["msg"] } == ["a needle two", "Needle one"])
    #expect(found["total"] == nil)
    let beyond = try sandbox.call("olga", "\(path)&offset=9999").json
    #expect(beyond["messages"] == [])
    #expect(try sandbox.call("olga", "chat.search?roomId=\(room)").status == 400)
  }

  @Test func `threads are listed with their replies in order`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("talk", by: "olga")
    let parent = try sandbox.post("question", by: "olga", to: room)
    let replies = try ["yes", "no"].map {
      try sandbox.post($0, by: "olga", to: room, thread: parent)
    }
    let threads = try sandbox.call("olga", "chat.getThreadsList?rid=\(room)").json
    #expect(threads["threads"]?.elements?.compactMap { $0["_id"]?.text } == [parent])
    #expect(threads["threads"]?.elements?.first?["tcount"] == 2)
    let inside = try sandbox.call("olga", "chat.getThreadMessages?tmid=\(parent)").json
    #expect(inside["messages"]?.elements?.compactMap { $0["_id"]?.text } == replies)
    try sandbox.set(["Threads_enabled": false])
    let off = try sandbox.call("olga", "chat.getThreadMessages?tmid=\(parent)")
    #expect(off.errorType == "error-not-allowed")
  }

  @Test func `pins, stars, mentions and reactions are kept and listed`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("marked", by: "olga", members: ["ulli"])
    let message = try sandbox.post("hello @olga", by: "ulli", to: room)
    let body: JSON = ["messageId": .string(message)]
    let refused = try sandbox.call("ulli", "chat.pinMessage", body)
    #expect(refused.errorType == "not-authorized")
    let note = try sandbox.call("olga", "chat.pinMessage", body).json["message"]
    #expect(note?["t"] == "message_pinned")
    #expect(try sandbox.call("olga", "chat.starMessage", body).isSuccess)
    let reaction: JSON = ["messageId": .string(message), "emoji": "smile"]
    #expect(try sandbox.call("olga", "chat.react", reaction).isSuccess)
    for list in ["getPinnedMessages", "getStarredMessages", "getMentionedMessages"] {
      let found = try sandbox.call("olga", "chat.\(list)?roomId=\(room)").json
      #expect(found["messages"]?.elements?.compactMap { $0["_id"]?.text } == [message])
    }
    let marked = try sandbox.call("olga", "chat.getMessage?msgId=\(message)").json["message"]
    #expect(marked?["pinned"] == true)
    #expect(marked?["reactions"] == [":smile:": ["usernames": ["olga"]]])
    #expect(try sandbox.call("olga", "chat.unPinMessage", body).isSuccess)
    #expect(try sandbox.call("olga", "chat.unStarMessage", body).isSuccess)
    let none = try sandbox.call("olga", "chat.getStarredMessages?roomId=\(room)").json
    #expect(none["total"] == 0)
    let unknown = try sandbox.call("olga", "chat.pinMessage", ["messageId": "nothing"])
    #expect(unknown.errorType == "error-message-not-found")
  }
}
