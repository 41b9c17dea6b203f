/// Direct rooms, which are known by who is in them.
extension Workspace {
  /// Returns the id that two people's direct room has, whenever it is made.
  func directID(_ first: UserIndex, _ second: UserIndex) -> String {
    let ids = [self[first].id, self[second].id].sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    return ids.joined()
  }

  /// Returns the direct room of exactly these people.
  func direct(of people: [UserIndex]) -> ChatRoom? {
    let wanted = Set(people)
    if people.count == 2, wanted.count == 2 { return room(id: directID(people[0], people[1])) }
    guard let first = people.first else { return nil }
    return rooms(of: first).first { $0.kind == .direct && Set($0.participants) == wanted }
  }

  /// Makes a direct room; a pair's has an id of its own, others get a random one.
  func addDirect(_ people: [UserIndex], created: Int64) -> ChatRoom {
    let isPair = people.count == 2 && people[0] != people[1]
    let room = addRoom(
      id: isPair ? directID(people[0], people[1]) : nil, kind: .direct, name: nil,
      creator: people.first, created: created)
    for person in people where !room.participants.contains(person) {
      room.participants.append(person)
      add(person, to: room, at: created)
    }
    return room
  }
}
