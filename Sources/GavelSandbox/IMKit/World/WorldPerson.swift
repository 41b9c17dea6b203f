/// The place of a person in the world's list; people are never removed from it.
struct PersonIndex: Hashable, Sendable {
  let place: Int32
}

/// A user of the platform.
struct WorldPerson {
  let id: String
  var nickname: String
  var avatarURL = ""
  var isRobot = false
  var lastLogin: Int64 = 0
  /// Rooms whose notifications are off.
  var mutedRooms: Set<String> = []
}
