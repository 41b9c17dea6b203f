import GavelAPI
import GavelModel
import Testing

/// Every documented error, by its HTTP status, code and words.
@Suite struct ErrorTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var status: Int
    var code: String
    var words: String
    var testDescription: String { "\(status) \(code)" }
  }

  static let framed: [Row] = [
    Row(status: 400, code: "INVALID_SEARCH_TYPE", words: "Invalid search parameters"),
    Row(status: 400, code: "INVALID_USER_ID", words: "Invalid user ID"),
    Row(status: 400, code: "SELF_BLOCK_FORBIDDEN", words: "Cannot block yourself"),
    Row(status: 400, code: "ROOM_NOT_MUTED", words: "Room is not muted"),
    Row(status: 400, code: "INVALID_QUERY", words: "Invalid query syntax"),
    Row(status: 400, code: "INVALID_BODY", words: "Bad Request"),
    Row(status: 400, code: "INVALID_CONFIG_FORMAT", words: "Invalid request format"),
    Row(status: 400, code: "INVALID_TAGS", words: "Invalid parameters"),
    Row(status: 400, code: "INVALID_ROOM_TAGS", words: "Invalid parameters"),
    Row(status: 400, code: "MISSING_PARAMETER", words: "Bad Request"),
    Row(status: 401, code: "INVALID_TOKEN", words: "Unauthorized"),
    Row(status: 401, code: "INVALID_API_KEY", words: "Unauthorized"),
    Row(status: 401, code: "INVALID_AUTH", words: "Unauthorized"),
    Row(status: 403, code: "INSUFFICIENT_PERMISSION", words: "Permission denied"),
    Row(status: 403, code: "INSUFFICIENT_PERMISSIONS", words: "Access denied"),
    Row(status: 403, code: "NOT_ROOM_MEMBER", words: "Forbidden"),
    Row(status: 403, code: "INVALID_CLIENT_KEY", words: "Forbidden"),
    Row(status: 403, code: "PERMISSION_DENIED", words: "Forbidden"),
    Row(status: 404, code: "MESSAGE_NOT_FOUND", words: "Message not found"),
    Row(status: 404, code: "ROOM_NOT_FOUND", words: "Room not found"),
    Row(status: 404, code: "ROOM_OR_USER_NOT_FOUND", words: "Resource not found"),
    Row(status: 404, code: "USER_NOT_FOUND", words: "User not found"),
    Row(status: 404, code: "CLIENT_NOT_FOUND", words: "Client not found"),
    Row(status: 404, code: "BLOCK_NOT_FOUND", words: "Block relationship not found"),
    Row(status: 404, code: "CONFIG_NOT_FOUND", words: "Config not found"),
    Row(status: 409, code: "USER_ALREADY_BLOCKED", words: "User already blocked"),
    Row(status: 409, code: "GROUP_ALREADY_EXISTS", words: "Conflict"),
    Row(status: 413, code: "RESULT_TOO_LARGE", words: "Query result too large"),
    Row(status: 500, code: "INTERNAL", words: "internal server error"),
  ]

  static let flat: [Row] = [
    Row(status: 400, code: "INVALID_REQUEST", words: "bad"),
    Row(status: 401, code: "UNAUTHORIZED", words: "who"),
    Row(status: 401, code: "MISSING_API_KEY", words: "no key"),
    Row(status: 403, code: "INVALID_CLIENT_KEY", words: "no"),
    Row(status: 403, code: "CLIENT_KEY_MISMATCH", words: "no"),
    Row(status: 403, code: "INSUFFICIENT_PERMISSIONS", words: "no"),
    Row(status: 404, code: "TOKEN_NOT_FOUND", words: "none"),
    Row(status: 409, code: "USER_EXISTS", words: "twice"),
    Row(status: 409, code: "TOKEN_CONFLICT", words: "twice"),
  ]

  @Test(arguments: framed)
  func `a framed error keeps status, code and the inner words`(row: Row) throws {
    let body = """
      {"RC":\(row.status),"RM":"outer","error":{"code":"\(row.code)","message":"\(row.words)"}}
      """
    try expect(row, body)
  }

  @Test(arguments: flat)
  func `a flat error keeps status, code and words`(row: Row) throws {
    try expect(row, #"{"error":"\#(row.code)","message":"\#(row.words)"}"#)
  }

  private func expect(_ row: Row, _ body: String) throws {
    let answer = ServerAnswer(status: row.status, code: row.code, message: row.words)
    let expected: APIError =
      switch row.status {
      case 401: .unauthorized(answer)
      case 403: .forbidden(answer)
      case 404: .notFound(answer)
      case 409: .conflict(answer)
      case 500: .server(answer)
      default: .invalid(answer)
      }
    let read = try IMKitDialect().room("r", kind: nil).refusal(body, status: row.status)
    let changed = try IMKitDialect().perform(.deleteRoom("r")).refusal(body, status: row.status)
    #expect(read == expected)
    #expect(changed == expected)
  }

  @Test(arguments: [
    (200, 400, "invalid"), (200, 401, "unauthorized"), (200, 403, "forbidden"),
    (200, 404, "notFound"), (201, 409, "conflict"), (200, 429, "throttled"),
    (200, 500, "server"), (200, 1, "server"), (200, -7, "server"), (403, 401, "forbidden"),
    (500, 0, "server"), (410, 410, "notFound"), (408, 408, "gateway"), (503, 503, "server"),
  ])
  func `the platform's number decides inside a 2xx, the status everywhere else`(
    status: Int, number: Int, name: String
  ) throws {
    let body = #"{"RC":\#(number),"RM":"Permission denied"}"#
    #expect(try IMKitDialect().room("r", kind: nil).refusal(body, status: status)?.name == name)
    let change = try #require(
      try IMKitDialect().perform(.clearRoom("r")).refusal(body, status: status))
    #expect(change.name == name)
    #expect(change.answer.status == (status < 300 ? number : status))
    #expect(change.answer.code == name)
    #expect(change.answer.message == "Permission denied")
  }

  @Test func `words never decide`() throws {
    let denied = #"{"RC":0,"RM":"Permission denied: Unauthorized","result":{"n":1,"ok":1}}"#
    #expect(try IMKitDialect().perform(.deleteRoom("r")).reading(denied).affected == 1)
  }

  @Test(arguments: ["", "<html><h1>502 Bad Gateway</h1></html>", "[]", "\"x\"", "{", "null"])
  func `an error without a readable body keeps its status`(body: String) throws {
    let error = try IMKitDialect().perform(.deleteRoom("r")).refusal(body, status: 502)
    #expect(error == .gateway(ServerAnswer(status: 502)))
    #expect(error?.answer == ServerAnswer(status: 502, code: "gateway"))
  }

  @Test(arguments: ["", "<html>404 Not Found</html>", #"{"message":"no route matched"}"#, "[]"])
  func `a proxy's 404 says nothing about the target`(body: String) throws {
    for status in [404, 410] {
      let error = try IMKitDialect().perform(.deleteRoom("r")).refusal(body, status: status)
      #expect(error?.name == "invalid")
      #expect(error?.answer.status == status)
    }
  }

  @Test func `a rate limit tells how long to wait`() throws {
    let body = """
      {"error":"RATE_LIMIT_EXCEEDED","message":"Too many requests, please try again later",
       "retryAfter":60}
      """
    let answer = ServerAnswer(
      status: 429, code: "RATE_LIMIT_EXCEEDED",
      message: "Too many requests, please try again later")
    #expect(
      try IMKitDialect().perform(.deleteRoom("r")).refusal(body, status: 429)
        == .throttled(retryAfter: .seconds(60), answer))
    #expect(
      try IMKitDialect().perform(.deleteRoom("r")).refusal(
        "", status: 429, headers: ["retry-after": "7"])
        == .throttled(retryAfter: .seconds(7), ServerAnswer(status: 429)))
    #expect(
      try IMKitDialect().perform(.deleteRoom("r")).refusal("", status: 429)
        == .throttled(retryAfter: nil, ServerAnswer(status: 429)))
  }

  @Test func `an endless text is cut before it reaches the audit trail`() throws {
    let body = #"{"RC":403,"RM":"\#(String(repeating: "x", count: 5000))"}"#
    let error = try IMKitDialect().perform(.deleteRoom("r")).refusal(body, status: 403)
    #expect(error?.answer.message?.count == 1000)
  }
}
