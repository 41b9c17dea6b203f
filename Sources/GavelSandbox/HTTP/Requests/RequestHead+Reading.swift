/// Why a request could not be read; the connection is answered once and closed.
enum RequestFault: Error, Equatable {
  case malformed
  case headTooLarge
  case bodyTooLarge
  case timedOut
  case unsupportedCoding
  case unsupportedVersion

  var status: Int {
    switch self {
    case .malformed: 400
    case .headTooLarge: 431
    case .bodyTooLarge: 413
    case .timedOut: 408
    case .unsupportedCoding: 501
    case .unsupportedVersion: 505
    }
  }
}

/// Reading a head line by line (RFC 9112, sections 3 and 5).
extension RequestHead {
  init(requestLine: ArraySlice<UInt8>) throws(RequestFault) {
    let parts = requestLine.split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 3, isToken(parts[0]) else { throw .malformed }
    switch String(decoding: parts[2], as: UTF8.self) {
    case "HTTP/1.1": break
    case "HTTP/1.0": isVersion10 = true
    case let version where version.hasPrefix("HTTP/") && version.count == 8:
      throw .unsupportedVersion
    default: throw .malformed
    }
    guard let target = Self.originForm(parts[1]) else { throw .malformed }
    method = String(decoding: parts[0], as: UTF8.self)
    let halves = target.split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    path = String(decoding: halves[0], as: UTF8.self)
    query = halves.count == 2 ? String(decoding: halves[1], as: UTF8.self) : ""
    fields = []
    segments = []
    guard let decoded = Self.segments(of: halves[0]) else { throw .malformed }
    segments = decoded
  }

  /// Returns the path and query of any form of target, `nil` when it holds what no URL may.
  private static func originForm(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !target.isEmpty, target.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x23 }) else {
      return nil
    }
    if target.first == UInt8(ascii: "/") || target.elementsEqual("*".utf8) { return target }
    guard target.starts(with: "http://".utf8) else { return nil }
    let authority = target.dropFirst(7)
    return authority.firstIndex(of: UInt8(ascii: "/")).map { target[$0...] }
      ?? ArraySlice("/".utf8)
  }

  /// Splits at the slashes as sent and decodes each piece, so that `%2F` never splits.
  static func segments(of path: some Collection<UInt8>) -> [String]? {
    var pieces = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if path.first == UInt8(ascii: "/") { pieces.removeFirst() }
    if pieces.last?.isEmpty == true { pieces.removeLast() }
    var segments: [String] = []
    for piece in pieces {
      guard let segment = percentDecoded(piece) else { return nil }
      segments.append(segment)
    }
    return segments
  }

  mutating func addField(line: ArraySlice<UInt8>) throws(RequestFault) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else {
      throw .malformed
    }
    let value = line[line.index(after: colon)...]
    guard value.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }) else { throw .malformed }
    fields.append(
      Field(
        name: String(decoding: line[..<colon], as: UTF8.self),
        value: trimmed(String(decoding: value, as: UTF8.self))))
  }
}

/// Returns whether the bytes are a token, the form of methods and field names (RFC 9110, 5.6.2).
private func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
  !bytes.isEmpty
    && bytes.allSatisfy {
      switch $0 {
      case 48...57, 65...90, 97...122: true
      case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: true
      default: false
      }
    }
}
