import GavelAPI
import GavelModel
import GavelStore

/// The room list, and what became of rooms that left it.
extension SyncEngine {
  /// Reads the whole room list.
  ///
  /// - Returns: The rooms that it named, or those of them that have changed since the last time, most
  ///   recently active first.
  func sweep(all: Bool) async throws(SyncError) -> [RoomID] {
    let begun = now()
    var sweep = RoomSweep(since: marks, takesAll: all)
    var skip = 0
    while true {
      let at = skip
      let page = try await call { client async throws(APIError) in
        try await client.rooms(skip: at, limit: 100)
      }
      try await write { store async throws(StoreError) in try await store.record(page) }
      for detail in page.rooms { sweep.take(detail.room) }
      skip += page.rooms.count
      progressSource.yield(.listing(rooms: sweep.marks.count))
      guard !page.rooms.isEmpty, skip < page.totalCount ?? .max else { break }
    }
    let unseen = try await write { store async throws(StoreError) in
      try await store.roomsUnseen(since: begun)
    }
    for room in unseen { try await look(after: room) }
    for detail in try await readRoomChanges() { sweep.take(detail.room) }
    marks = sweep.marks
    return sweep.rooms
  }

  /// Reads one room and tells apart frozen, closed to us, and gone.
  ///
  /// - Returns: What is known of it now, which is nothing where it could not be read; `nil` for a
  ///   room that is gone.
  @discardableResult
  func look(after room: RoomID) async throws(SyncError) -> RoomHint? {
    let begun = now()
    do throws(SyncError) {
      let detail = try await call { client async throws(APIError) in
        try await client.room(room)
      }
      try await writeTogether { store throws(StoreError) in try store.record(detail) }
      return client.hint(detail)
    } catch {
      guard case .platform(let reason) = error else { throw error }
      switch reason {
      case .notFound: return try await settleAbsence(of: room, at: begun) ? nil : RoomHint()
      case .forbidden:
        try await write { store async throws(StoreError) in
          try await store.mark(room, as: .forbidden, at: begun)
        }
      default: throw error
      }
      return RoomHint()
    }
  }

  /// Returns whether a room that was not found is gone: one absence may be a hiccup of the
  /// platform, the second is believed.
  private func settleAbsence(of room: RoomID, at begun: Timestamp) async throws(SyncError) -> Bool {
    let known = try await write { store async throws(StoreError) in
      try await store.status(of: room)
    }
    guard known != .gone, known != .goneSuspected else {
      try await write { store async throws(StoreError) in
        try await store.mark(room, as: .gone, at: begun)
      }
      return true
    }
    try await write { store async throws(StoreError) in
      try await store.mark(room, as: .goneSuspected, at: begun)
    }
    do throws(SyncError) {
      _ = try await call { client async throws(APIError) in try await client.room(room) }
      return false
    } catch {
      guard case .platform(.notFound) = error else { throw error }
      try await write { store async throws(StoreError) in
        try await store.mark(room, as: .gone, at: begun)
      }
      return true
    }
  }

  /// Reads these rooms, each with its details, the only member list, and its history.
  func read(_ rooms: [RoomID], full: Bool) async throws(SyncError) {
    roomsRead = 0
    progressSource.yield(.reading(done: 0, total: rooms.count))
    roomFailure = nil
    try await sideBySide(rooms) { engine, room async throws(SyncError) in
      try await engine.read(room, of: rooms.count, full: full)
    }
    if let roomFailure { throw roomFailure }
  }

  private func read(_ room: RoomID, of total: Int, full: Bool) async throws(SyncError) {
    roomsInWork += 1
    defer { roomsInWork -= 1 }
    do throws(SyncError) {
      if let hint = try await look(after: room), hint.mayRead != false {
        try await readHistory(of: room, hint: hint, full: full)
      }
    } catch {
      try noteFailure(error)
    }
    roomsRead += 1
    progressSource.yield(.reading(done: roomsRead, total: total))
  }

  /// A room that cannot be read does not keep the others from being read.
  private func noteFailure(_ error: SyncError) throws(SyncError) {
    guard case .platform(let reason) = error, reason.isAboutOneRoom else { throw error }
    roomFailure = roomFailure ?? error
  }

  /// Makes one call, waiting out what the platform asks for.
  func call<Value: Sendable>(
    _ body: (PlatformClient) async throws(APIError) -> Value
  ) async throws(SyncError) -> Value {
    var failures = 0
    while true {
      if gap > .zero { await sleep(gap) }
      do throws(APIError) {
        return try await body(client)
      } catch {
        if Task.isCancelled { throw .platform(.cancelled) }
        if case .throttled(let rest, _) = error {
          let pause = rest ?? .seconds(10)
          // Once throttled, a steady pace is kinder than the next burst.
          gap = max(gap, .milliseconds(70))
          pace.notePause(at: now(), for: pause)
          progressSource.yield(.resting(until: now() + pause))
          await sleep(pause)
          continue
        }
        failures += 1
        guard error.isPassing, failures < 3 else { throw .platform(error) }
        await sleep(.milliseconds(200) * (1 << failures))
      }
    }
  }

  func write<Value: Sendable>(
    _ body: (Store) async throws(StoreError) -> Value
  ) async throws(SyncError) -> Value {
    do throws(StoreError) { return try await body(store) } catch { throw .store(error) }
  }

  /// Does something for each room, a few at a time, the one in focus first; the first error ends
  /// it.
  private func sideBySide(
    _ rooms: [RoomID],
    _ body: @escaping @Sendable (SyncEngine, RoomID) async throws(SyncError) -> Void
  ) async throws(SyncError) {
    let failure = await withTaskGroup(of: SyncError?.self) { group -> SyncError? in
      var waiting = rooms[...]
      func startNext() {
        guard let room = takeNext(of: &waiting) else { return }
        group.addTask {
          do throws(SyncError) {
            try await body(self, room)
            return nil
          } catch {
            return error
          }
        }
      }
      for _ in 0..<width { startNext() }
      while let result = await group.next() {
        if let result {
          group.cancelAll()
          return result
        }
        startNext()
      }
      return nil
    }
    if let failure { throw failure }
  }

  private func takeNext(of waiting: inout ArraySlice<RoomID>) -> RoomID? {
    if let focus, let place = waiting.firstIndex(of: focus) { return waiting.remove(at: place) }
    return waiting.popFirst()
  }
}
