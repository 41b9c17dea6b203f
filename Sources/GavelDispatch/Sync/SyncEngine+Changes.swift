import GavelAPI
import GavelModel
import GavelStore

/// What changed since the last look, on platforms that tell it by itself.
extension SyncEngine {
  /// How long a platform remembers its deletions; after that only a whole reading tells them.
  private static let memory = Duration.seconds(29 * 86_400)

  /// Reads what changed in a room whose history is known.
  ///
  /// - Returns: `false` where the history must be walked instead.
  func readChanges(in room: RoomID) async throws(SyncError) -> Bool {
    let known = try await write { store async throws(StoreError) in
      try await store.syncState(of: room)
    }
    let begun = now()
    guard client.abilities.historyOrder == .sent, var state = known, state.isComplete,
      let newest = state.newestUpdate, begun - state.checkedAt < Self.memory
    else { return false }
    // What was touched in the same millisecond comes again, which changes nothing.
    let since = newest - .milliseconds(1)
    let told = try await call { client async throws(APIError) in
      try await client.messageChanges(in: room, since: since)
    }
    guard let changes = told else { return false }
    let moments = changes.updated.map(\.updatedAt) + changes.deleted.values
    state.newestUpdate = moments.reduce(newest, max)
    state.checkedAt = begun
    let final = state
    try await writeTogether { store throws(StoreError) in
      try store.record(changes: changes, in: room)
      try store.setSyncState(final, of: room)
    }
    return true
  }

  /// Asks what changed among the account's own rooms, where the room list does not tell activity.
  ///
  /// - Returns: The rooms that were touched; none where the list tells it.
  func readRoomChanges() async throws(SyncError) -> [RoomDetail] {
    let begun = now()
    // The platform's clock and ours may differ by a little.
    let since = lastRoomChanges.map { $0 - .seconds(60) }
    let told = try await call { client async throws(APIError) in
      try await client.roomChanges(since: since)
    }
    guard let changes = told else { return [] }
    try await write { store async throws(StoreError) in try await store.record(changes: changes) }
    lastRoomChanges = begun
    return changes.updated
  }
}
