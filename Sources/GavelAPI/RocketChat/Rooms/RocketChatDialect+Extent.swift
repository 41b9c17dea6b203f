import GavelModel

/// What hangs under a room.
extension RocketChatDialect {
  /// `GET rooms.getDiscussions`; without access to the room, the workspace's list of discussions.
  ///
  /// Of a direct conversation also whether its id is somebody's username.
  public func extent(of room: RoomID, kind: RoomKind?) throws(APIError) -> Endpoint<RoomExtent> {
    let id = try RocketChatLook.addressable(room)
    let list = RocketChatDiscussions(under: id).list()
    guard let kind else {
      return try RocketChatLook.record(of: room) { record throws(APIError) in
        if record.family == .direct { return .then(try Self.extent(ofDirect: room, list)) }
        let isTeamMain = record.isTeamMain
        return .then(list.map { $0.extent(isTeamMain: isTeamMain) })
      }
    }
    if kind == .direct { return try Self.extent(ofDirect: room, list) }
    let isTeamMain = RocketChatKind.isTeamMain(kind)
    return list.map { $0.extent(isTeamMain: isTeamMain) }
  }

  private static func extent(
    ofDirect room: RoomID, _ list: Endpoint<RocketChatDiscussions>
  ) throws(APIError) -> Endpoint<RoomExtent> {
    try RocketChatLook.isShadowed(room) { isShadowed throws(APIError) in
      .then(list.map { $0.extent(isShadowed: isShadowed) })
    }
  }
}

/// The discussions under a room, as far as their list was read.
struct RocketChatDiscussions: Sendable {
  private let room: String
  private var skip = 0
  private var found: [Room] = []
  /// How many there are, where the platform counts those of this room alone.
  private var total: Int?

  init(under room: String) { self.room = room }

  /// The whole list.
  func list() -> Endpoint<RocketChatDiscussions> {
    RocketChatCall.page(
      "rooms.getDiscussions", skip: skip, limit: RocketChatCall.pageLimit, [("roomId", room)]
    ).leads { reply throws(APIError) in
      switch reply {
      case .good(let body):
        guard let total = body.total else { throw body.malformed("total") }
        let page = try body.elements("discussions")
        var list = self
        list.total = total
        list.take(page, page)
        return page.isEmpty || list.skip >= total ? .done(list) : .then(list.list())
      case .bad(let fault):
        guard fault.isRefusal || fault.isUnknownRoute else { throw fault.error }
        return .then(Self(under: room).listForAdministrators(fault.answer))
      }
    }
  }

  private func listForAdministrators(
    _ refusal: ServerAnswer
  ) -> Endpoint<RocketChatDiscussions> {
    RocketChatCall.page(
      "rooms.adminRooms", skip: skip, limit: RocketChatCall.pageLimit,
      [("types", "discussions"), RocketChatCall.byAge]
    ).leads { reply throws(APIError) in
      if case .bad(let fault) = reply, fault.isRefusal { throw .forbidden(refusal) }
      let body = try reply.body
      let page = try body.elements("rooms")
      var list = self
      list.take(page, page.filter { $0["prid"]?.asIdentifier == room })
      guard !page.isEmpty, list.skip < body.total ?? .max else { return .done(list) }
      return .then(list.listForAdministrators(refusal))
    }
  }

  private mutating func take(_ page: [JSONValue], _ discussions: [JSONValue]) {
    skip += page.count
    for record in discussions {
      guard let detail = RoomDetail(rocketChat: record, requestedAt: Timestamp(milliseconds: 0)),
        !found.contains(where: { $0.id == detail.room.id })
      else { continue }
      found.append(detail.room)
    }
  }

  func extent(isTeamMain: Bool = false, isShadowed: Bool = false) -> RoomExtent {
    RoomExtent(
      discussions: found.map { NamedTarget($0) }, discussionCount: total, isTeamMain: isTeamMain,
      isShadowed: isShadowed)
  }

  /// A room's seal with the messages of the discussions counted and their latest considered.
  func added(to seal: RoomSeal) -> RoomSeal {
    var seal = seal
    for room in found {
      seal.messageCount += room.messageCount
      // What is newest there has no name here; its time tells that something came.
      if room.messageCount > 0, room.activeAt > seal.newestUpdate ?? Timestamp(milliseconds: 0) {
        seal.newestUpdate = room.activeAt
        seal.newest = nil
      }
    }
    return seal
  }
}
