import GavelModel

/// What a plan for a whole room holds fast.
extension RocketChatDialect {
  /// The room's own count of messages, and the newest of its latest page.
  ///
  /// The count is in the record, which an administrator may read where the messages are closed; the
  /// seal of such a room has no newest message.
  ///
  /// Discussions count as their records tell: the list costs a call, and no page of each is read.
  public func seal(
    of room: RoomID, kind: RoomKind?, withDiscussions: Bool
  ) throws(APIError) -> Endpoint<RoomSeal> {
    try RocketChatLook.record(of: room) { record throws(APIError) in
      guard let family = record.family else { throw Self.untyped }
      guard let count = record.json["msgs"]?.asCount else {
        throw .malformed(endpoint: "GET rooms.info", field: "msgs", status: 200)
      }
      let history = RocketChatHistory(
        family: family, room: room, until: nil, limit: 20, asEvidence: false, isProven: true)
      let closed = RoomSeal(messageCount: count, newest: nil, newestUpdate: nil)
      let alone = try history.page().map { page in
        var seal = page.roomSeal
        seal.messageCount = count
        return seal
      }.whenForbidden(closed)
      guard withDiscussions else { return .then(alone) }
      let none = RocketChatDiscussions(under: room.rawValue)
      return .then(
        none.list().whenForbidden(none).then { list in alone.map { list.added(to: $0) } })
    }
  }
}

extension Endpoint {
  /// The same chain with a value for the answer that the account may not know.
  func whenForbidden(_ value: Value) -> Endpoint {
    Endpoint(chain: name, request: request) { response throws(APIError) in
      do throws(APIError) {
        switch try follow(response) {
        case .done(let told): return .done(told)
        case .then(let next): return .then(next.whenForbidden(value))
        }
      } catch {
        guard case .forbidden = error else { throw error }
        return .done(value)
      }
    }
  }
}
