import GavelAPI
import GavelModel

/// Looks at the platform for the dispatcher, in the words of ``TargetReading``.
struct TargetReader: Sendable {
  let client: PlatformClient

  /// Reads what decides about an action of this kind in a room.
  func read(_ kind: ActionKind, in room: RoomID) async -> TargetReading {
    do throws(APIError) {
      switch kind {
      case .removeMember, .leaveRoom:
        // Without a list nobody can be called absent.
        guard let members = try await client.room(room).members else {
          throw .malformed(endpoint: "GET /rooms/:id", field: "members", status: 200)
        }
        return .members(
          Dictionary(members.map { ($0.id, $0.role) }, uniquingKeysWith: { first, _ in first }))
      case .clearRoom, .deleteRoom, .deleteDirect, .deleteMessage:
        return .room(try await client.messages(in: room, before: nil, limit: 20).roomSeal)
      }
    } catch {
      switch error {
      case .notFound(let answer): return .absent(answer)
      case .forbidden(let answer): return .closed(answer)
      default: return .failed(error)
      }
    }
  }
}
