/// How to reach a running sandbox and as whom; printed as one JSON line when it is ready.
public struct SandboxAnnouncement: Hashable, Sendable, Codable {
  /// A user one can be: with IMKit by the part they have in the room that all but the outsider
  /// share, with Rocket.Chat by what they may do.
  public struct Persona: Hashable, Sendable, Codable {
    /// The persona's short name; with Rocket.Chat the username, which is the password too.
    public var name: String
    /// The persona's id on the platform.
    public var userID: String
    /// A token that signs the persona in.
    public var token: String
    /// `owner`, `manager`, `member` or `outsider`; with Rocket.Chat `admin`, `moderator`, `owner`
    /// or `user`.
    public var role: String
  }

  /// The origin, `http://127.0.0.1:PORT`.
  public var url: String
  /// The platform that is played.
  public var dialect: String
  /// The application's public key, sent beside a user's token; empty with Rocket.Chat.
  public var clientKey: String
  /// The key of the platform administrator; empty with Rocket.Chat.
  public var apiKey: String
  /// Who one can be, the most powerful first.
  public var personas: [Persona]
}
