import GavelModel

/// What message authors were recorded last, so that a page by few people asks the database little.
///
/// Only a description word for word as before is remembered: recording it again changes nothing. A
/// failed transaction forgets everything, because rows made in it are gone.
final class PersonMemory {
  private struct Entry {
    var described: Person
    var row: Int64
  }

  private var entries: [PersonID: Entry] = [:]
  private static let capacity = 1000

  func row(of person: Person) -> Int64? {
    guard let known = entries[person.id], known.described == person else { return nil }
    return known.row
  }

  func note(_ person: Person, row: Int64) {
    if entries.count >= Self.capacity { entries.removeAll() }
    entries[person.id] = Entry(described: person, row: row)
  }

  func forgetAll() { entries.removeAll() }
}
