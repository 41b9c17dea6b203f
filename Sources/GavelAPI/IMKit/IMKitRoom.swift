import GavelModel

extension RoomDetail {
  /// Reads a room of IMKit in any of its documented spellings; `nil` without an id.
  init?(imkit value: JSONValue, requestedAt: Timestamp) {
    guard let id = value["_id"]?.asIdentifier ?? value["id"]?.asIdentifier else { return nil }
    let people = value["members"]?.elements.map(Self.people)
    let roles = IMKitRoles(value)
    let created = value.moment("createdTimeMS", "createdTime") ?? IMKitObjectID.time(in: id)
    let last = value["lastMessage"].flatMap {
      Message(imkit: $0, in: RoomID(id), asEvidence: false)
    }
    let room = Room(
      id: RoomID(id), name: value["name"]?.asText.flatMap { $0.isEmpty ? nil : $0 },
      kind: Self.kind(value, memberCount: people?.count),
      status: value["status"]?.asInteger == 0 ? .frozen : .active, owner: roles.owner,
      managers: roles.moderators(among: people?.map(\.id)), memberCount: people?.count ?? 0,
      createdAt: created, activeAt: last?.sentAt ?? created ?? Timestamp(milliseconds: 0),
      mayModerate: value["isSuperuser"]?.asFlag, raw: value.rest(beside: Self.columns))
    let members = people?.map { Member(person: $0, role: roles[$0.id]) }
      .sorted { ($0.role, $0.id) < ($1.role, $1.id) }
    self.init(room: room, members: members, requestedAt: requestedAt)
  }

  /// Fields that a column holds; the last message has a record of its own.
  private static let columns: Set<String> = [
    "_id", "id", "name", "roomType", "status", "owner", "managers", "members", "lastMessage",
    "createdTimeMS", "createdTime", "isSuperuser",
  ]

  /// Everybody in a list, each once; elements without an id are left out.
  private static func people(_ elements: [JSONValue]) -> [Person] {
    var seen: Set<PersonID> = []
    return elements.compactMap { Person(imkit: $0, keepsRest: true) }
      .filter { seen.insert($0.id).inserted }
  }

  /// The type as written; for `custom` the real one inside `extParams`; where there is none, two
  /// members make a direct conversation, as in the vendor's clients.
  private static func kind(_ value: JSONValue, memberCount: Int?) -> RoomKind {
    guard let type = value["roomType"]?.asText, !type.isEmpty else {
      return memberCount == 2 ? .direct : .group
    }
    if type == "custom", let parameters = value["extParams"]?.asText,
      let inner = JSONValue(parsing: parameters)?["roomType"]?.asIdentifier
    {
      return RoomKind(name: inner)
    }
    return RoomKind(name: type)
  }
}

/// The three places where IMKit tells who may moderate a room.
struct IMKitRoles {
  var owner: PersonID?
  private var managers: [PersonID]
  private var admins: [PersonID]
  private var ranked: [PersonID: Role]

  init(_ room: JSONValue) {
    owner = room["owner"]?.reference.map { PersonID($0) }
    managers = (room["managers"]?.elements ?? []).compactMap { $0.reference.map { PersonID($0) } }
    admins = (room["memberProperties"]?.elements ?? [])
      .filter { $0["role"]?.asText == "admin" }
      .compactMap { $0["client"]?.reference.map { PersonID($0) } }
    ranked = [:]
    for admin in admins { ranked[admin] = .admin }
    for manager in managers { ranked[manager] = .manager }
    if let owner { ranked[owner] = .owner }
  }

  /// The highest role of a person.
  subscript(person: PersonID) -> Role { ranked[person] ?? .member }

  /// Managers and admins, each once; properties outlive memberships, so that an admin who is no
  /// member any more does not count.
  func moderators(among members: [PersonID]?) -> [PersonID] {
    var seen: Set<PersonID> = []
    let present = members.map(Set.init)
    let admins = admins.filter { present?.contains($0) ?? true }
    return (managers + admins).filter { $0 != owner && seen.insert($0).inserted }
  }
}
