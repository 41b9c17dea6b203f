import GavelModel

/// Acting on people, in a room and in the workspace.
extension RocketChatDialect {
  /// `POST channels.kick` or `POST groups.kick`; looks at the room where its kind is not known.
  ///
  /// The platform always writes a system message about it.
  func kick(
    _ person: PersonID, from room: RoomID, kind: RoomKind?
  ) throws(APIError) -> Endpoint<Receipt> {
    if let family = RocketChatFamily(kind: kind) {
      return try Self.kick(person, from: room, family, isProven: false)
    }
    return try RocketChatLook.record(of: room) { record throws(APIError) in
      guard let family = record.family else { throw Self.untyped }
      return .then(try Self.kick(person, from: room, family, isProven: true))
    }
  }

  private static func kick(
    _ person: PersonID, from room: RoomID, _ family: RocketChatFamily, isProven: Bool
  ) throws(APIError) -> Endpoint<Receipt> {
    guard family != .direct else { throw .unsupported(call: ActionKind.removeMember.rawValue) }
    let call = RocketChatCall.post(
      family.rawValue + ".kick",
      [
        "roomId": .string(try RocketChatLook.addressable(room)),
        "userId": .string(try addressable(person.rawValue)),
      ])
    return call.leads { reply throws(APIError) in
      guard case .bad(let fault) = reply, fault.code == "error-room-not-found" else {
        return .done(try reply.body.receipt(affected: 1))
      }
      guard !isProven else { throw .forbidden(fault.answer) }
      return .then(try settled(fault, in: room))
    }
  }

  /// `POST rooms.leave`; the platform always writes a system message about it.
  func leave(_ room: RoomID) throws(APIError) -> Endpoint<Receipt> {
    let id = try RocketChatLook.addressable(room)
    return RocketChatCall.post("rooms.leave", ["roomId": .string(id)]).reads {
      body throws(APIError) in body.receipt(affected: 1)
    }
  }

  /// `POST rooms.muteUser` and `POST rooms.unmuteUser`, from 6.8 on.
  func mute(
    _ person: PersonID, in room: RoomID, _ method: String
  ) throws(APIError) -> Endpoint<Receipt> {
    let call = RocketChatCall.post(
      method,
      [
        "roomId": .string(try RocketChatLook.addressable(room)),
        "userId": .string(try Self.addressable(person.rawValue)),
      ])
    return call.reads { body throws(APIError) in body.receipt(affected: 1) }
  }

  /// The room's own record, which lists the muted by their usernames.
  public func isMuted(_ username: String, in room: RoomID) throws(APIError) -> Endpoint<Bool>? {
    try RocketChatLook.record(of: room) { record in .done(record.isMuted(username)) }
  }

  /// `POST users.setActiveStatus`, never at the price of a room: a last owner is refused.
  func setActive(_ person: PersonID, _ isActive: Bool) throws(APIError) -> Endpoint<Receipt> {
    let id = try Self.addressable(person.rawValue)
    let call = RocketChatCall.post(
      "users.setActiveStatus",
      ["userId": .string(id), "activeStatus": .bool(isActive), "confirmRelinquish": .bool(false)])
    return call.leads { reply throws(APIError) in
      guard case .bad(let fault) = reply, fault.isUncoded else {
        return .done(try reply.body.receipt(affected: 1))
      }
      return .then(Self.known(id, else: fault))
    }
  }

  /// What an uncoded no means: nobody of that id, or another mistake.
  private static func known(_ id: String, else fault: RocketChatFault) -> Endpoint<Receipt> {
    RocketChatCall.get("users.info", [("userId", id)]).leads { reply throws(APIError) in
      if case .bad(let second) = reply, second.isUncoded { throw .notFound(fault.answer) }
      throw fault.error
    }
  }
}

extension RocketChatRecord {
  /// Whether somebody of this username may not write in the room.
  ///
  /// In a room for reading, whoever is let write is in a list of its own.
  fileprivate func isMuted(_ username: String) -> Bool {
    func lists(_ field: String) -> Bool {
      json[field]?.elements?.contains { $0.asIdentifier == username } == true
    }
    return lists("muted") || json["ro"]?.asFlag == true && !lists("unmuted")
  }
}
