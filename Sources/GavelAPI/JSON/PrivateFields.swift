/// What is never kept: addresses of people and machines, and whatever opens a door.
enum PrivateFields {
  /// Names that are private as a whole, in lowercase without separators.
  private static let names = bytes(["address", "addresses", "ip", "ips", "cookie", "cookies"])
  /// Parts of names that make any field private (`pushToken`, `emailVerified`, `ipAddress`).
  private static let parts = bytes([
    "useragent", "email", "token", "password", "passwd", "secret", "authorization", "apikey",
    "clientkey", "ipaddress", "remoteaddress", "phone",
  ])

  private static func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// Whether a field of this name is private, whatever its spelling.
  ///
  /// Asked for every field that is kept; hence on bytes.
  static func isPrivate(_ name: String) -> Bool {
    var plain: [UInt8] = []
    plain.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): plain.append(byte + 0x20)
      default: plain.append(byte)
      }
    }
    return names.contains(plain) || parts.contains { isPart($0, of: plain) }
  }

  private static func isPart(_ part: [UInt8], of name: [UInt8]) -> Bool {
    guard name.count >= part.count else { return false }
    return (0...name.count - part.count).contains { start in
      part.indices.allSatisfy { name[start + $0] == part[$0] }
    }
  }
}

extension JSONValue {
  /// The same without private fields, at any depth, also in JSON and `a=1&b=2` inside strings.
  var scrubbed: JSONValue {
    switch self {
    case .null, .bool, .integer, .number: self
    case .string(let text): .string(Self.scrubbed(text))
    case .array(let elements): .array(elements.map(\.scrubbed))
    case .object(let fields):
      .object(
        fields.filter { !PrivateFields.isPrivate($0.name) }
          .map { Field(name: $0.name, value: $0.value.scrubbed) })
    }
  }

  private static func scrubbed(_ text: String) -> String {
    let start = text.utf8.first { $0 > UInt8(ascii: " ") }
    if start == UInt8(ascii: "{") || start == UInt8(ascii: "["),
      let inner = JSONValue(parsing: text)
    {
      let clean = inner.scrubbed
      return clean == inner ? text : clean.text
    }
    return text.utf8.contains(UInt8(ascii: "=")) ? withoutPrivatePairs(text) : text
  }

  /// Drops `name=value` pairs with a private name from a query, wherever it stands in the text.
  private static func withoutPrivatePairs(_ text: String) -> String {
    var kept = ""
    var piece = Substring(text)
    while !piece.isEmpty {
      let end = piece.firstIndex { "?&; \n".contains($0) } ?? piece.endIndex
      let pair = piece[..<end]
      let name = pair.prefix { $0 != "=" }
      let isPrivatePair = name.count < pair.count && PrivateFields.isPrivate(String(name))
      kept += isPrivatePair ? "\(name)=" : String(pair)
      guard end < piece.endIndex else { break }
      kept.append(piece[end])
      piece = piece[piece.index(after: end)...]
    }
    return kept
  }
}
