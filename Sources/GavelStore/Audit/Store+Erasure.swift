import GavelModel

extension Store {
  /// Erases the words and names of a person from audit trail, evidence, ended batches and closed
  /// reports, and cleans the file, so that none are left in free pages or in the search index.
  ///
  /// The trail's entries stay, and verify as erased; the erasure is an entry of its own. Nothing is
  /// taken from what the store mirrors of the platform.
  /// - Returns: What was taken, and whether the file could be cleaned at once: while another
  ///   process reads the store, cleaning stays due.
  public func erase(
    _ person: PersonID, now: Timestamp
  ) throws(StoreError) -> (erasure: Erasure, isClean: Bool) {
    let erasure = try database.withSecureDeletion { () throws(StoreError) in
      try commit([.audit, .queue, .reports, .members], .full) { () throws(StoreError) in
        try noteCleaningDue()
        return try PersonErasure(database: database, person: person).run(now: now)
      }
    }
    people.forgetAll()
    return (erasure, try clean())
  }
}
