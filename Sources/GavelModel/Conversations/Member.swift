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
  /// Whether they are kept from writing in this room.
  public var isMuted: Bool
  /// The person's id.
  public var id: PersonID { person.id }

  /// Makes a member.
  public init(person: Person, role: Role = .member, isMuted: Bool = false) {
    self.person = person
    self.role = role
    self.isMuted = isMuted
  }
}
