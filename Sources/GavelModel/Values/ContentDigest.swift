/// Digests of facts, for sealing what a moderator saw.
public enum ContentDigest {
  /// Returns the SHA-256 of the fields in hex, each field framed by its length.
  ///
  /// The frame keeps `["ab", "c"]` and `["a", "bc"]` apart.
  public static func of(_ fields: [String]) -> String {
    var bytes: [UInt8] = []
    for field in fields {
      bytes.append(contentsOf: Array("\(field.utf8.count):".utf8))
      bytes.append(contentsOf: Array(field.utf8))
    }
    return SHA256.hexDigest(of: bytes)
  }
}
