/// Turns ids into path segments that name exactly one resource.
enum PathSegment {
  private static let hex = Array("0123456789ABCDEF".utf8)

  /// Percent-encodes every byte that RFC 3986 section 2.3 does not call unreserved.
  static func encode(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        bytes.append(byte)
      default:
        bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Encodes an id that stands alone between two slashes.
  ///
  /// - Parameter reserved: Words that the platform's routes read as something else; compared
  ///   without case, because the platform's router ignores it.
  /// - Throws: ``APIError/unaddressable(id:)`` for an empty id, the dot segments of RFC 3986,
  ///   section 5.2.4 (clients and proxies resolve them, encoded or not) and the reserved words.
  static func encode(id: String, reserved: [String] = []) throws(APIError) -> String {
    guard !["", ".", ".."].contains(id), !reserved.contains(id.lowercased()) else {
      throw .unaddressable(id: id)
    }
    return encode(id)
  }

  /// What ends a segment, a path or an encoding once a proxy has decoded it.
  private static let breaking = Set("/\\?#;%".unicodeScalars)

  /// Encodes an id for a request that changes something.
  ///
  /// Proxies on the way may decode a path before they hand it on, and then `%2F` parts segments and
  /// `%3F` ends the path: what was to take one message could take all. Such an id can be read by,
  /// where the worst is a wrong answer.
  ///
  /// - Throws: ``APIError/unaddressable(id:)`` also for an id with one of those characters, with
  ///   control characters, or with blanks around it.
  static func encode(changed id: String, reserved: [String] = []) throws(APIError) -> String {
    let isSafe = id.unicodeScalars.allSatisfy {
      !breaking.contains($0) && $0.properties.generalCategory != .control
    }
    guard isSafe, id.first?.isWhitespace != true, id.last?.isWhitespace != true else {
      throw .unaddressable(id: id)
    }
    return try encode(id: id, reserved: reserved)
  }
}
