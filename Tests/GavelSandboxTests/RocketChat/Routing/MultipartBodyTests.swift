import Testing

@testable import GavelSandbox

/// Reading uploads, and what becomes of them.
@Suite struct MultipartBodyTests {
  private static let text =
    "--x1\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nhey\r\n"
    + "--x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.png\"\r\n"
    + "Content-Type: image/png\r\n\r\n\u{1}\r\n--x\u{2}\r\n--x1--\r\n"

  private func request(_ body: String, _ type: String) throws -> Request {
    var head = try RequestHead(requestLine: Array("POST / HTTP/1.1".utf8)[...])
    try head.addField(line: Array("Content-Type: \(type)".utf8)[...])
    return Request(head: head, body: Array(body.utf8))
  }

  @Test func `fields and files come apart at the boundary alone`() throws {
    let type = "multipart/form-data; boundary=x1"
    let parts = try #require(MultipartBody(try request(Self.text, type))?.parts)
    #expect(parts.map(\.name) == ["description", "file"])
    #expect(parts.map(\.fileName) == [nil, "a b.png"])
    #expect(parts[0].bytes == Array("hey".utf8))
    #expect(parts[1].contentType == "image/png")
    #expect(parts[1].bytes == Array("\u{1}\r\n--x\u{2}".utf8))
  }

  @Test func `what is broken or of another type is refused`() throws {
    let type = "multipart/form-data; boundary=x1"
    #expect(MultipartBody(try request(Self.text, "multipart/form-data")) == nil)
    #expect(MultipartBody(try request(Self.text, "application/json")) == nil)
    #expect(MultipartBody(try request(String(Self.text.dropLast()), type)) != nil)
    #expect(MultipartBody(try request("", type)) == nil)
    #expect(MultipartBody(try request("--x1\r\nno end", type)) == nil)
  }

  @Test func `an uploaded file becomes a message when it is confirmed, once`() throws {
    let sandbox = try WorkspaceFixture()
    var headers = try sandbox.session("ulli")
    headers["Content-Type"] = "multipart/form-data; boundary=x1"
    let answer = try sandbox.send(
      "POST", "/api/v1/rooms.media/GENERAL", headers, bytes: Array(Self.text.utf8))
    let file = try #require(try answer.json["file"])
    #expect(file["url"]?.text?.hasSuffix("a b.png") == true)
    let id = try #require(file["_id"]?.text)
    let path = "rooms.mediaConfirm/GENERAL/\(id)"
    let message = try sandbox.call("ulli", path, ["msg": "look"]).json["message"]
    #expect(message?["file"]?["name"] == "a b.png")
    #expect(message?["msg"] == "look")
    let files = try sandbox.call("ulli", "channels.files?roomId=GENERAL").json["files"]
    #expect(files?.elements?.first?["_id"] == .string(id))
    #expect(try sandbox.call("ulli", path, [:]).errorType == "invalid-file")
    let empty = try sandbox.call("ulli", "rooms.media/GENERAL", [:])
    #expect(empty.errorType == "error-field-missing")
    let hidden = try sandbox.group("hidden", by: "olga")
    #expect(try sandbox.call("ulli", "rooms.media/\(hidden)", [:]).status == 403)
  }
}
