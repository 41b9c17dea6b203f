import GavelModel

/// Every request that was not for the control calls, in order.
struct RequestLog {
  struct Entry {
    var number: Int
    var time: Timestamp
    var request: Request
    /// 0 when the connection was dropped without an answer.
    var status: Int
    var user: String?
  }

  private(set) var entries: [Entry] = []
  private var count = 0
  /// Beyond this the oldest half is forgotten; the numbers show the gap.
  private let most: Int
  /// What is kept of a body.
  private static let mostBodyBytes = 65_536

  init(most: Int = 200_000) { self.most = most }

  @discardableResult
  mutating func note(
    _ request: Request, status: Int, user: String?, at time: Timestamp
  ) -> Entry {
    count += 1
    var request = request
    if request.body.count > Self.mostBodyBytes {
      request.body.removeLast(request.body.count - Self.mostBodyBytes)
    }
    let entry = Entry(number: count, time: time, request: request, status: status, user: user)
    if entries.count >= most { entries.removeFirst(most / 2) }
    entries.append(entry)
    return entry
  }

  mutating func clear() { self = RequestLog(most: most) }

  /// The log as JSON text in the shape of the control call `log`.
  var bytes: [UInt8] { JSON.array(writing: entries, each: \.json) }
}

extension RequestLog.Entry {
  /// The entry in the shape of the control call `log`.
  var json: JSON {
    var headers = JSONObject()
    for field in request.head.fields {
      let earlier = headers[field.name]?.text
      headers[field.name] = .string(earlier.map { "\($0), \(field.value)" } ?? field.value)
    }
    return [
      "number": .integer(Int64(number)), "time": .string(time.iso8601),
      "method": .string(request.method), "path": .string(request.head.path),
      "query": .string(request.head.query), "headers": .object(headers),
      "body": .string(String(decoding: request.body, as: UTF8.self)),
      "status": .integer(Int64(status)), "user": user.map(JSON.string) ?? .null,
    ]
  }

  /// The entry as one line of the access log.
  var line: String {
    let query = request.head.query.isEmpty ? "" : "?\(request.head.query)"
    return "\(time.iso8601) \(number) \(user.map(quotedIfNeeded) ?? "-") \(request.method) "
      + "\(request.head.path)\(query) \(status)\n"
  }
}

/// A user's id comes from outside: it must not be able to break the line.
private func quotedIfNeeded(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 }
  return isPlain && !text.isEmpty
    ? text : String(decoding: JSON.string(text).bytes, as: UTF8.self)
}
