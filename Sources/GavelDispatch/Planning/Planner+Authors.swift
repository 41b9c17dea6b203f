import GavelAPI
import GavelModel

/// Whose messages go with a whole room, for the protection of authors.
extension Planner {
  /// Everybody who wrote what goes and is not named message by message.
  ///
  /// Reads the history of the room, and of each discussion that goes with it: a clearing that names
  /// its authors needs only their accounts.
  /// - Returns: `nil` where nothing goes unnamed, where no author is protected, and where not all of
  ///   it can be read.
  func authors(of item: PlanItem, _ facts: RoomFacts) async throws(APIError) -> [NamedTarget]? {
    guard !limits.protectedAuthors.isEmpty, item.takesWholeRooms else { return nil }
    var people: [PersonID: Person] = [:]
    if item.action.kind != .deleteMessage {
      guard let writers = try await writers(of: item.action, facts) else { return nil }
      people = writers
    }
    for discussion in item.facts.companions ?? [] {
      let room = RoomID(discussion.id)
      guard let further = try await writers(in: room, kind: nil, .everything) else { return nil }
      people.merge(further) { known, _ in known }
    }
    var authors: [NamedTarget] = []
    for person in people.values.sorted(by: { $0.id < $1.id }) {
      authors.append(NamedTarget(try await named(person)))
    }
    return authors
  }

  private func writers(
    of action: ModerationAction, _ facts: RoomFacts
  ) async throws(APIError) -> [PersonID: Person]? {
    var scope = ClearScope.everything
    if case .clearRoom(_, let asked) = action {
      scope = asked
      if let people = try await accounts(asked.authors) { return people }
    }
    let kind = facts.room?.kind
    if let found = try await writers(in: action.room, kind: kind, scope) { return found }
    // Only who takes part can have written in a conversation that is closed to this account.
    guard kind == .direct, !facts.members.isEmpty else { return nil }
    return facts.members.mapValues(\.person)
  }

  /// The accounts of these usernames; `nil` for none, and when one of them is nobody's by now, whose
  /// messages may still be there.
  private func accounts(_ names: [String]) async throws(APIError) -> [PersonID: Person]? {
    guard !names.isEmpty else { return nil }
    var people: [PersonID: Person] = [:]
    for name in names {
      let person = try await unlessHidden { () async throws(APIError) in
        try await client.person(named: name)
      }
      guard let person else { return nil }
      people[person.id] = person
    }
    return people
  }

  private func writers(
    in room: RoomID, kind: RoomKind?, _ scope: ClearScope
  ) async throws(APIError) -> [PersonID: Person]? {
    var people: [PersonID: Person] = [:]
    var isNamed = true
    let pages = try await unlessHidden { () async throws(APIError) in
      try await MessageFinder(client: client).read(room, kind: kind) { page in
        for message in page where !message.isSystem && scope.mayTake(message) {
          if let author = message.author { people[author.id] = author } else { isNamed = false }
        }
        guard let after = scope.after, client.abilities.historyOrder == .sent else { return true }
        return page.contains { $0.sentAt > after }
      }
    }
    return pages != nil && isNamed ? people : nil
  }

  /// The person with all names that protection looks at, asked for where a record left some out.
  func named(_ person: Person) async throws(APIError) -> Person {
    guard person.name == nil || person.username == nil else { return person }
    return try await unlessHidden { () async throws(APIError) in
      try await client.person(person.id)
    } ?? person
  }
}

extension NamedTarget {
  /// A person by the display name and the username.
  init(_ person: Person) { self.init(person.id.rawValue, names: [person.name, person.username]) }
}
