import GavelModel

/// The waiting items of one room, in the order in which they were confirmed.
///
/// Items with different targets run side by side; an item that takes the whole room waits for
/// everything before it and holds up everything after it.
struct RoomLane: Sendable {
  struct Entry: Sendable {
    var item: OutboxItem
    var notBefore: Timestamp
    var isVerified: Bool

    /// Whether it may start, as far as time and other items go.
    func isFree(at now: Timestamp) -> Bool { notBefore <= now && item.requires == nil }
  }

  /// A slice, because dropping its first element moves nothing.
  private(set) var entries: ArraySlice<Entry> = []
  /// Jobs and verifications of this room that run now.
  private(set) var running = 0
  /// Whether one of them wants the room for itself.
  private var isExclusive = false

  var isEmpty: Bool { entries.isEmpty && running == 0 }
  /// Whether an item that waits for another one ever stood here.
  private(set) var hasRequirements = false

  mutating func append(_ entry: Entry) {
    entries.append(entry)
    if entry.item.requires != nil { hasRequirements = true }
  }

  /// Puts an item back where its number says, after a rest.
  mutating func putBack(_ entry: Entry) {
    let place = entries.firstIndex { $0.item.id > entry.item.id } ?? entries.endIndex
    entries.insert(entry, at: place)
  }

  mutating func remove(where matches: (OutboxItem) -> Bool) {
    entries.removeAll { matches($0.item) }
  }

  mutating func update(_ change: (inout Entry) -> Void) {
    for index in entries.indices { change(&entries[index]) }
  }

  mutating func begin(exclusive: Bool) {
    running += 1
    if exclusive { isExclusive = true }
  }

  mutating func end(exclusive: Bool) {
    running -= 1
    if exclusive { isExclusive = false }
  }

  /// What could start now.
  enum Candidate {
    /// Messages of one batch must be compared with the platform first.
    case verify([OutboxItem])
    /// One request's worth of items, taken out of the lane.
    case run([OutboxItem])
  }

  /// Takes the next thing that may start, or `nil` when nothing may before time passes or a job
  /// ends.
  ///
  /// - Parameter isAhead: Whether it is claimed before there is room on the wire, so that only a
  ///   request that may be repeated comes into question.
  mutating func takeNext(at now: Timestamp, mostMembers: Int, isAhead: Bool = false) -> Candidate? {
    guard !isExclusive else { return nil }
    for index in entries.indices {
      let entry = entries[index]
      if isAhead {
        guard entry.item.action.kind.isRepeatable else { return nil }
        if entry.item.action.kind == .deleteMessage, !entry.isVerified { return nil }
      }
      if entry.item.action.kind.coversWholeRoom {
        guard index == entries.startIndex, running == 0, entry.isFree(at: now) else { return nil }
        return .run([take(at: index)])
      }
      guard entry.isFree(at: now) else { continue }
      if entry.item.action.kind == .deleteMessage {
        if entry.isVerified { return .run([take(at: index)]) }
        guard running == 0 else { return nil }
        return .verify(unverified(of: entry.item.batch, from: index, at: now))
      }
      guard entry.item.action.kind == .removeMember else { return .run([take(at: index)]) }
      return .run(takeMembers(from: index, at: now, most: mostMembers))
    }
    return nil
  }

  /// The earliest moment at which a resting entry may start.
  func nextDue(after now: Timestamp) -> Timestamp? {
    var due: Timestamp?
    // Asked at every turn, so no entry is copied.
    for index in entries.indices
    where entries[index].notBefore > now && entries[index].item.requires == nil {
      due = min(due ?? entries[index].notBefore, entries[index].notBefore)
    }
    return due
  }

  /// Taking the first element moves the slice's start instead of the elements.
  private mutating func take(at index: Int) -> OutboxItem {
    index == entries.startIndex ? entries.removeFirst().item : entries.remove(at: index).item
  }

  private func unverified(
    of batch: BatchID, from start: Int, at now: Timestamp
  ) -> [OutboxItem] {
    entries[start...].prefix { !$0.item.action.kind.coversWholeRoom }
      .filter {
        $0.item.batch == batch && $0.item.action.kind == .deleteMessage && !$0.isVerified
          && $0.isFree(at: now)
      }.map(\.item)
  }

  private mutating func takeMembers(from start: Int, at now: Timestamp, most: Int) -> [OutboxItem] {
    let first = entries[start].item
    var taken: [OutboxItem] = []
    var index = start
    while index < entries.endIndex, taken.count < most {
      let entry = entries[index]
      if entry.item.action.kind.coversWholeRoom { break }
      if entry.item.batch == first.batch, entry.item.action.kind == .removeMember,
        entry.item.action.isAnnounced == first.action.isAnnounced, entry.isFree(at: now)
      {
        let wasFirst = index == entries.startIndex
        taken.append(take(at: index))
        if wasFirst { index = entries.startIndex }
      } else {
        index += 1
      }
    }
    return taken
  }
}
