import GavelModel

/// Reading messages.
extension RocketChatDialect {
  /// The room's history, or that of a direct conversation between others where the server lets it
  /// be read.
  ///
  /// For direct conversations, and where the kind is not known, the room's record is read first
  /// unless it was seen just now, and then whether a user is called by its id: the calls for direct
  /// conversations take an id for a user where they can, and make a room where there is none.
  public func messages(
    in room: RoomID, hint: RoomHint, before: HistoryAnchor?, limit: Int, asEvidence: Bool
  ) throws(APIError) -> Endpoint<MessagePage> {
    _ = try RocketChatLook.addressable(room)
    let history = { @Sendable (family: RocketChatFamily, isProven: Bool) in
      RocketChatHistory(
        family: family, room: room, until: before?.sentAt,
        limit: min(RocketChatCall.pageLimit, max(1, limit)), asEvidence: asEvidence,
        isProven: isProven, takesPart: hint.takesPart)
    }
    if let family = RocketChatFamily(kind: hint.kind), hint.isSeen || family != .direct {
      return try history(family, hint.isSeen).page()
    }
    return try RocketChatLook.record(of: room) { record throws(APIError) in
      guard let family = record.family else { throw Self.untyped }
      return .then(try history(family, true).page())
    }
  }

  static let untyped = APIError.malformed(endpoint: "GET rooms.info", field: "t", status: 200)

  /// `GET chat.getMessage`; what is deleted or hidden counts as not there.
  ///
  /// - Parameter room: Where it must stand; an empty id for anywhere.
  public func message(
    _ id: MessageID, in room: RoomID, asEvidence: Bool
  ) throws(APIError) -> Endpoint<Message>? {
    let call = RocketChatCall.get(
      "chat.getMessage", [("msgId", try Self.addressable(id.rawValue))])
    return call.leads { reply throws(APIError) in
      // For an unknown message the platform says no, and not a word more.
      if case .bad(let fault) = reply, fault.isUncoded { throw .notFound(fault.answer) }
      let body = try reply.body
      guard let value = body["message"], let found = value["_id"]?.asIdentifier,
        found == id.rawValue
      else { throw body.malformed("message") }
      if RocketChatContent.isPlaceholder(value) {
        throw .notFound(ServerAnswer(status: body.status, code: ServerAnswer.removed))
      }
      let place = room.rawValue.isEmpty ? value["rid"]?.asIdentifier.map { RoomID($0) } : room
      guard !RocketChatContent.isRemoved(value),
        let message = Message(rocketChat: value, in: place ?? room, asEvidence: asEvidence)
      else { throw .notFound(ServerAnswer(status: body.status)) }
      return .done(message)
    }
  }

  /// `GET chat.syncMessages`, in the form that every release knows.
  public func messageChanges(
    in room: RoomID, since: Timestamp
  ) throws(APIError) -> Endpoint<MessageChanges>? {
    let call = RocketChatCall.get(
      "chat.syncMessages",
      [("roomId", try RocketChatLook.addressable(room)), ("lastUpdate", since.iso8601)])
    return call.reads { body throws(APIError) in
      guard let updated = body["result"]?["updated"]?.elements else {
        throw body.malformed("updated")
      }
      var deleted: [MessageID: Timestamp] = [:]
      for element in body["result"]?["deleted"]?.elements ?? [] {
        guard let id = element["_id"]?.asIdentifier else { continue }
        deleted[MessageID(id)] = element["_deletedAt"]?.asMoment ?? body.requestedAt
      }
      for element in updated where RocketChatContent.isRemoved(element) {
        guard let id = element["_id"]?.asIdentifier else { continue }
        deleted[MessageID(id)] =
          element["editedAt"]?.asMoment ?? element["_updatedAt"]?.asMoment ?? body.requestedAt
      }
      return MessageChanges(
        updated: updated.filter { !RocketChatContent.isRemoved($0) }
          .compactMap { Message(rocketChat: $0, in: room, asEvidence: false) },
        deleted: deleted, requestedAt: body.requestedAt)
    }
  }
}
