/// One request as it arrived, with its path taken apart.
struct Request: Sendable {
  var head: RequestHead
  var body: [UInt8] = []

  var method: String { head.method }
}

/// The request line and header fields of a request.
struct RequestHead: Sendable {
  /// A header field with its name as it was sent.
  struct Field: Sendable {
    var name: String
    var value: String
  }

  var method: String
  /// The path as sent, still percent-encoded, without the query.
  var path: String
  /// The query as sent, without the question mark; empty when there is none.
  var query: String
  /// The decoded segments of the path; a final slash adds none.
  ///
  /// Decoded one by one after splitting, so that an encoded slash stays inside its segment, and
  /// never collapsed, so that `..` is a name like any other.
  var segments: [String]
  var fields: [Field]
  var isVersion10 = false

  /// Returns the first header field of that name, whatever its case.
  func field(_ name: String) -> String? {
    fields.first { $0.name.count == name.count && $0.name.lowercased() == name.lowercased() }?
      .value
  }

  /// Returns whether a comma-separated header field lists `token`.
  func lists(_ token: String, in name: String) -> Bool {
    fields.contains { field in
      field.name.lowercased() == name.lowercased()
        && field.value.split(separator: ",").contains {
          trimmed($0).lowercased() == token
        }
    }
  }

  /// Whether the client wants the connection to stay open after the answer (RFC 9112, 9.3).
  var keepsAlive: Bool {
    isVersion10 ? lists("keep-alive", in: "Connection") : !lists("close", in: "Connection")
  }

  /// Returns the decoded value of a query parameter, the first one when it is repeated.
  func parameter(_ name: String) -> String? {
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard percentDecoded(parts[0].utf8, plusIsSpace: true) == name else { continue }
      guard parts.count == 2 else { return "" }
      return percentDecoded(parts[1].utf8, plusIsSpace: true) ?? String(parts[1])
    }
    return nil
  }
}

/// Returns the text without spaces and tabs at both ends.
func trimmed(_ text: some StringProtocol) -> String {
  var rest = Substring(text)
  while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
  while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
  return String(rest)
}

/// Returns the text with its percent-encoding undone.
///
/// - Returns: `nil` when an escape is broken or the result is not UTF-8.
func percentDecoded(_ text: some Collection<UInt8>, plusIsSpace: Bool = false) -> String? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.count)
  var rest = text.makeIterator()
  while let byte = rest.next() {
    switch byte {
    case UInt8(ascii: "%"):
      guard let high = rest.next().flatMap(hexValue), let low = rest.next().flatMap(hexValue)
      else { return nil }
      bytes.append(high << 4 | low)
    case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
    default: bytes.append(byte)
    }
  }
  return String(validating: bytes, as: UTF8.self)
}
