import GavelModel

/// Deleting messages, one by one and by the room.
extension RocketChatDialect {
  /// `POST chat.delete`.
  ///
  /// The platform has no code for a message that is not there; `chat.getMessage` tells it from
  /// other mistakes.
  ///
  /// A record that stays of a deleted message would be deleted once more, with a yes: one that the
  /// plan did not find is looked at before.
  func deleteMessage(
    _ message: MessageID, in room: RoomID, _ facts: TargetFacts
  ) throws(APIError) -> Endpoint<Receipt> {
    let id = try Self.addressable(message.rawValue)
    let deletion = try Self.deletion(of: id, in: room, asAuthor: facts.isUnreadable == true)
    guard facts.isGone == true else { return deletion }
    return RocketChatCall.get("chat.getMessage", [("msgId", id)]).leads { look throws(APIError) in
      if case .good(let body) = look, let value = body["message"],
        RocketChatContent.isPlaceholder(value)
      {
        throw .notFound(ServerAnswer(status: body.status, code: ServerAnswer.removed))
      }
      return .then(deletion)
    }
  }

  /// - Parameter asAuthor: Deletes in the author's name, which needs no access to the room.
  private static func deletion(
    of id: String, in room: RoomID, asAuthor: Bool
  ) throws(APIError) -> Endpoint<Receipt> {
    let call = RocketChatCall.post(
      "chat.delete",
      [
        "roomId": .string(try RocketChatLook.addressable(room)), "msgId": .string(id),
        "asUser": .bool(asAuthor),
      ])
    return call.leads { reply throws(APIError) in
      guard case .bad(let fault) = reply, fault.isUncoded else {
        return .done(try reply.body.receipt(affected: 1))
      }
      return .then(standing(id, in: room, fault, asAuthor: asAuthor))
    }
  }

  /// What an uncoded no to a deletion means, by a look at the message.
  ///
  /// A message that stands where it was said to stand, and that may not be deleted in its author's
  /// name, is a refusal: from 9.0 on the platform says so itself.
  private static func standing(
    _ id: String, in room: RoomID, _ fault: RocketChatFault, asAuthor: Bool
  ) -> Endpoint<Receipt> {
    RocketChatCall.get("chat.getMessage", [("msgId", id)]).leads { look throws(APIError) in
      let stands = asAuthor ? APIError.forbidden(fault.answer) : fault.error
      switch look {
      case .good(let body):
        guard let message = body["message"] else { throw fault.error }
        if RocketChatContent.isRemoved(message) { throw .notFound(fault.answer) }
        let isElsewhere = message["rid"]?.asIdentifier.map { $0 != room.rawValue } ?? false
        throw isElsewhere ? fault.error : stands
      case .bad(let second):
        if second.isUncoded { throw .notFound(fault.answer) }
        throw second.isRefusal ? stands : fault.error
      }
    }
  }

  /// `POST rooms.cleanHistory`, with every switch named: what the platform assumes for a missing
  /// one is not what its pages say.
  ///
  /// Both ends are exclusive. Without an end of its own a clearing takes all there is when the
  /// request arrives, as on other platforms: the server's clock may run ahead of this one, and a
  /// moment from here would then spare the newest messages. What came in since the plan was sealed
  /// is found by the reading just before.
  func clear(_ room: RoomID, _ scope: ClearScope) throws(APIError) -> Endpoint<Receipt> {
    let call = RocketChatCall.post(
      "rooms.cleanHistory",
      [
        "roomId": .string(try RocketChatLook.addressable(room)),
        "latest": .string(scope.before?.iso8601 ?? "9999-12-31T23:59:59.999Z"),
        "oldest": .string(scope.after?.iso8601 ?? "1970-01-01T00:00:00.000Z"),
        "inclusive": .bool(false), "limit": .integer(0),
        "excludePinned": .bool(scope.keepsPinned), "filesOnly": .bool(false),
        "ignoreDiscussion": .bool(scope.keepsDiscussions),
        "ignoreThreads": .bool(scope.keepsThreads),
        "users": .array(scope.authors.map { .string($0) }),
      ])
    return call.leads { reply throws(APIError) in
      if case .bad(let fault) = reply, case .notFound = fault.error {
        return .then(try Self.settled(fault, in: room))
      }
      let body = try reply.body
      let count = body["count"]?.asCount
      // The count is the platform's only word about what went, so that it is kept as such.
      let receipt = body.receipt(affected: count, message: count.map { "count \($0)" })
      guard count == 0, !scope.authors.isEmpty else { return .done(receipt) }
      return Self.everybodyKnown(scope.authors[...], else: receipt)
    }
  }

  /// Looks for the usernames of a clearing that took nothing: the platform passes over one that is
  /// nobody's, and a typing mistake is no success.
  ///
  /// Only then, because an account may be gone and its messages still be there.
  private static func everybodyKnown(
    _ names: ArraySlice<String>, else receipt: Receipt
  ) -> Step<Receipt> {
    guard let name = names.first else { return .done(receipt) }
    return .then(
      RocketChatCall.get("users.info", [("username", name)]).leads { look throws(APIError) in
        if case .bad(let fault) = look, fault.isUncoded {
          throw .invalid(
            ServerAnswer(
              status: receipt.answer.status, code: "notFound", message: fault.answer.message))
        }
        return everybodyKnown(names.dropFirst(), else: receipt)
      })
  }

  /// What a "no such room" means: that, or that the room is closed to this account.
  static func settled(
    _ fault: RocketChatFault, in room: RoomID
  ) throws(APIError) -> Endpoint<Receipt> {
    try RocketChatLook.at(room) { sighting throws(APIError) in
      switch sighting {
      case .absent: throw .notFound(fault.answer)
      case .seen, .hidden: throw .forbidden(fault.answer)
      case .unclear(let error): throw error
      }
    }
  }
}
