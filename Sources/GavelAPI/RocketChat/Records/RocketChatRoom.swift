import GavelModel

extension RoomDetail {
  /// Reads a room's record; `nil` without an id.
  ///
  /// A direct conversation's record names its people, so that it has members; every other room's
  /// are a list of their own.
  init?(rocketChat value: JSONValue, requestedAt: Timestamp, mayRead: Bool? = nil) {
    guard let id = value["_id"]?.asIdentifier else { return nil }
    let kind = RocketChatKind.of(value)
    let usernames = (value["usernames"]?.elements ?? []).compactMap(\.asIdentifier)
    let created = value["ts"]?.asMoment
    let last = value["lm"]?.asMoment ?? value["lastMessage"]?["ts"]?.asMoment
    let room = Room(
      id: RoomID(id), name: Self.name(value), kind: kind,
      peers: kind == .direct ? Array(usernames.prefix(4)) : [],
      status: value["archived"]?.asFlag == true ? .frozen : .active,
      memberCount: value["usersCount"]?.asCount ?? usernames.count,
      messageCount: value["msgs"]?.asCount ?? 0, createdAt: created,
      activeAt: last ?? created ?? Timestamp(milliseconds: 0), mayRead: mayRead,
      parent: value["prid"]?.asIdentifier.map { RoomID($0) },
      raw: value.rest(beside: Self.columns))
    self.init(
      room: room, members: kind == .direct ? RocketChatPeople.members(of: value) : nil,
      requestedAt: requestedAt)
  }

  private static func name(_ value: JSONValue) -> String? {
    [value["fname"]?.asText, value["name"]?.asText].compactMap(\.self).first { !$0.isEmpty }
  }

  /// Fields that a column holds, or that only frame the record.
  private static let columns: Set<String> = [
    "_id", "t", "name", "fname", "usersCount", "msgs", "ts", "lm", "lastMessage", "prid",
    "archived", "_updatedAt", "uids", "success",
  ]
}

/// The people of a direct conversation, from its record alone.
enum RocketChatPeople {
  /// The participants by id; a username goes along only where it is certain.
  ///
  /// A record lists ids and usernames in different orders (by id, and by display name), so that the
  /// same place in both lists proves nothing. Certain are the pairs that the record spells out (the
  /// last message's author), and what then remains when it is one of each.
  static func members(of value: JSONValue) -> [Member]? {
    guard let elements = value["uids"]?.elements else { return nil }
    let ids = elements.compactMap(\.asIdentifier)
    let names = (value["usernames"]?.elements ?? []).compactMap(\.asIdentifier)
    var username: [String: String] = [:]
    for author in [value["lastMessage"]?["u"], value["u"]].compactMap(\.self) {
      guard let id = author["_id"]?.asIdentifier, let name = author["username"]?.asIdentifier,
        ids.contains(id), names.contains(name)
      else { continue }
      username[id] = name
    }
    let openIDs = Set(ids).filter { username[$0] == nil }
    let openNames = Set(names).subtracting(username.values)
    if let id = openIDs.first, let name = openNames.first, openIDs.count == 1,
      openNames.count == 1
    {
      username[id] = name
    }
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }.map { id in
      Member(person: Person(id: PersonID(id), username: username[id]))
    }
  }
}
