/// Which roles hold which permissions.
struct PermissionTable: Hashable {
  private(set) var roles: [String: [String]]

  init() { roles = Self.defaults }

  var names: [String] { roles.keys.sorted() }

  subscript(permission: String) -> [String] { roles[permission] ?? [] }

  /// Gives a permission to exactly these roles.
  mutating func set(_ permission: String, to roles: [String]) throws(ControlRefusal) {
    guard self.roles[permission] != nil else {
      throw .unknown(name: permission, known: names)
    }
    self.roles[permission] = roles
  }

  var json: JSON {
    var object = JSONObject()
    for name in names { object.append(name, .array(self[name].map(JSON.string))) }
    return .object(object)
  }
}

/// The roles that every workspace has, and one of this world's own.
enum RoleName {
  static let admin = "admin"
  static let owner = "owner"
  static let moderator = "moderator"
  static let leader = "leader"
  static let user = "user"
  static let guest = "guest"
  static let bot = "bot"
  static let app = "app"
  static let anonymous = "anonymous"
  /// A role for people who look after the whole workspace without being its administrators.
  static let support = "community-support"

  static let all = [
    admin, owner, moderator, leader, user, guest, bot, app, anonymous, support,
  ]

  /// The roles that are held in one room only.
  static let ofRooms = [owner, moderator, leader]
}
