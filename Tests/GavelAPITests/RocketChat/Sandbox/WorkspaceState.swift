import GavelModel
import Testing

/// The workspace as the sandbox itself knows it.
struct WorkspaceState: Decodable {
  struct User: Decodable {
    let id: String
    let name: String
    let active: Bool
  }

  struct Room: Decodable, Hashable {
    struct Message: Decodable, Hashable {
      let id: String
      let author: String
      let text: String
      let type: String
      var hidden: Bool?
      var pinned: Bool?
      var thread: String?
      var discussion: String?
    }
    let id: String
    let name: String
    let type: String
    let members: [String]
    let messages: Messages
    var parent: String?
    var team: String?
    var muted: [String]?

    var room: RoomID { RoomID(id) }
    var messageIDs: Set<MessageID> { Set(messages.all.map { MessageID($0.id) }) }
  }

  /// The messages of a room, or only how many there are.
  struct Messages: Decodable, Hashable {
    /// Empty where they were only counted.
    let all: [Room.Message]
    let count: Int

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let count = try? value.decode(Int.self) {
        // A number is the counted form; anything else is read in full.
        (all, self.count) = ([], count)
      } else {
        all = try value.decode([Room.Message].self)
        count = all.count
      }
    }
  }

  struct Team: Decodable {
    let id: String
    let name: String
    let room: String
  }

  struct Report: Decodable, Hashable {
    struct Closing: Decodable, Hashable {
      let moderator: String
      let reason: String
      let action: String
    }
    let id: String
    let message: String?
    let room: String?
    let author: String?
    let reporter: String
    let reason: String
    let open: Bool
    var closed: Closing?
  }

  let users: [User]
  let rooms: [Room]
  let teams: [Team]
  let reports: [Report]

  /// A room by its name or id.
  func room(_ name: String) throws -> Room {
    try #require(rooms.first { $0.name == name || $0.id == name }, "\(name)")
  }

  func has(_ room: RoomID) -> Bool { rooms.contains { $0.id == room.rawValue } }

  /// The direct conversation between exactly these people.
  func direct(_ names: String...) throws -> Room {
    let people = Set(try names.map { try user($0).rawValue })
    return try #require(rooms.first { $0.type == "d" && Set($0.members) == people })
  }

  func user(_ name: String) throws -> PersonID {
    PersonID(try #require(users.first { $0.name == name }, "\(name)").id)
  }

  func isActive(_ person: PersonID) -> Bool? {
    users.first { $0.id == person.rawValue }?.active
  }

  /// Open reports against messages of an author.
  func open(against author: PersonID) -> [Report] {
    reports.filter { $0.open && $0.message != nil && $0.author == author.rawValue }
  }

  /// Open reports about a person as such.
  func open(about person: PersonID) -> [Report] {
    reports.filter { $0.open && $0.message == nil && $0.author == person.rawValue }
  }
}
