/// A message that goes with others in one call, as the plan saw it.
public struct SealedMessage: Hashable, Sendable, Codable {
  /// The platform's id.
  public var id: MessageID
  /// ``Message/contentDigest``; empty when it could not be read.
  public var digest: String

  /// Names a message with its digest.
  public init(_ id: MessageID, digest: String) {
    self.id = id
    self.digest = digest
  }

  /// What a plan's digest covers.
  var fields: [String] { [id.rawValue, digest] }
}
