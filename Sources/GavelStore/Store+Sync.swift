import GavelModel

extension Store {
  /// Returns how far a room's history has been read; `nil` when it never was.
  public func syncState(of room: RoomID) throws(StoreError) -> RoomSyncState? {
    try SyncRecords(database: database).state(room: room)
  }

  /// Keeps how far a room's history has been read.
  ///
  /// A state whose `checkedAt` precedes a clearing of the room is dropped: its cursor would hide
  /// what came after.
  public func setSyncState(_ state: RoomSyncState, of room: RoomID) throws(StoreError) {
    try commit([.sync]) { () throws(StoreError) in
      let known = try RoomRecords(database: database).standingMakingRow(of: room)
      try SyncRecords(database: database).set(state, room: known)
    }
  }
}
