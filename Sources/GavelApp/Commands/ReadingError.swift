import GavelModel

/// What a reading command was asked for is not in the store.
enum ReadingError: Error, Hashable, Sendable {
  /// The store has never heard of the room.
  case unknownRoom(RoomID)
  /// The room has no such message in the store.
  case unknownMessage(MessageID, room: RoomID)
  /// No batch has this number.
  case unknownBatch(BatchID)
  /// No report of this id was imported.
  case unknownReport(ReportID)
  /// The audit trail has no entry with this number.
  case unknownEntry(Int64)
  /// Nothing was kept for the entry.
  case noEvidence(Int64)
  /// What was kept for the entry was given up after its time.
  case evidenceGivenUp(Int64)
}
