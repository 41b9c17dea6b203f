import GavelAPI
import GavelModel

/// Finds messages by id.
///
/// Where the platform has no call for reading one message, it walks the history backwards, newest touched first, until every id was met, the history ends, or
/// the pages are older than the oldest id can be. IMKit's message ids are MongoDB ObjectIds, whose
/// first eight hex digits are the second of their making (docs.imkit.io prints such ids).
struct MessageFinder: Sendable {
  let client: PlatformClient
  var pageLimit = 100
  /// A bound against a server whose pages never end.
  var mostPages = 20_000

  /// Returns the messages of `wanted` that the room holds now, with their whole JSON as evidence.
  func find(
    _ wanted: [MessageID], in room: RoomID, kind: RoomKind? = nil
  ) async throws(APIError) -> [MessageID: Message] {
    try await look(for: wanted, in: room, kind: kind, neighbours: 0).found
  }

  /// Returns the same, with messages around them as far as a walk through the history met them.
  func look(
    for wanted: [MessageID], in room: RoomID, kind: RoomKind? = nil, neighbours: Int
  ) async throws(APIError) -> FoundMessages {
    client.abilities.readsSingleMessages
      ? try await ask(for: wanted, in: room)
      : try await walk(for: wanted, in: room, kind: kind, neighbours: neighbours)
  }

  /// One call for each; a message that is not there is left out.
  private func ask(
    for wanted: [MessageID], in room: RoomID
  ) async throws(APIError) -> FoundMessages {
    var found: [MessageID: Message] = [:]
    var removed: [MessageID: ServerAnswer] = [:]
    for id in wanted {
      do throws(APIError) {
        guard let message = try await client.message(id, in: room, asEvidence: true),
          message.room == room
        else { continue }
        found[id] = message
      } catch {
        guard case .notFound(let answer) = error else { throw error }
        if answer.code == ServerAnswer.removed { removed[id] = answer }
      }
    }
    return FoundMessages(found: found, removed: removed)
  }

  private func walk(
    for wanted: [MessageID], in room: RoomID, kind: RoomKind?, neighbours: Int
  ) async throws(APIError) -> FoundMessages {
    var result = FoundMessages(wanted: wanted, neighbours: neighbours)
    let oldest = Self.oldestPossible(wanted)
    let pages = try await read(room, kind: kind, asEvidence: true) { page in
      for message in page { result.note(message) }
      if let oldest, let last = page.last, last.updatedAt < oldest { return false }
      return !result.isComplete
    }
    if !result.isComplete, pages > 1 {
      // A message edited during the walk has moved to the head, where the walk had been.
      let head = try await client.messages(
        in: room, hint: RoomHint(kind: kind), before: nil, limit: pageLimit, asEvidence: true)
      for message in head.messages { result.note(message) }
    }
    return result
  }

  /// Hands a room's messages over, latest first and each once, until nobody wants more of them.
  ///
  /// - Returns: How many pages that took.
  @discardableResult func read(
    _ room: RoomID, kind: RoomKind?, asEvidence: Bool = false, wantsMore: ([Message]) -> Bool
  ) async throws(APIError) -> Int {
    var seen: Set<MessageID> = []
    var otherAnchors: [HistoryAnchor] = []
    var anchor: HistoryAnchor?
    var pages = 0
    while pages < mostPages {
      pages += 1
      let page = try await client.messages(
        in: room, hint: RoomHint(kind: kind), before: anchor, limit: pageLimit,
        asEvidence: asEvidence)
      let fresh = page.messages.filter { seen.insert($0.id).inserted }
      guard let last = fresh.last else {
        // An anchor that was deleted meanwhile can look like the end of the history.
        guard let earlier = otherAnchors.popLast() else { break }
        anchor = earlier
        continue
      }
      guard wantsMore(fresh) else { break }
      anchor = last.anchor
      otherAnchors = fresh.dropLast().suffix(3).map(\.anchor)
    }
    return pages
  }

  /// The earliest moment at which any of the messages can have been touched, or `nil` when an id
  /// tells no time.
  static func oldestPossible(_ ids: [MessageID]) -> Timestamp? {
    var oldest: Timestamp?
    for id in ids {
      guard let made = creationTime(of: id) else { return nil }
      oldest = min(oldest ?? made, made)
    }
    // The clock that made the id and the one that stamped the message may differ a little.
    return oldest.map { $0 - .seconds(60) }
  }

  private static func creationTime(of id: MessageID) -> Timestamp? {
    guard id.rawValue.utf8.count == 24, id.rawValue.allSatisfy(\.isHexDigit),
      let seconds = Int64(id.rawValue.prefix(8), radix: 16)
    else { return nil }
    return Timestamp(milliseconds: seconds * 1000)
  }
}
