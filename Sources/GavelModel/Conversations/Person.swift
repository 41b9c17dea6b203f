/// An account on a platform.
public struct Person: Hashable, Sendable, Identifiable {
  /// The platform's id.
  public var id: PersonID
  /// The display name; `nil` when the platform gave none.
  public var name: String?
  /// The name by which the platform addresses the account, where that is not the id.
  public var username: String?
  /// Whether the platform marks the account as a robot.
  public var isBot: Bool
  /// Whether the account was closed.
  public var isDeactivated: Bool
  /// Everything else the platform sent, without address, user agent, e-mail or tokens.
  public var raw: RawJSON?

  /// Makes a person; all but the id have a neutral default.
  public init(
    id: PersonID, name: String? = nil, username: String? = nil, isBot: Bool = false,
    isDeactivated: Bool = false, raw: RawJSON? = nil
  ) {
    self.id = id
    self.name = name
    self.username = username
    self.isBot = isBot
    self.isDeactivated = isDeactivated
    self.raw = raw
  }

  /// The name to show: the display name, else the username, else the id.
  public var label: String {
    [name, username].compactMap(\.self).first { !$0.isEmpty } ?? id.rawValue
  }
}
