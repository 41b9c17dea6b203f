import Foundation
import GavelAPI
import GavelModel
import Testing

/// Requests as the pages print them, before they reach the wire.
@Suite struct RequestTests {
  private let dialect = IMKitDialect()
  private let jsonHeader = HTTPHeader("Content-Type", "application/json; charset=utf-8")

  @Test func `deleting a message names room and message`() throws {
    let request = try dialect.perform(
      .deleteMessage("5f890cf37d980e06f6aaf349", room: "test-room-123")
    ).request
    #expect(request.method == .delete)
    #expect(request.target == "/rooms/test-room-123/messages/5f890cf37d980e06f6aaf349")
    #expect(request.headers == [jsonHeader])
    #expect(request.body == nil)
  }

  @Test func `clearing a room deletes all of its messages at once`() throws {
    let request = try dialect.perform(.clearRoom("test-room-123")).request
    #expect(request.method == .delete)
    #expect(request.target == "/rooms/test-room-123/messages/_all")
  }

  @Test func `deleting a room names the room alone`() throws {
    let request = try dialect.perform(.deleteRoom("test-room-123")).request
    #expect(request.method == .delete)
    #expect(request.target == "/rooms/test-room-123")
    #expect(request.headers == [jsonHeader])
  }

  @Test(arguments: [true, false])
  func `removing members sends them in order in one body`(announced: Bool) throws {
    let call = try dialect.removeMembers(["ccc", "bbb"], from: "demo-room", announced: announced)
    #expect(call.request.method == .post)
    #expect(call.request.target == "/rooms/demo-room/delete/members")
    #expect(call.request.headers == [jsonHeader])
    let body = String(decoding: call.request.body ?? Data(), as: UTF8.self)
    #expect(body == #"{"members":["ccc","bbb"],"systemMessage":\#(announced)}"#)
  }

  @Test func `a member given twice is sent once`() throws {
    let call = try dialect.removeMembers(["b", "a", "b"], from: "r", announced: false)
    let body = String(decoding: call.request.body ?? Data(), as: UTF8.self)
    #expect(body == #"{"members":["b","a"],"systemMessage":false}"#)
  }

  @Test func `a member id is quoted as JSON`() throws {
    let call = try dialect.removeMembers(["a\"\\\n\u{1}日本"], from: "r", announced: false)
    let body = try #require(call.request.body)
    let fields = try #require(JSONSerialization.jsonObject(with: body) as? [String: Any])
    #expect(fields["members"] as? [String] == ["a\"\\\n\u{1}日本"])
  }

  @Test func `rooms are listed by age, because activity would reorder the pages`() {
    #expect(
      dialect.rooms(skip: 200, limit: 100).request.target
        == "/rooms?skip=200&limit=100&sort=createdTime")
    #expect(
      dialect.rooms(skip: -1, limit: 0).request.target == "/rooms?skip=0&limit=1&sort=createdTime")
  }

  @Test(arguments: [(0, 1), (1, 1), (50, 50), (100, 100), (5000, 100)])
  func `a history page asks for 1 to 100 messages`(asked: Int, sent: Int) throws {
    let call = try dialect.messages(
      in: "r", hint: RoomHint(), before: nil, limit: asked, asEvidence: false)
    #expect(call.request.target == "/rooms/r/messages/v3?limit=\(sent)")
  }

  @Test func `older history is asked for by its anchor`() throws {
    let call = try dialect.messages(
      in: "r", hint: RoomHint(),
      before: HistoryAnchor(message: "a&b=c", sentAt: Timestamp(milliseconds: 0)), limit: 20,
      asEvidence: false)
    #expect(call.request.target == "/rooms/r/messages/v3?limit=20&beforeMessage=a%26b%3Dc")
  }

  @Test func `user mode sends key, bare token and own id`() {
    #expect(
      dialect.identity(userCredential, userID: "ana") == [
        HTTPHeader("IM-CLIENT-KEY", "client-key"),
        HTTPHeader("IM-Authorization", Secret(testToken)),
        HTTPHeader("IM-CLIENT-ID", "ana"),
      ])
    #expect(dialect.identity(userCredential, userID: nil).count == 2)
    #expect(dialect.identity(userCredential, userID: "a\r\nX: y").count == 2)
  }

  @Test func `platform mode sends the API key alone`() {
    let headers = dialect.identity(.platform(apiKey: Secret("base64=")), userID: "ana")
    #expect(headers == [HTTPHeader("IM-API-KEY", Secret("base64="))])
  }

  @Test func `a platform administrator has no profile to ask for`() {
    #expect(dialect.profile(.platform(apiKey: Secret("k")))?.name == nil)
    #expect(dialect.profile(userCredential)?.request.target == "/me")
  }
}
