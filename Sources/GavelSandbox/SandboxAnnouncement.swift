/// How to reach a running sandbox and as whom; printed as one JSON line when it is ready.
public struct SandboxAnnouncement: Hashable, Sendable, Codable {
  /// A user one can be, with the part they have in the room that all but the outsider share.
  public struct Persona: Hashable, Sendable, Codable {
    /// The persona's short name.
    public var name: String
    /// The persona's id on the platform.
    public var userID: String
    /// A token that signs the persona in.
    public var token: String
    /// `owner`, `manager`, `member` or `outsider`.
    public var role: String
  }

  /// The origin, `http://127.0.0.1:PORT`.
  public var url: String
  /// The platform that is played.
  public var dialect: String
  /// The application's public key, sent beside a user's token.
  public var clientKey: String
  /// The key of the platform administrator.
  public var apiKey: String
  /// Who one can be, the most powerful first.
  public var personas: [Persona]
}
