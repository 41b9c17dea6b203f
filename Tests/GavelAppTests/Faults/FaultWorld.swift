/// The sandbox's own account of its world, with numbers for messages.
struct FaultWorld: Decodable, Equatable {
  struct User: Decodable, Equatable {
    let id: String
    let name: String
    let active: Bool
  }
  struct Room: Decodable, Equatable {
    let id: String
    let name: String?
    let type: String
    let owner: String?
    let members: [String]
    let muted: [String]?
    let messages: Int
  }
  struct Report: Decodable, Equatable {
    let message: String?
    let author: String?
    let open: Bool
  }
  var users: [User]
  var rooms: [Room]
  var reports: [Report]

  func room(_ id: String) -> Room? { rooms.first { $0.id == id } }
  func room(named name: String) -> Room? { rooms.first { $0.name == name } }
  func user(_ name: String) -> User? { users.first { $0.name == name } }

  /// Open reports of somebody's messages, without those about the person as such.
  func openReports(of author: String) -> Int {
    reports.count { $0.open && $0.author == author && $0.message != nil }
  }

  /// The direct conversation of exactly these people.
  func direct(_ people: [String]) -> Room? {
    rooms.first { $0.members.count == people.count && Set($0.members) == Set(people) }
  }

  /// What an action on that room or person must leave alone.
  ///
  /// Whoever acts on a person everywhere is held to the other people only.
  func besides(room: String?, person: String?) -> FaultWorld {
    var rest = self
    rest.rooms.removeAll { room == nil || $0.id == room }
    rest.users.removeAll { $0.id == person }
    rest.reports.removeAll { person == nil || $0.author == person }
    return rest
  }
}
