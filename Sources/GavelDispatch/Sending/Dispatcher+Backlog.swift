import GavelModel
import GavelStore

/// The rest of a long batch, which stays in the store until its turn comes.
struct Backlog: Sendable {
  /// The last item that the machine was told of.
  var last: ItemID
  /// How many items of the rest each room has.
  var rooms: [RoomID: Int]
  /// The room that an earlier batch has to be through with before it goes on.
  var awaited: RoomID?
}

/// Of a long batch only a stretch is in memory.
extension Dispatcher {
  /// Takes the first stretch of a batch into the machine.
  func load(_ batch: BatchID, notBefore: Timestamp) async throws(StoreError) {
    let ids = try await store.openItemIDs(of: batch)
    openItems[batch] = Set(ids)
    guard ids.count > stretch || !backlogs.isEmpty else {
      return machine.add(try await store.openItems(of: batch), notBefore: notBefore)
    }
    let start = ItemID(rawValue: 0)
    backlogs[batch] = Backlog(last: start, rooms: try await store.openRooms(of: batch))
    try await extend(batch, notBefore: notBefore)
  }

  /// Tells the machine of further items where it has few left.
  ///
  /// Only between two turns, so that nothing is settled while a stretch is on its way from the
  /// store.
  func refill() async {
    do throws(StoreError) {
      for batch in backlogs.keys.sorted() where machine.waiting(of: batch) < stretch / 2 {
        try await extend(batch, notBefore: holds[batch] ?? now())
      }
    } catch {
      halt(error)
    }
  }

  /// An item of a room stays behind while an earlier batch has items of that room that the machine
  /// does not know: what was confirmed first leaves first.
  private func extend(_ batch: BatchID, notBefore: Timestamp) async throws(StoreError) {
    guard let last = backlogs[batch]?.last, !isBehind(batch) else { return }
    let further = try await store.openItems(of: batch, after: last, limit: stretch)
    // Meanwhile the batch may have been taken back.
    guard var backlog = backlogs[batch], backlog.last == last else { return }
    let free = further.prefix { !hasItems(in: $0.action.room, before: batch) }
    for item in free { backlog.rooms[item.action.room, default: 1] -= 1 }
    backlog.last = free.last?.id ?? last
    backlog.awaited = free.count < further.count ? further[free.count].action.room : nil
    let isAll = further.count < stretch && free.count == further.count
    backlogs[batch] = isAll ? nil : backlog
    machine.add(Array(free), notBefore: notBefore)
  }

  private func isBehind(_ batch: BatchID) -> Bool {
    backlogs[batch]?.awaited.map { hasItems(in: $0, before: batch) } ?? false
  }

  private func hasItems(in room: RoomID, before batch: BatchID) -> Bool {
    backlogs.contains { $0.key < batch && $0.value.rooms[room, default: 0] > 0 }
  }
}
