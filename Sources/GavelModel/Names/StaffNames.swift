/// The names that carry weight: those of a room's staff and of the account that acts.
public struct StaffNames: Hashable, Sendable {
  private var people: [PersonID: Person] = [:]
  private var owners: [NameSkeleton: Set<PersonID>] = [:]

  /// Knows nobody.
  public init() {}

  /// Remembers these people, each once.
  public init(_ people: some Sequence<Person>) {
    for person in people { add(person) }
  }

  /// Whether the person is one of them.
  public func contains(_ person: PersonID) -> Bool { people[person] != nil }

  /// Remembers a person, by the names they have now.
  public mutating func add(_ person: Person) {
    guard people[person.id] != person else { return }
    remove(person.id)
    people[person.id] = person
    for skeleton in person.nameSkeletons { owners[skeleton, default: []].insert(person.id) }
  }

  /// Forgets a person, as when they are no longer staff.
  public mutating func remove(_ person: PersonID) {
    guard let known = people.removeValue(forKey: person) else { return }
    for skeleton in known.nameSkeletons {
      owners[skeleton]?.remove(person)
      if owners[skeleton]?.isEmpty == true { owners[skeleton] = nil }
    }
  }

  /// The name of somebody else among them whom a person may be taken for.
  ///
  /// - Returns: `nil` for their own names, and for those who are among them themselves.
  public func mistaken(for person: Person) -> String? {
    mistaken(for: person, looking: person.nameSkeletons)
  }

  /// The same with the person's ``Person/nameSkeletons``, for who asks several lists.
  public func mistaken(for person: Person, looking skeletons: [NameSkeleton]) -> String? {
    guard !people.isEmpty, !contains(person.id) else { return nil }
    let others = skeletons.flatMap { owners[$0] ?? [] }
    return others.min().flatMap { people[$0]?.label }
  }
}
