/// A user's part in a room; the platform calls it a subscription.
struct Membership {
  let user: UserIndex
  /// Roles of this room: `owner`, `moderator`, `leader`.
  var roles: [String] = []
  /// Milliseconds since 1970.
  let joined: Int64
  var updated: Int64
  var isOpen = true
  var isArchived = false
  var isFavorite = false
  var isBanned = false
  /// Whether the other side of a direct room does not want to hear from the user.
  var isBlocked = false
  var hasAlert = false
  var unread = 0
  var mentions = 0
  /// When the user last read the room.
  var lastSeen: Int64?

  init(_ user: UserIndex, joined: Int64, roles: [String] = []) {
    self.user = user
    self.joined = joined
    self.roles = roles
    updated = joined
    lastSeen = joined
  }
}
