import GavelConsole
import GavelModel
import GavelStore

/// Who is who: the account, and the staff whose names carry weight.
extension EffectRunner {
  /// Tells the header who the account is and what it may do in the room that is open.
  func postRole() async {
    let room = openRoom
    await report { () async throws(StoreError) in
      let id = session.account.id
      let label = try await session.reader.person(id)?.label
      let name = label == id.rawValue ? nil : label
      guard let room else { return await board.note(name: name, role: nil) }
      let member = try await session.reader.member(id, in: room)
      guard room == openRoom else { return }
      await board.note(name: name, role: member?.role)
    }
  }

  /// Names that carry weight, for telling those that look like them; more would say little.
  private static let mostStaff = 1000

  /// Remembers that the staff may have changed.
  func noteMembers() { isStaffStale = true }

  /// Posts who is staff in the store's rooms, where that may have changed.
  func postStaff() async {
    guard isStaffStale else { return }
    isStaffStale = false
    await report { () async throws(StoreError) in
      inbox.post(.staff(try await session.reader.staff(limit: Self.mostStaff)))
    }
  }
}
