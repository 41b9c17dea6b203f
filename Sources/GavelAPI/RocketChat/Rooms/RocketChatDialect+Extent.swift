import GavelModel

/// What hangs under a room.
extension RocketChatDialect {
  /// `GET rooms.getDiscussions`; without access to the room, the workspace's list of discussions.
  public func extent(of room: RoomID, kind: RoomKind?) throws(APIError) -> Endpoint<RoomExtent> {
    guard kind == nil else {
      return try Self.discussions(under: room, isTeamMain: RocketChatKind.isTeamMain(kind))
    }
    return try RocketChatLook.record(of: room) { record throws(APIError) in
      .then(try Self.discussions(under: room, isTeamMain: record.isTeamMain))
    }
  }

  private static func discussions(
    under room: RoomID, isTeamMain: Bool
  ) throws(APIError) -> Endpoint<RoomExtent> {
    let query = [("roomId", try RocketChatLook.addressable(room))]
    return RocketChatCall.page("rooms.getDiscussions", skip: 0, limit: 1, query).leads {
      reply throws(APIError) in
      switch reply {
      case .good(let body):
        guard let total = body.total else { throw body.malformed("total") }
        return .done(RoomExtent(discussionCount: total, isTeamMain: isTeamMain))
      case .bad(let fault):
        guard fault.isRefusal || fault.isUnknownRoute else { throw fault.error }
        return .then(
          counted(under: room, skip: 0, found: [], isTeamMain: isTeamMain, fault.answer))
      }
    }
  }

  private static func counted(
    under room: RoomID, skip: Int, found: Set<String>, isTeamMain: Bool, _ refusal: ServerAnswer
  ) -> Endpoint<RoomExtent> {
    RocketChatCall.page(
      "rooms.adminRooms", skip: skip, limit: RocketChatCall.pageLimit,
      [("types", "discussions"), RocketChatCall.byAge]
    ).leads { reply throws(APIError) in
      if case .bad(let fault) = reply, fault.isRefusal { throw .forbidden(refusal) }
      let body = try reply.body
      let page = try body.elements("rooms")
      let here = page.filter { $0["prid"]?.asIdentifier == room.rawValue }
      let found = found.union(here.compactMap { $0["_id"]?.asIdentifier })
      let next = skip + page.count
      guard !page.isEmpty, next < body.total ?? .max else {
        return .done(RoomExtent(discussionCount: found.count, isTeamMain: isTeamMain))
      }
      return .then(
        counted(under: room, skip: next, found: found, isTeamMain: isTeamMain, refusal))
    }
  }
}
