import GavelModel

/// Deleting rooms: which call is right depends on the kind.
extension RocketChatDialect {
  /// `rooms.delete`; `teams.delete` for a team, `im.delete` for a direct conversation, and
  /// `channels.delete` or `groups.delete` before 5.4.
  ///
  /// The room's record is read first where the kind is not known, and for a team, whose own id only
  /// the record tells. A team's other rooms are not named, so that they survive it.
  func deleteRoom(_ room: RoomID, _ facts: TargetFacts) throws(APIError) -> Endpoint<Receipt> {
    let kind = facts.roomKind.map { RoomKind(name: $0) }
    let isTeam = facts.isTeamMain == true || RocketChatKind.isTeamMain(kind)
    if let family = RocketChatFamily(kind: kind), !isTeam, family != .direct {
      return try Self.delete(room, family)
    }
    if kind == .direct {
      return try RocketChatDirectDeletion(room: room, participants: facts.participants).whole()
    }
    return try RocketChatLook.record(of: room) { record throws(APIError) in
      if record.isTeamMain { return .then(try Self.deleteTeam(record)) }
      guard let family = record.family else { throw Self.untyped }
      guard family == .direct else { return .then(try Self.delete(room, family)) }
      return try RocketChatDirectDeletion(room: room, participants: facts.participants)
        .after(record)
    }
  }

  private static func delete(
    _ room: RoomID, _ family: RocketChatFamily
  ) throws(APIError) -> Endpoint<Receipt> {
    let id = try RocketChatLook.addressable(room)
    return RocketChatCall.post("rooms.delete", ["roomId": .string(id)]).leads {
      reply throws(APIError) in
      guard case .bad(let fault) = reply, fault.isUnknownRoute else {
        return .done(try reply.body.receipt(affected: 1))
      }
      return .then(deleteAsBefore54(room, id, family))
    }
  }

  private static func deleteAsBefore54(
    _ room: RoomID, _ id: String, _ family: RocketChatFamily
  ) -> Endpoint<Receipt> {
    RocketChatCall.post(family.rawValue + ".delete", ["roomId": .string(id)]).leads {
      reply throws(APIError) in
      if case .bad(let fault) = reply, case .notFound = fault.error {
        return .then(try settled(fault, in: room))
      }
      return .done(try reply.body.receipt(affected: 1))
    }
  }

  private static func deleteTeam(_ record: RocketChatRecord) throws(APIError) -> Endpoint<Receipt> {
    guard let team = record.json["teamId"]?.asIdentifier else {
      throw .malformed(endpoint: "GET rooms.info", field: "teamId", status: 200)
    }
    return RocketChatCall.post("teams.delete", ["teamId": .string(team)]).leads {
      reply throws(APIError) in .done(try reply.body.receipt(affected: 1))
    }
  }
}
