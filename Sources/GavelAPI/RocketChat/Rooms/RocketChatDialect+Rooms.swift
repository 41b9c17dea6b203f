import GavelModel

/// Lists of rooms.
extension RocketChatDialect {
  /// Discussions and main rooms of teams are left out unless they are named.
  private static let allTypes = ["c", "p", "d", "l", "discussions", "teams"].map { ("types", $0) }

  /// `GET rooms.adminRooms`; an account without that permission gets its own rooms instead, all on
  /// the first page.
  public func rooms(skip: Int, limit: Int) -> Endpoint<RoomPage> {
    RocketChatCall.page(
      "rooms.adminRooms", skip: skip, limit: limit, Self.allTypes + [RocketChatCall.byAge]
    ).leads { reply throws(APIError) in
      switch reply {
      case .good(let body):
        return .done(
          RoomPage(
            rooms: try body.elements("rooms").compactMap {
              RoomDetail(rocketChat: $0, requestedAt: body.requestedAt)
            }, totalCount: body.total, requestedAt: body.requestedAt))
      case .bad(let fault):
        guard fault.isRefusal || fault.isUnknownRoute else { throw fault.error }
        return .then(Self.ownRooms(isFirst: skip <= 0))
      }
    }
  }

  private static func ownRooms(isFirst: Bool) -> Endpoint<RoomPage> {
    RocketChatCall.get("rooms.get").reads { body throws(APIError) in
      let rooms = try details(in: body)
      return RoomPage(
        rooms: isFirst ? rooms : [], totalCount: rooms.count, requestedAt: body.requestedAt)
    }
  }

  /// `GET rooms.get`: the account's own rooms, and every room of the workspace that was deleted.
  ///
  /// A direct conversation that is opened again has its old id, so that a room can be in both
  /// lists.
  public func roomChanges(since moment: Timestamp?) -> Endpoint<RoomChanges>? {
    let query = moment.map { [("updatedSince", $0.iso8601)] } ?? []
    return RocketChatCall.get("rooms.get", query).reads { body throws(APIError) in
      let removed = (body["remove"]?.elements ?? []).compactMap { element in
        element["_id"]?.asIdentifier.map {
          (RoomID($0), element["_deletedAt"]?.asMoment ?? body.requestedAt)
        }
      }
      return RoomChanges(
        updated: try Self.details(in: body), deleted: Dictionary(removed, uniquingKeysWith: max),
        requestedAt: body.requestedAt)
    }
  }

  private static func details(in body: RocketChatBody) throws(APIError) -> [RoomDetail] {
    try body.elements("update").compactMap {
      RoomDetail(rocketChat: $0, requestedAt: body.requestedAt, mayRead: true)
    }
  }

  /// `GET im.list`, page by page: the one conversation between exactly this account and the user.
  ///
  /// Reads `me` first, because a list of usernames does not say which of them is the own one.
  public func ownDirect(with username: String) throws(APIError) -> Endpoint<RoomID?> {
    let name = try Self.addressable(username)
    return RocketChatCall.get("me").leads { reply throws(APIError) in
      let body = try reply.body
      guard let own = body["username"]?.asIdentifier else { throw body.malformed("username") }
      return .then(Self.direct(among: [own, name], skip: 0))
    }
  }

  private static func direct(among pair: Set<String>, skip: Int) -> Endpoint<RoomID?> {
    RocketChatCall.page(
      "im.list", skip: skip, limit: RocketChatCall.pageLimit, [RocketChatCall.byAge]
    ).leads { reply throws(APIError) in
      let rooms = try reply.body.elements("ims")
      let found = rooms.first { room in
        Set((room["usernames"]?.elements ?? []).compactMap(\.asIdentifier)) == pair
      }
      if let id = found?["_id"]?.asIdentifier { return .done(RoomID(id)) }
      return rooms.isEmpty ? .done(nil) : .then(direct(among: pair, skip: skip + rooms.count))
    }
  }
}
