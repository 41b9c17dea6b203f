/// A team: a main room, more rooms, and members of its own.
struct ChatTeam {
  struct Member {
    let user: UserIndex
    var roles: [String] = []
    /// Milliseconds since 1970.
    let joined: Int64
  }

  let id: String
  var name: String
  var isPrivate: Bool
  /// The id of the main room.
  let room: String
  /// Milliseconds since 1970.
  let created: Int64
  var updated: Int64
  let creator: UserIndex
  var members: [Member] = []

  func has(_ user: UserIndex) -> Bool { members.contains { $0.user == user } }
}
