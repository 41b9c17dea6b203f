/// An account on a platform.
public struct Person: Hashable, Sendable, Identifiable {
  /// The platform's id.
  public var id: PersonID
  /// The display name; `nil` when the platform gave none.
  public var name: String?
  /// Whether the platform marks the account as a robot.
  public var isBot: Bool
  /// Everything else the platform sent, without address, user agent, e-mail or tokens.
  public var raw: RawJSON?

  /// Makes a person; all but the id have a neutral default.
  public init(id: PersonID, name: String? = nil, isBot: Bool = false, raw: RawJSON? = nil) {
    self.id = id
    self.name = name
    self.isBot = isBot
    self.raw = raw
  }

  /// The name to show: the display name, or the id where there is none.
  public var label: String {
    guard let name, !name.isEmpty else { return id.rawValue }
    return name
  }
}
