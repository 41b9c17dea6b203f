import GavelModel

/// A room of IMKit, in any of its documented spellings.
struct IMKitRoom: Decodable {
  var room: Room
  /// Everybody the answer named, with roles as far as it told them; `nil` without a list.
  var members: [Member]?
  /// Whether the answer told all three sources of a role.
  var tellsRoles: Bool

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    guard let id = fields.identifier("_id", "id") else { throw IMKitID.missing(decoder) }
    let people = fields.elements("members", of: IMKitPerson.self).map(Self.distinct)
    let roles = Roles(fields)
    members = people?.map { Member(person: $0.person, role: roles[$0.id]) }
      .sorted { ($0.role, $0.id) < ($1.role, $1.id) }
    tellsRoles = fields.contains("memberProperties") && fields.contains("owner")
    let created = fields.moment("createdTimeMS", "createdTime") ?? IMKitObjectID.time(in: id)
    let last = fields.value("lastMessage", as: IMKitMessage.self)
    room = Room(
      id: RoomID(id), name: fields.text("name").flatMap { $0.isEmpty ? nil : $0 },
      kind: Self.kind(fields, memberCount: people?.count),
      status: fields.integer("status") == 0 ? .frozen : .active, owner: roles.owner,
      managers: roles.moderators(among: people?.map(\.id)), memberCount: people?.count ?? 0,
      createdAt: created,
      activeAt: last?.sentAt ?? created ?? Timestamp(milliseconds: 0),
      mayModerate: fields.flag("isSuperuser"), raw: fields.rest(beside: Self.columns)?.raw)
  }

  /// Fields that a column holds; the last message has a record of its own.
  private static let columns: Set<String> = [
    "_id", "id", "name", "roomType", "status", "owner", "managers", "members", "lastMessage",
    "createdTimeMS", "createdTime", "isSuperuser",
  ]

  private static func distinct(_ people: [IMKitPerson]) -> [IMKitPerson] {
    var seen: Set<PersonID> = []
    return people.filter { seen.insert($0.id).inserted }
  }

  /// The type as written; for `custom` the real one inside `extParams`; where there is none, two
  /// members make a direct conversation, as in the vendor's clients.
  private static func kind(_ fields: Fields, memberCount: Int?) -> RoomKind {
    guard let type = fields.text("roomType"), !type.isEmpty else {
      return memberCount == 2 ? .direct : .group
    }
    if type == "custom", let parameters = fields.text("extParams"),
      let inner = JSONValue(parsing: parameters)?["roomType"]?.string
    {
      return RoomKind(name: inner)
    }
    return RoomKind(name: type)
  }
}

extension IMKitRoom {
  /// The three places where IMKit tells who may moderate.
  struct Roles {
    var owner: PersonID?
    var managers: [PersonID]
    var admins: [PersonID]

    init(_ fields: Fields) {
      owner = fields.value("owner", as: IMKitPerson.self)?.id
      managers = (fields.elements("managers", of: IMKitPerson.self) ?? []).map(\.id)
      admins = (fields.elements("memberProperties", of: Property.self) ?? [])
        .filter { $0.role == "admin" }.map(\.client)
    }

    /// The highest role of a person.
    subscript(person: PersonID) -> Role {
      if person == owner { return .owner }
      if managers.contains(person) { return .manager }
      return admins.contains(person) ? .admin : .member
    }

    /// Managers and admins, each once; properties outlive memberships, so that an admin who is no
    /// member any more does not count.
    func moderators(among members: [PersonID]?) -> [PersonID] {
      var seen: Set<PersonID> = []
      let present = members.map(Set.init)
      let admins = admins.filter { present?.contains($0) ?? true }
      return (managers + admins).filter { $0 != owner && seen.insert($0).inserted }
    }
  }

  private struct Property: Decodable {
    var client: PersonID
    var role: String?

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: FieldName.self)
      client = PersonID(try fields.decode(IMKitReference.self, forKey: "client").id)
      role = fields.text("role")
    }
  }
}
