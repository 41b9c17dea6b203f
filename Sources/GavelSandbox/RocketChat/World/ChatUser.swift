/// The place of a user in the workspace's list; users are never taken out of it.
struct UserIndex: Hashable, Sendable {
  let place: Int32
}

/// An account of the workspace.
struct ChatUser {
  struct Email: Hashable {
    var address: String
    var isVerified = true
  }

  /// What signs a user in: made by `login`, or a personal access token when it has a name.
  struct Token: Hashable {
    let text: String
    /// Milliseconds since 1970.
    let created: Int64
    /// The name of a personal access token.
    var name: String?
    var bypassesSecondFactor = false
  }

  enum Kind: String {
    case user, bot, app, unknown
  }

  let id: String
  /// `nil` until the registration is finished.
  var username: String?
  var name: String
  var emails: [Email] = []
  /// Roles of the whole workspace; those of a room stand in its memberships.
  var roles = ["user"]
  var kind = Kind.user
  var isActive = true
  /// Set when the account was deleted; its place stays for what it wrote.
  var isDeleted = false
  var status = "offline"
  var statusText = ""
  var password: String
  var tokens: [Token] = []
  /// Milliseconds since 1970.
  var created: Int64
  var lastLogin: Int64?
  /// Further fields such as `nickname`, `bio`, `reason` or `customFields`.
  var fields = JSONObject()
}
