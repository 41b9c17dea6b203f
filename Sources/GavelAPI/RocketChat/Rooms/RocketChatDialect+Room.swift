import GavelModel

/// One room with its people.
extension RocketChatDialect {
  /// The room's record, then its members, then their roles there.
  ///
  /// What this account may not read of the people is left out: no members, or no roles.
  public func room(_ id: RoomID, kind: RoomKind?) throws(APIError) -> Endpoint<RoomDetail> {
    try RocketChatLook.record(of: id) { record throws(APIError) in
      guard let detail = RoomDetail(rocketChat: record.json, requestedAt: record.requestedAt)
      else { throw .malformed(endpoint: "GET rooms.info", field: "room", status: 200) }
      switch record.family {
      case .direct: return Self.named(detail)
      case .channels, .groups:
        guard detail.room.kind != .other(RocketChatKind.livechat), let family = record.family
        else { return .done(detail) }
        let muted = (record.json["muted"]?.elements ?? []).compactMap(\.asIdentifier)
        return .then(
          RocketChatMemberWalk(family: family, detail: detail, muted: Set(muted)).page())
      case nil: return .done(detail)
      }
    }
  }

  /// Asks, from one place in the list on, for the names that a direct conversation's record does
  /// not tell for certain.
  ///
  /// By `users.info`, never by the conversation's own member list: that call can create one.
  private static func named(_ detail: RoomDetail, from start: Int = 0) -> Step<RoomDetail> {
    let members = detail.members ?? []
    let unnamed = members.indices.dropFirst(start).first { members[$0].person.username == nil }
    guard let place = unnamed else { return .done(detail) }
    let id = members[place].id
    let call = RocketChatCall.get("users.info", [("userId", id.rawValue)])
    return .then(
      call.leads { reply throws(APIError) in
        var told = detail
        switch reply {
        case .good(let body):
          if let person = Person(rocketChat: body["user"]), person.id == id {
            told.members?[place].person = person
          }
        case .bad(let fault):
          // An account that is gone, or closed to this one, stays an id.
          guard fault.status < 500 else { throw fault.error }
        }
        return named(told, from: place + 1)
      })
  }
}
