import GavelModel

/// Puts messages into a store's tables and nothing else: what a sync is compared with.
///
/// No cursors, no walks, no tombstones, no merging of what is known; indexes, search and counters
/// are the store's own. The file is of no use as a store afterwards.
package struct BareInsertion {
  private let database: SQLiteConnection
  private let memory = PersonMemory()

  /// Makes a store with rooms that have nothing but their ids.
  package init(path: String, rooms: [RoomID]) throws(StoreError) {
    let opened = try StoreFile.openForWriting(path: path, busyTimeout: .seconds(1))
    try Schema.migrate(opened.connection)
    database = opened.connection
    try database.transaction(.normal) { () throws(StoreError) in
      for room in rooms { _ = try RoomRecords(database: database).standingMakingRow(of: room) }
    }
  }

  /// Inserts the messages of several pages in one transaction.
  package func insert(_ pages: [MessagePage]) throws(StoreError) {
    try database.transaction(.normal) { () throws(StoreError) in
      let records = MessageRecords(database: database, memory: memory)
      for page in pages {
        guard let id = page.messages.first?.room,
          let room = try RoomRecords(database: database).standing(of: id)
        else { continue }
        for message in page.messages { _ = try records.record(message, room: room.row) }
      }
      try SearchIndex(database: database).catchUp()
    }
  }

  package func close() { database.close() }
}
