import GavelModel
import Testing

@testable import GavelAPI

/// One message in all its shapes, and what changed in a room.
@Suite struct MessageReadingTests {
  private func read(_ fields: String, asEvidence: Bool = false) throws -> Message {
    let endpoint = try #require(
      try rocketChat.message("m", in: "r", asEvidence: asEvidence))
    return try follow(
      endpoint,
      [
        Link(
          "GET chat.getMessage?msgId=m",
          #"{"message":{"_id":"m","rid":"r"\#(fields)},"success":true}"#)
      ])
  }

  @Test func `the fields of a message find their places`() throws {
    let message = try read(
      """
      ,"msg":"hi","ts":"2026-11-20T17:03:11.402Z","u":{"_id":"b","username":"bob","name":"Bob B"},\
      "_updatedAt":"2026-11-20T17:03:11.500Z","editedAt":"2026-11-20T17:04:00.000Z","tmid":"p",\
      "tcount":4,"drid":"d","pinned":true,"md":[{}],"alias":"x","authToken":"s",\
      "files":[{"name":"a.png"},{"name":"thumb-a.png","typeGroup":"thumb"}],"reactions":{}
      """)
    #expect(message.text == "hi")
    #expect(message.type == "text")
    #expect(message.author == Person(id: "b", name: "Bob B", username: "bob"))
    #expect(message.sentAt == Timestamp(iso8601: "2026-11-20T17:03:11.402Z"))
    #expect(message.updatedAt == Timestamp(iso8601: "2026-11-20T17:03:11.500Z"))
    #expect(message.editedAt == Timestamp(iso8601: "2026-11-20T17:04:00.000Z"))
    #expect(message.replyTo == "p")
    #expect(message.replyCount == 4)
    #expect(message.discussion == "d")
    #expect(message.isPinned)
    #expect(message.attachments == ["a.png"])
    #expect(message.raw?.text == #"{"alias":"x"}"#)
  }

  @Test func `a system message has the platform's type`() throws {
    let message = try read(#","t":"ru","msg":"eve""#)
    #expect(message.type == "ru")
    #expect(message.text == "eve")
  }

  @Test func `an upload without text has its caption, a quote is no file`() throws {
    let message = try read(
      """
      ,"msg":"","bot":{"i":"1"},"u":{"_id":"b"},"attachments":[{"message_link":"http://x",\
      "title":"q"},{"title":"cat.png","description":"look"},{"image_url":"/y.png"}]
      """)
    #expect(message.text == "look")
    #expect(message.attachments == ["cat.png", "/y.png"])
    #expect(message.author?.isBot == true)
  }

  @Test func `evidence keeps all but private fields`() throws {
    let raw = try read(#","msg":"hi","u":{"_id":"b","emails":["a@b"]}"#, asEvidence: true).raw
    #expect(raw?.text == #"{"_id":"m","rid":"r","msg":"hi","u":{"_id":"b"}}"#)
  }

  @Test(arguments: [#","t":"rm""#, #","_hidden":true"#])
  func `what was deleted or hidden is not there`(fields: String) {
    let code = fields.contains("rm") ? ServerAnswer.removed : nil
    #expect(throws: APIError.notFound(ServerAnswer(status: 200, code: code))) { try read(fields) }
  }

  @Test func `an unknown message is a no without a word, a closed one has a code`() throws {
    let endpoint = try #require(try rocketChat.message("m", in: "r", asEvidence: false))
    #expect(endpoint.refusal(Said.nothing, status: 400) == .notFound(ServerAnswer(status: 400)))
    let closed = #"{"success":false,"error":"error-not-allowed"}"#
    #expect(endpoint.refusal(closed, status: 400)?.name == "forbidden")
    #expect(endpoint.refusal(Said.forbidden9, status: 403)?.name == "forbidden")
    let other = #"{"message":{"_id":"other"},"success":true}"#
    #expect(endpoint.refusal(other, status: 200)?.name == "malformed")
    let elsewhere = #"{"message":{"_id":"m","rid":"x"},"success":true}"#
    #expect(endpoint.refusal(elsewhere, status: 200)?.name == "notFound")
  }

  @Test func `changes count what left only its record as deleted`() throws {
    let since = try #require(Timestamp(iso8601: "2026-11-20T00:00:00.000Z"))
    let endpoint = try #require(try rocketChat.messageChanges(in: "r", since: since))
    let changes = try follow(
      endpoint,
      [
        Link(
          "GET chat.syncMessages?roomId=r&lastUpdate=2026-11-20T00:00:00.000Z",
          """
          {"result":{"updated":[{"_id":"a","msg":"x"},{"_id":"b","t":"rm","editedAt":\
          "2026-11-20T01:00:00.000Z"},{"_id":"c","_hidden":true}],"deleted":[{"_id":"d",\
          "_deletedAt":"2026-11-20T02:00:00.000Z"}]},"success":true}
          """)
      ])
    #expect(changes.updated.map(\.id) == ["a"])
    #expect(Set(changes.deleted.keys) == ["b", "c", "d"])
    #expect(changes.deleted["b"] == Timestamp(iso8601: "2026-11-20T01:00:00.000Z"))
    #expect(changes.deleted["c"] == begun)
    #expect(endpoint.refusal(#"{"success":true}"#, status: 200)?.name == "malformed")
  }
}
