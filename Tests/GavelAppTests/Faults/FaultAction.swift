import GavelAPI
import GavelModel
import GavelStore

/// One action on a seeded world, and where to look whether it was applied.
struct FaultAction: Sendable {
  /// What an action is planned with.
  struct Ground: Sendable {
    let world: FaultWorld
    let me: PersonID
    let client: PlatformClient

    func room(_ name: String) throws -> FaultWorld.Room {
      guard let room = world.room(named: name) ?? world.room(name) else { throw Missing() }
      return room
    }

    func person(_ name: String) throws -> PersonID {
      guard let user = world.user(name) ?? world.users.first(where: { $0.id == name }) else {
        throw Missing()
      }
      return PersonID(user.id)
    }

    struct Missing: Error {}
  }

  /// The targets of a cell.
  struct Aim: Sendable {
    var actions: [ModerationAction]
    /// The room and the person that may change; everything else must not.
    var room: String?
    var person: String?
    /// Whether each target is as the action wants it, in the world after, compared with before.
    var isAchieved: @Sendable (_ before: FaultWorld, _ after: FaultWorld) -> [Bool]
    /// Whether the store still shows each target; `nil` where only a sync can tell.
    var stands: (@Sendable (StoreReader) async throws -> [Bool])?
  }

  var name: String
  /// Cells with the same expectation share a column of the table.
  var column: String
  var role: String
  var method = "POST"
  /// The path of the request that changes something.
  var path: String
  /// Calls that set up the scene: endpoint and body.
  var setup: (@Sendable (Ground) throws -> (call: String, body: String))?
  var aim: @Sendable (Ground) async throws -> Aim
}

extension FaultAction {
  /// Removes these people from a room.
  static func removal(_ people: [PersonID], from room: String) -> Aim {
    Aim(
      actions: people.map { .removeMember($0, room: RoomID(room), announced: false) }, room: room,
      isAchieved: { _, after in
        people.map { after.room(room)?.members.contains($0.rawValue) == false }
      },
      stands: { reader in
        var stands: [Bool] = []
        for person in people {
          stands.append(try await reader.member(person, in: RoomID(room)) != nil)
        }
        return stands
      })
  }

  /// Deletes or clears a room, or leaves it.
  static func whole(_ action: ModerationAction, room: String, me: PersonID) -> Aim {
    let kind = action.kind
    var aim = Aim(
      actions: [action], room: room,
      isAchieved: { before, after in
        switch kind {
        case .clearRoom:
          return [(after.room(room)?.messages ?? 0) < (before.room(room)?.messages ?? 0)]
        case .leaveRoom: return [after.room(room)?.members.contains(me.rawValue) == false]
        default: return [after.room(room) == nil]
        }
      })
    // Which messages a narrowed clearing took, only a sync tells.
    if action.options.scope == nil { aim.stands = wholeStands(kind, RoomID(room), me) }
    return aim
  }

  private static func wholeStands(
    _ kind: ActionKind, _ room: RoomID, _ me: PersonID
  ) -> @Sendable (StoreReader) async throws -> [Bool] {
    { reader in
      switch kind {
      case .clearRoom:
        let left = try await reader.ids(in: room, limit: 1).ids
        return [!left.isEmpty]
      case .leaveRoom:
        let member = try await reader.member(me, in: room)
        return [member != nil]
      default:
        let known = try await reader.room(room)
        return [known.map { $0.status != .gone } ?? false]
      }
    }
  }

  /// Deletes the newest message that somebody wrote.
  static func newestMessage(in room: FaultWorld.Room, _ ground: Ground) async throws -> Aim {
    let id = RoomID(room.id)
    let page = try await ground.client.messages(in: id, before: nil, limit: 50)
    let written: (Message) -> Bool = { $0.author != nil && ["", "text"].contains($0.type) }
    guard let message = page.messages.first(where: written) else { throw Ground.Missing() }
    return Aim(
      actions: [.deleteMessage(message.id, room: id)], room: room.id,
      isAchieved: { before, after in
        [(after.room(room.id)?.messages ?? 0) < (before.room(room.id)?.messages ?? 0)]
      },
      stands: { [try await $0.message(message.id, in: id) != nil] })
  }
}
