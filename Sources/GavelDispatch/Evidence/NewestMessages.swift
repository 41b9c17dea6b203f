import GavelAPI
import GavelModel

/// Reads the newest messages of rooms that go, as many as are kept.
///
/// A store that has them costs one page for each room: the first that tells nothing new is the last
/// that is read.
struct NewestMessages: Sendable {
  let client: PlatformClient
  /// Most messages that are kept of all rooms together.
  let limit: Int
  /// Returns the newest messages that the store has of a room.
  let stored: @Sendable (RoomID) async -> Set<MessageID>
  /// Waits because the platform asked for a rest, of this length where it told one.
  let rest: @Sendable (Duration?) async -> Void

  /// What was read so far.
  private(set) var messages: [Message] = []
  /// How many pages that took.
  private(set) var pages = 0

  init(
    client: PlatformClient, limit: Int,
    stored: @escaping @Sendable (RoomID) async -> Set<MessageID>,
    rest: @escaping @Sendable (Duration?) async -> Void
  ) {
    self.client = client
    self.limit = limit
    self.stored = stored
    self.rest = rest
  }

  /// Reads a room backwards until nothing further would be kept.
  ///
  /// What cannot be read is not kept; that is no reason to stop what was confirmed.
  /// - Parameters:
  ///   - count: How many messages the room holds.
  ///   - scope: What of it goes.
  mutating func read(
    _ room: RoomID, kind: RoomKind? = nil, holding count: Int, scope: ClearScope = .everything
  ) async {
    guard limit > 0, count > 0 else { return }
    let known = await stored(room)
    let isStored = known.count >= min(limit, count)
    let floor = floor
    // An anchor may come again on the page behind it.
    let most = limit / Self.pageLimit + (scope == .everything ? 2 : Self.furtherPages)
    var seen: Set<MessageID> = []
    var kept = 0
    var anchor = scope.before.map { HistoryAnchor(message: MessageID(""), sentAt: $0) }
    if client.abilities.historyOrder != .sent { anchor = nil }
    for _ in 0..<most {
      let size = scope == .everything ? min(Self.pageLimit, limit - kept + 1) : Self.pageLimit
      guard let page = await page(of: room, kind, before: anchor, size) else { return }
      let fresh = page.messages.filter { seen.insert($0.id).inserted }
      let wanted = fresh.filter(scope.mayTake)
      messages += wanted
      kept += wanted.count
      guard kept < limit, let last = fresh.last, !page.endsHistory(asked: size, read: seen.count),
        !(isStored && fresh.allSatisfy { known.contains($0.id) }),
        !isBeyond(last, floor, scope.after)
      else { return }
      anchor = last.anchor
    }
  }

  /// Whether everything behind a message was sent before what is kept.
  private func isBeyond(_ last: Message, _ floor: Timestamp?, _ after: Timestamp?) -> Bool {
    guard client.abilities.historyOrder == .sent else { return false }
    return floor.map { last.sentAt < $0 } ?? false || after.map { last.sentAt <= $0 } ?? false
  }

  /// When the oldest of what is kept so far was sent; `nil` while there is room for more.
  private var floor: Timestamp? {
    guard messages.count >= limit else { return nil }
    return messages.map(\.sentAt).sorted(by: >)[limit - 1]
  }

  private mutating func page(
    of room: RoomID, _ kind: RoomKind?, before anchor: HistoryAnchor?, _ size: Int
  ) async -> MessagePage? {
    for _ in 0...Self.mostRests {
      do throws(APIError) {
        let page = try await client.messages(
          in: room, hint: RoomHint(kind: kind), before: anchor, limit: size)
        pages += 1
        return page
      } catch {
        guard case .throttled(let length, _) = error else { return nil }
        await rest(length)
      }
    }
    return nil
  }

  private static let pageLimit = 100
  /// Pages beyond those for the limit, where only some of what they show goes.
  private static let furtherPages = 20
  /// How often one page is asked for again after a rest.
  private static let mostRests = 10
}

extension MessagePage {
  /// Whether nothing older is left behind it, as far as it tells.
  fileprivate func endsHistory(asked size: Int, read count: Int) -> Bool {
    if let recordCount { return recordCount < size }
    return totalCount.map { count >= $0 } ?? false
  }
}
