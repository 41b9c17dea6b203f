import GavelModel

/// A page of a room's history that is asked for, latest first.
struct RocketChatHistory: Sendable {
  let family: RocketChatFamily
  let room: RoomID
  /// Only messages sent at this moment or before it.
  var until: Timestamp?
  let limit: Int
  let asEvidence: Bool
  /// Whether the room's own record was just read, so that it is there.
  let isProven: Bool
  /// Whether a direct conversation is the account's own; `nil` for unknown.
  var takesPart: Bool?

  /// `GET channels.history`, `GET groups.history`, `GET im.history`.
  ///
  /// These calls count no total. A page on which nothing is left to see (deleted messages that left
  /// their records) leads on to the next one, so that an empty page is the end.
  func page() throws(APIError) -> Endpoint<MessagePage> {
    guard family == .direct else { return own() }
    // No permission opens the call for one's own conversations to those of others.
    if takesPart == false { return RocketChatOthersHistory(history: self).first() }
    // Read under another user's name the call would answer for, and even make, another
    // conversation; the call for conversations between others takes ids alone.
    return try RocketChatLook.isShadowed(room) { isShadowed throws(APIError) in
      .then(isShadowed ? RocketChatOthersHistory(history: self).first() : own())
    }
  }

  private func own() -> Endpoint<MessagePage> {
    let latest = until.map { [("latest", $0.iso8601), ("inclusive", "true")] } ?? []
    let query = [("roomId", room.rawValue)] + latest
    return RocketChatCall.get(
      family.rawValue + ".history",
      query + [("count", String(limit)), ("showThreadMessages", "true")]
    ).leads { reply throws(APIError) in
      switch reply {
      case .good(let body): return try read(body)
      case .bad(let fault): return try refused(fault)
      }
    }
  }

  private func read(_ body: RocketChatBody) throws(APIError) -> Step<MessagePage> {
    let elements = try body.elements("messages")
    let messages = visible(elements)
    if messages.isEmpty, elements.count >= limit,
      let oldest = elements.compactMap({ $0["ts"]?.asMoment }).min(), oldest < until ?? .latest
    {
      var next = self
      next.until = oldest
      return .then(try next.page())
    }
    return .done(
      MessagePage(
        messages: messages, totalCount: nil, recordCount: elements.count,
        requestedAt: body.requestedAt))
  }

  func visible(_ elements: [JSONValue]) -> [Message] {
    elements.filter { !RocketChatContent.isRemoved($0) }
      .compactMap { Message(rocketChat: $0, in: room, asEvidence: asEvidence) }
  }

  /// "No such room" also stands for "not yours": where the room is not known to be there, a look at
  /// its record tells them apart.
  private func refused(_ fault: RocketChatFault) throws(APIError) -> Step<MessagePage> {
    if family == .direct, fault.isRefusal {
      return .then(RocketChatOthersHistory(history: self).first())
    }
    guard case .notFound(let answer) = fault.error else { throw fault.error }
    guard !isProven else { throw .forbidden(answer) }
    return .then(
      try RocketChatLook.record(of: room) { _ throws(APIError) in throw .forbidden(answer) })
  }
}

extension Timestamp {
  fileprivate static let latest = Timestamp(milliseconds: .max)
}
