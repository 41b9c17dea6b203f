/// Digests of facts, for sealing what a moderator saw.
public enum ContentDigest {
  /// Returns the SHA-256 of the fields in hex, each field framed by its length.
  ///
  /// The frame keeps `["ab", "c"]` and `["a", "bc"]` apart.
  public static func of(_ fields: [String]) -> String {
    var bytes: [UInt8] = []
    // A length never has more than 20 digits; growing on the way would cost more than the digest.
    bytes.reserveCapacity(fields.reduce(0) { $0 + $1.utf8.count + 21 })
    for field in fields {
      bytes.append(contentsOf: String(field.utf8.count).utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: field.utf8)
    }
    return SHA256.hexDigest(of: bytes)
  }
}
