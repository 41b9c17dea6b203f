/// How much of a request is accepted, and how long each phase may take.
struct HTTPLimits: Sendable {
  var headBytes = 32_768
  var fieldCount = 100
  var bodyBytes = 8_388_608
  /// How long a request may take to arrive once its first byte is here.
  var requestMilliseconds: Int64 = 20_000
  /// How long a connection may wait for its next request.
  var idleMilliseconds: Int64 = 120_000
}

/// Takes bytes as they come and gives requests as they become whole (RFC 9112).
///
/// Pure: it never reads a socket. What it has not consumed belongs to the next request.
struct RequestParser {
  private enum Phase {
    case head
    case sized(RequestHead, length: Int)
    case chunked(RequestHead, ChunkedBody)
  }

  private var phase = Phase.head
  private var head: RequestHead?
  /// Bytes of the head consumed so far, and where the search for the line's end goes on.
  private var headBytes = 0
  private var scanned = 0
  private let limits: HTTPLimits
  /// Whether the client waits for `100 Continue` before it sends the body.
  private(set) var awaitsContinue = false

  init(limits: HTTPLimits) { self.limits = limits }

  /// Whether part of a request has been consumed.
  var isMidway: Bool {
    guard case .head = phase else { return true }
    return headBytes > 0
  }

  /// Returns the next whole request, `nil` when more bytes are needed.
  mutating func next(from input: inout InputBuffer) throws(RequestFault) -> Request? {
    if case .head = phase {
      guard let head = try readHead(from: &input) else { return nil }
      phase = try bodyPhase(of: head)
    }
    switch phase {
    case .head: return nil
    case .sized(let head, let length):
      guard input.count >= length else { return nil }
      let body = Array(input[0..<length])
      input.consume(length)
      finish()
      return Request(head: head, body: body)
    case .chunked(let head, var body):
      let isWhole = try body.read(from: &input, limits: limits)
      phase = .chunked(head, body)
      guard isWhole else { return nil }
      finish()
      return Request(head: head, body: body.bytes)
    }
  }

  /// Notes that `100 Continue` was sent.
  mutating func didContinue() { awaitsContinue = false }

  private mutating func finish() {
    phase = .head
    head = nil
    headBytes = 0
    awaitsContinue = false
  }

  private mutating func readHead(
    from input: inout InputBuffer
  ) throws(RequestFault) -> RequestHead? {
    while let end = input.lineFeed(from: scanned) {
      headBytes += end + 1
      guard headBytes <= limits.headBytes else { throw .headTooLarge }
      guard end > 0, input[end - 1] == 0x0D else { throw .malformed }
      let line = input[0..<end - 1]
      scanned = 0
      if line.isEmpty, head == nil {
        // RFC 9112, 2.2: an empty line before the request line is to be ignored.
        input.consume(end + 1)
        continue
      }
      if line.isEmpty, let whole = head {
        input.consume(end + 1)
        return whole
      }
      try take(line)
      input.consume(end + 1)
    }
    scanned = input.count
    guard headBytes + scanned <= limits.headBytes else { throw .headTooLarge }
    return nil
  }

  private mutating func take(_ line: ArraySlice<UInt8>) throws(RequestFault) {
    guard head != nil else {
      head = try RequestHead(requestLine: line)
      return
    }
    try head?.addField(line: line)
    guard head?.fields.count ?? 0 <= limits.fieldCount else { throw .headTooLarge }
  }

  private mutating func bodyPhase(of head: RequestHead) throws(RequestFault) -> Phase {
    let hosts = head.fields.filter { $0.name.lowercased() == "host" }
    guard hosts.count == 1 || (head.isVersion10 && hosts.isEmpty) else { throw .malformed }
    let lengths = head.fields.filter { $0.name.lowercased() == "content-length" }.map(\.value)
    if let coding = head.field("Transfer-Encoding") {
      // Both at once is how requests are smuggled (RFC 9112, 6.1).
      guard lengths.isEmpty, !head.isVersion10 else { throw .malformed }
      guard coding.lowercased() == "chunked" else { throw .unsupportedCoding }
      awaitsContinue = head.lists("100-continue", in: "Expect")
      return .chunked(head, ChunkedBody())
    }
    guard let text = lengths.first else { return .sized(head, length: 0) }
    guard lengths.allSatisfy({ $0 == text }), text.utf8.allSatisfy({ (48...57).contains($0) }),
      !text.isEmpty
    else { throw .malformed }
    guard let length = Int(text), length <= limits.bodyBytes else { throw .bodyTooLarge }
    awaitsContinue = length > 0 && head.lists("100-continue", in: "Expect")
    return .sized(head, length: length)
  }
}
