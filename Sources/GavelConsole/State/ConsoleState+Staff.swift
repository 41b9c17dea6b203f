import GavelModel

/// Whose names carry weight, and who could be taken for them.
extension ConsoleState {
  /// Forgets the staff of another room; the account that acts stays.
  mutating func forgetStaff() {
    staff = StaffNames()
    rememberAccount()
  }

  /// Takes a new status over, and with it the name of the account once it is known.
  mutating func take(_ status: ConnectionStatus) {
    let before = connection
    connection = status
    let isSame = before.account == status.account && before.accountName == status.accountName
    if !isSame { rememberAccount() }
  }

  mutating func rememberAccount() {
    guard let account = connection.account else { return }
    staff.add(Person(id: account, name: connection.accountName))
  }

  /// Follows the roles in the members that are at hand; staff come first in their list.
  mutating func rememberStaff() {
    for member in members.window.rows {
      if member.role.isStaff || member.id == connection.account {
        staff.add(member.person)
      } else {
        staff.remove(member.id)
      }
    }
  }

  /// The staff member or signed-in account that a person may be taken for.
  ///
  /// Who is staff here is not held against themselves, and who is staff elsewhere is not compared
  /// with the others elsewhere: a room of one's own makes nobody pass for the staff of this one.
  func lookAlike(of person: Person?) -> String? {
    guard let person, !staff.contains(person.id) else { return nil }
    let skeletons = person.nameSkeletons
    return staff.mistaken(for: person, looking: skeletons)
      ?? otherStaff.mistaken(for: person, looking: skeletons)
  }
}
