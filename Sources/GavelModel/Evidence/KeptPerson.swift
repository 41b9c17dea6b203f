/// A person as evidence; without ``standing`` only their id and the digest are left.
public struct KeptPerson: Hashable, Sendable {
  /// What a person was in their room and on the platform.
  public struct Standing: Hashable, Sendable, Codable {
    /// The display name.
    public var name: String?
    /// The name by which the platform addresses the account.
    public var username: String?
    /// The role in the room.
    public var role: Role?
    /// Whether they were kept from writing in the room.
    public var isMuted: Bool
    /// Whether the platform marks the account as a robot.
    public var isBot: Bool
    /// Whether the account was closed.
    public var isDeactivated: Bool

    /// Makes a standing.
    public init(
      name: String? = nil, username: String? = nil, role: Role? = nil, isMuted: Bool = false,
      isBot: Bool = false, isDeactivated: Bool = false
    ) {
      self.name = name
      self.username = username
      self.role = role
      self.isMuted = isMuted
      self.isBot = isBot
      self.isDeactivated = isDeactivated
    }

    /// The standing of a member.
    public init(_ member: Member) {
      self.init(
        name: member.person.name, username: member.person.username, role: member.role,
        isMuted: member.isMuted, isBot: member.person.isBot,
        isDeactivated: member.person.isDeactivated)
    }
  }

  /// The account.
  public var id: PersonID
  /// Digest of id and standing.
  public var digest: String
  /// Names, role and marks; `nil` when names were not kept, or erased.
  public var standing: Standing?

  /// Makes a piece of evidence from its parts.
  public init(id: PersonID, digest: String, standing: Standing?) {
    self.id = id
    self.digest = digest
    self.standing = standing
  }

  /// Keeps what is known of a person.
  public init(id: PersonID, standing: Standing) {
    self.init(id: id, digest: "", standing: standing)
    digest = computedDigest ?? ""
  }

  /// What ``digest`` must be; `nil` when the names are not there to tell.
  public var computedDigest: String? {
    guard let standing else { return nil }
    return ContentDigest.of([
      id.rawValue, standing.name ?? "", standing.username ?? "", standing.role?.rawValue ?? "",
      standing.isMuted ? "muted" : "", standing.isBot ? "bot" : "",
      standing.isDeactivated ? "deactivated" : "",
    ])
  }

  /// The same without names.
  public var withoutContent: KeptPerson { KeptPerson(id: id, digest: digest, standing: nil) }
}
