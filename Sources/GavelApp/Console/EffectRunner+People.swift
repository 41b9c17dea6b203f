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
}
