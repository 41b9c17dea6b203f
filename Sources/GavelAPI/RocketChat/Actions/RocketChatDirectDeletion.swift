import GavelModel

/// Deletes a direct conversation by its id, in the only way that cannot hit another one.
///
/// `im.delete` looks for a user of that id or username before it looks for a room, says nothing
/// about what it deleted, and creates what it does not find. Hence, in this order:
/// 1. the room's record says that it is direct, and between the people who were confirmed;
/// 2. no user is called by the room's id (which would shield the room);
/// 3. `POST im.delete`;
/// 4. the room is not there any more. Its id may be: two people who meet again get the same one,
///    with a later date.
struct RocketChatDirectDeletion: Sendable {
  let room: RoomID
  /// Who takes part, as it was confirmed; `nil` where nobody looked.
  let participants: [PersonID]?

  /// All four steps.
  func whole() throws(APIError) -> Endpoint<Receipt> {
    try RocketChatLook.record(of: room) { record throws(APIError) in try after(record) }
  }

  /// The steps that follow when the record has just been read.
  func after(_ record: RocketChatRecord) throws(APIError) -> Step<Receipt> {
    let isSame = participants.map { Set($0) == record.participants } ?? true
    guard record.family == .direct, isSame else { throw Self.setAside("notTheSameConversation") }
    let begun = record.json["ts"]?.asMoment
    return .then(
      try RocketChatLook.isShadowed(room) { isShadowed throws(APIError) in
        guard !isShadowed else { throw Self.setAside("shadowed") }
        return .then(deletion(begun: begun))
      })
  }

  private func deletion(begun: Timestamp?) -> Endpoint<Receipt> {
    RocketChatCall.post("im.delete", ["roomId": .string(room.rawValue)]).leads {
      reply throws(APIError) in
      let body = try reply.body
      return .then(try verification(begun: begun, body))
    }
  }

  private func verification(
    begun: Timestamp?, _ body: RocketChatBody
  ) throws(APIError) -> Endpoint<Receipt> {
    try RocketChatLook.at(room) { sighting throws(APIError) in
      switch sighting {
      case .absent, .hidden: return .done(body.receipt(affected: 1))
      case .seen(let record):
        guard let begun, let later = record.json["ts"]?.asMoment, later > begun else {
          throw .invalid(ServerAnswer(code: "stillThere"))
        }
        return .done(body.receipt(affected: 1))
      case .unclear: return .done(body.receipt(affected: 1, code: "unverified"))
      }
    }
  }

  private static func setAside(_ code: String) -> APIError { .changed(ServerAnswer(code: code)) }
}

extension RocketChatDialect {
  /// `POST im.delete` with `username`: the account's own conversation with that user.
  ///
  /// The platform would make one in order to delete it, so that the caller must have found it
  /// before; see ``ownDirect(with:)``.
  func deleteDirect(with username: String) throws(APIError) -> Endpoint<Receipt> {
    let name = try RocketChatLook.addressable(RoomID(username))
    return RocketChatCall.post("im.delete", ["username": .string(name)]).reads {
      body throws(APIError) in body.receipt(affected: 1)
    }
  }
}
