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

/// What a member may do in a room, from most to least.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// Owns the room.
  case owner
  /// Is listed as a manager of the room.
  case manager
  /// Carries the role "admin" in the room.
  case admin
  /// Has no special rights.
  case member

  /// Whether the role may moderate others.
  public var isStaff: Bool { self != .member }

  /// 0 for the owner, rising as rights fall; the order of member lists.
  public var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

  /// Orders by rights, most first.
  public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }
}

/// A person in a room.
public struct Member: Hashable, Sendable, Identifiable {
  /// Who it is.
  public var person: Person
  /// What they may do in this room.
  public var role: Role
  /// The person's id.
  public var id: PersonID { person.id }

  /// Makes a member.
  public init(person: Person, role: Role = .member) {
    self.person = person
    self.role = role
  }
}
