import GavelModel

/// How the moderator wants to read; lasts as long as the console.
struct ReadingOptions: Sendable, Equatable {
  /// Whether messages take as many rows as they need.
  var wraps = false
  /// Whether moments are told as ages.
  var showsAges = false
  /// Whether texts are covered until asked for.
  var isVeiled = false
  /// Ids of messages and of groups of reports whose text is shown, or, without the veil, covered.
  var exceptions: Set<String> = []
  /// Whether people's names are replaced by made-up ones.
  var usesAliases = false
  /// Whether the detail shows a message as the platform sent it.
  var showsRaw = false
  /// Whether the cursor stays with the newest message of the open room.
  var isFollowing = false

  /// Whether as few bytes as possible go to the terminal, for a slow line.
  var sparesBytes = false

  /// Whether everything is drawn as it is.
  var isPlain: Bool { !isVeiled && exceptions.isEmpty && !usesAliases }

  func covers(_ id: String) -> Bool { exceptions.contains(id) != isVeiled }
}
