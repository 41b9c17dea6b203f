import GavelModel

/// What hangs under a room.
extension RocketChatDialect {
  /// `GET rooms.getDiscussions`; without access to the room, the workspace's list of discussions.
  public func extent(of room: RoomID, kind: RoomKind?) throws(APIError) -> Endpoint<RoomExtent> {
    let id = try RocketChatLook.addressable(room)
    guard kind == nil else {
      return Self.discussions(Walk(room: id, isTeamMain: RocketChatKind.isTeamMain(kind)))
    }
    return try RocketChatLook.record(of: room) { record throws(APIError) in
      .then(Self.discussions(Walk(room: id, isTeamMain: record.isTeamMain)))
    }
  }

  /// How far a list was read, and what it named.
  private struct Walk: Sendable {
    let room: String
    let isTeamMain: Bool
    var skip = 0
    var found: [NamedTarget] = []

    mutating func take(_ page: [JSONValue], _ discussions: [JSONValue]) {
      skip += page.count
      for record in discussions {
        guard let detail = RoomDetail(rocketChat: record, requestedAt: Timestamp(milliseconds: 0)),
          !found.contains(where: { $0.id == detail.room.id.rawValue })
        else { continue }
        found.append(NamedTarget(detail.room))
      }
    }

    func extent(total: Int? = nil) -> RoomExtent {
      RoomExtent(discussions: found, discussionCount: total, isTeamMain: isTeamMain)
    }
  }

  private static func discussions(_ walk: Walk) -> Endpoint<RoomExtent> {
    RocketChatCall.page(
      "rooms.getDiscussions", skip: walk.skip, limit: RocketChatCall.pageLimit,
      [("roomId", walk.room)]
    ).leads { reply throws(APIError) in
      switch reply {
      case .good(let body):
        guard let total = body.total else { throw body.malformed("total") }
        let page = try body.elements("discussions")
        var walk = walk
        walk.take(page, page)
        guard !page.isEmpty, walk.skip < total else { return .done(walk.extent(total: total)) }
        return .then(discussions(walk))
      case .bad(let fault):
        guard fault.isRefusal || fault.isUnknownRoute else { throw fault.error }
        return .then(
          listed(Walk(room: walk.room, isTeamMain: walk.isTeamMain), fault.answer))
      }
    }
  }

  private static func listed(_ walk: Walk, _ refusal: ServerAnswer) -> Endpoint<RoomExtent> {
    RocketChatCall.page(
      "rooms.adminRooms", skip: walk.skip, limit: RocketChatCall.pageLimit,
      [("types", "discussions"), RocketChatCall.byAge]
    ).leads { reply throws(APIError) in
      if case .bad(let fault) = reply, fault.isRefusal { throw .forbidden(refusal) }
      let body = try reply.body
      let page = try body.elements("rooms")
      var walk = walk
      walk.take(page, page.filter { $0["prid"]?.asIdentifier == walk.room })
      guard !page.isEmpty, walk.skip < body.total ?? .max else { return .done(walk.extent()) }
      return .then(listed(walk, refusal))
    }
  }
}
