import GavelModel

/// What people set apart in a room.
extension RocketChatDialect {
  /// `GET chat.getPinnedMessages`, then `GET chat.getThreadsList`; a list that the server lacks or
  /// refuses is not known.
  public func standouts(in room: RoomID) throws(APIError) -> Endpoint<RoomStandouts> {
    let id = try RocketChatLook.addressable(room)
    let pinned = RocketChatCall.page("chat.getPinnedMessages", skip: 0, limit: 1, [("roomId", id)])
    let threads = RocketChatCall.page("chat.getThreadsList", skip: 0, limit: 1, [("rid", id)])
    return pinned.leads { reply throws(APIError) in
      let pinnedCount = try Self.total(reply)
      return .then(
        threads.leads { reply throws(APIError) in
          .done(RoomStandouts(pinnedCount: pinnedCount, threadCount: try Self.total(reply)))
        })
    }
  }

  private static func total(_ reply: RocketChatReply) throws(APIError) -> Int? {
    switch reply {
    case .good(let body): return body.total
    case .bad(let fault):
      switch fault.error {
      case .throttled, .unauthorized, .unreachable, .noAnswer, .server, .gateway: throw fault.error
      case .forbidden, .notFound, .conflict, .invalid, .malformed, .tooLarge, .redirected,
        .insecure, .unaddressable, .unusableCredential, .unsupported, .changed, .secondFactor,
        .cancelled:
        return nil
      }
    }
  }
}
