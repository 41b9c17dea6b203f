/// Users as the platform writes them (contract, section 10.3).
extension RocketChatPlatform {
  /// The author of something: id, username and name.
  func briefJSON(of user: UserIndex) -> JSON {
    let user = workspace[user]
    var object: JSONObject = ["_id": .string(user.id)]
    object["username"] = user.username.map(JSON.string)
    object["name"] = .string(user.name)
    return .object(object)
  }

  /// A user in a list of members.
  func memberJSON(of index: UserIndex) -> JSON {
    let user = workspace[index]
    var object: JSONObject = [
      "_id": .string(user.id), "username": .string(user.username ?? ""),
      "name": .string(user.name), "status": .string(user.status),
      "statusText": .string(user.statusText), "utcOffset": 0,
    ]
    object["nickname"] = user.fields["nickname"]
    return .object(object)
  }

  /// A user with everything but what is secret.
  func json(of index: UserIndex) -> JSONObject {
    let user = workspace[index]
    var object: JSONObject = ["_id": .string(user.id)]
    object["username"] = user.username.map(JSON.string)
    object["name"] = .string(user.name)
    object["emails"] = emailsJSON(of: user)
    object["type"] = .string(user.kind.rawValue)
    object["status"] = .string(user.status)
    object["statusText"] = .string(user.statusText)
    object["statusConnection"] = .string(user.status)
    object["active"] = .bool(user.isActive)
    object["roles"] = .array(user.roles.map(JSON.string))
    object["createdAt"] = iso8601(user.created)
    object["lastLogin"] = user.lastLogin.map(iso8601)
    object["utcOffset"] = 0
    for field in user.fields.fields { object[field.key] = field.value }
    return object
  }

  /// The caller as `me` and `login` show them.
  func ownJSON(of index: UserIndex, _ head: RequestHead) -> JSONObject {
    var object = json(of: index)
    object["settings"] = ["preferences": [:]]
    let host = head.field("Host") ?? "127.0.0.1"
    object["avatarUrl"] = .string("http://\(host)/avatar/\(workspace[index].username ?? "")")
    return object
  }

  private func emailsJSON(of user: ChatUser) -> JSON {
    .array(
      user.emails.map { ["address": .string($0.address), "verified": .bool($0.isVerified)] })
  }

  /// What a user holds in a field that a list can be sorted by.
  func sortValue(_ index: UserIndex, _ field: String) -> SortValue {
    let user = workspace[index]
    return switch field {
    case "_id": SortValue(user.id)
    case "username": SortValue(user.username)
    case "name": SortValue(user.name)
    case "nameInsensitive": SortValue(user.name.lowercased())
    case "status": SortValue(user.status)
    case "active": SortValue(user.isActive)
    case "createdAt": SortValue(user.created)
    case "lastLogin": SortValue(user.lastLogin)
    case "type": SortValue(user.kind.rawValue)
    default: .missing
    }
  }
}
