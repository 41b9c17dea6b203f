/// An answer before it is put on the wire.
struct Response: Sendable {
  var status: Int
  var contentType = "application/json; charset=utf-8"
  /// Further header fields.
  var fields: [RequestHead.Field] = []
  var body: [UInt8]

  init(status: Int = 200, _ body: JSON) {
    self.status = status
    self.body = body.bytes
  }

  /// Answers with JSON text that is already written.
  init(bytes: [UInt8]) {
    status = 200
    body = bytes
  }

  init(status: Int, contentType: String, body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }

  /// How the body's end is told to the client.
  enum Framing {
    /// By `Content-Length`.
    case length
    /// By chunks.
    case chunks
  }

  /// Returns the status line and header fields, with the empty line after them.
  func head(keepsAlive: Bool, framing: Framing = .length) -> [UInt8] {
    var text = "HTTP/1.1 \(status) \(Self.reason(status))\r\n"
    for field in fields { text += "\(field.name): \(field.value)\r\n" }
    if status != 204 {
      if !contentType.isEmpty { text += "Content-Type: \(contentType)\r\n" }
      switch framing {
      case .length: text += "Content-Length: \(body.count)\r\n"
      case .chunks: text += "Transfer-Encoding: chunked\r\n"
      }
    }
    text += "Connection: \(keepsAlive ? "keep-alive" : "close")\r\n\r\n"
    return Array(text.utf8)
  }

  /// Returns the usual words for a status (RFC 9110, 15).
  static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 204: "No Content"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 413: "Content Too Large"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 505: "HTTP Version Not Supported"
    default: "Status \(status)"
    }
  }
}

/// What becomes of an answer: sent as it should be, or spoiled in one of the ways networks do.
struct Delivery: Sendable {
  enum Manner: Hashable, Sendable {
    case whole
    /// Nothing is sent and the connection is closed.
    case dropped
    /// The head promises the whole body, half of it follows, then the connection is closed.
    case truncated
    /// The body comes piece by piece, one piece at each interval.
    case dripped(pieceBytes: Int, intervalMilliseconds: Int64)
    /// The body is followed by spaces without end.
    case endless
  }

  var response: Response
  var manner = Manner.whole
  /// How long the answer is held back.
  var delayMilliseconds: Int64 = 0
}
