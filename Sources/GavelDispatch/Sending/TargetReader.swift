import GavelAPI
import GavelModel

/// Looks at the platform for the dispatcher, in the words of ``TargetReading``.
struct TargetReader: Sendable {
  let client: PlatformClient

  /// Reads what decides about an action like this one.
  func read(_ item: OutboxItem) async -> TargetReading {
    let action = item.action
    let kind = item.plan.facts.roomKind.map { RoomKind(name: $0) }
    do throws(APIError) {
      switch action {
      case .removeMember, .leaveRoom, .muteMember, .unmuteMember:
        // Without a list nobody can be called absent.
        let detail = try await client.room(action.room, kind: kind)
        guard let members = detail.members else {
          return .failed(.malformed(endpoint: "members", field: "members", status: 200))
        }
        return .members(
          Dictionary(members.map { ($0.id, $0.role) }, uniquingKeysWith: { first, _ in first }),
          isWhole: detail.listsEverybody)
      case .deleteDirect(let room, _) where room.rawValue.isEmpty:
        // Nobody looks for it again: asking by name could make what is to be deleted.
        return .absent(ServerAnswer(code: "notFound"))
      case .deleteReported(let author):
        let seal = try await ReportedMessages.read(of: author, with: client).seal
        return seal.messageCount == 0 ? .absent(ServerAnswer(code: "notFound")) : .room(seal)
      case .clearRoom, .deleteRoom, .deleteDirect, .deleteMessage, .deactivateUser,
        .reactivateUser, .dismissReports:
        return .room(try await client.seal(of: action.room, kind: kind))
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
