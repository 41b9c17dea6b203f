/// Who may do what (docs.imkit.io; where it is silent, the strict reading).
extension IMKitPlatform {
  /// Returns whether the caller is the platform, the owner, a manager or, while the switch is on,
  /// a member whose role is `admin`.
  func isSuperuser(_ caller: IMKitCaller, of room: WorldRoom) -> Bool {
    if caller.isPlatform { return true }
    guard let person = caller.person else { return false }
    return room.owner == person || room.managers.contains(person)
      || (settings.isAdminRoleManager && room.has(person) && room.hasAdminRole(person))
  }

  func isOwnerOrPlatform(_ caller: IMKitCaller, of room: WorldRoom) -> Bool {
    caller.isPlatform || (caller.person != nil && caller.person == room.owner)
  }

  func isMemberOrPlatform(_ caller: IMKitCaller, of room: WorldRoom) -> Bool {
    caller.isPlatform || (caller.person.map(room.has) ?? false)
  }

  /// Returns the room, which must exist.
  func existingRoom(_ id: String) throws(IMKitRefusal) -> WorldRoom {
    guard let room = world.room(id) else { throw .roomNotFound }
    return room
  }

  /// Returns a room the caller belongs to.
  ///
  /// - Parameter canMask: Whether a missing room may be told as "not a member" to a user.
  func readableRoom(
    _ id: String, _ caller: IMKitCaller, canMask: Bool = false
  ) throws(IMKitRefusal) -> WorldRoom {
    guard let room = world.room(id) else {
      throw canMask && settings.masksMissingRoom && !caller.isPlatform
        ? .notRoomMember : .roomNotFound
    }
    guard isMemberOrPlatform(caller, of: room) else { throw .notRoomMember }
    return room
  }

  func mayDelete(_ room: WorldRoom, _ caller: IMKitCaller) -> Bool {
    isOwnerOrPlatform(caller, of: room)
      || (settings.canManagerDeleteRoom && isSuperuser(caller, of: room))
  }

  /// Returns the caller as a person; with the API key, the one named by `IM-CLIENT-ID`.
  func person(_ caller: IMKitCaller) throws(IMKitRefusal) -> PersonIndex {
    guard let person = caller.person else { throw .missing("IM-CLIENT-ID") }
    return person
  }

  func existingPerson(_ id: String) throws(IMKitRefusal) -> PersonIndex {
    guard let person = world.person(id) else { throw .userNotFound }
    return person
  }

  func existingPeople(_ ids: [String]) throws(IMKitRefusal) -> [PersonIndex] {
    var people: [PersonIndex] = []
    for id in ids { people.append(try existingPerson(id)) }
    return people
  }
}
