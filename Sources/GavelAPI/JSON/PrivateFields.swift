/// What is never kept: addresses of people and machines, and whatever opens a door.
enum PrivateFields {
  /// Names that are private as a whole, in lowercase without separators.
  private static let names: Set<String> = [
    "address", "addresses", "ip", "ips", "cookie", "cookies",
  ]
  /// Parts of names that make any field private (`pushToken`, `emailVerified`, `ipAddress`).
  private static let parts = [
    "useragent", "email", "token", "password", "passwd", "secret", "authorization", "apikey",
    "clientkey", "ipaddress", "remoteaddress", "phone",
  ]

  /// Whether a field of this name is private, whatever its spelling.
  static func isPrivate(_ name: String) -> Bool {
    let plain = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    return names.contains(plain) || parts.contains { plain.contains($0) }
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
      .object(fields.filter { !PrivateFields.isPrivate($0.key) }.mapValues(\.scrubbed))
    }
  }

  private static func scrubbed(_ text: String) -> String {
    if let first = text.first(where: { !$0.isWhitespace }), first == "{" || first == "[" {
      if let inner = JSONValue(parsing: text) {
        let clean = inner.scrubbed
        return clean == inner ? text : clean.text
      }
    }
    return text.contains("=") ? withoutPrivatePairs(text) : text
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
