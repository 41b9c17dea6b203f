import GavelModel

/// Holds a platform's log and world against the plans that were accepted.
struct PlatformAudit {
  let accepted: [MonkeyOracle.Accepted]
  /// Whose leaving a room is.
  let account: String

  /// Returns everything that happened without an accepted plan.
  func findings(
    in requests: [PlatformView.Request], from before: PlatformView.World,
    to after: PlatformView.World
  ) -> [String] {
    var since: [Change: Timestamp] = [:]
    for accepted in accepted {
      for item in accepted.plan.items {
        let change = Self.change(item.action, account)
        since[change] = min(since[change] ?? accepted.time, accepted.time)
      }
    }
    var findings: [String] = []
    for request in requests {
      let time = Timestamp(iso8601: request.time) ?? Timestamp(milliseconds: 0)
      for change in Change.of(request) {
        if let first = since[change] {
          if time < first { findings.append("\(change) was asked for before it was accepted") }
        } else {
          findings.append("\(change) was never accepted: \(request)")
        }
      }
    }
    let losses = losses(from: before, to: after).subtracting(since.keys)
    return findings + unforeseen(losses).map { "\($0) is gone and was never accepted" }
  }

  /// Rooms that hang under a deleted one go with it; the plan says how many.
  private func unforeseen(_ losses: Set<Change>) -> [Change] {
    let hanging = accepted.flatMap(\.plan.items).reduce(0) { $0 + ($1.facts.discussionCount ?? 0) }
    let rooms = losses.filter { if case .room = $0 { true } else { false } }
    return rooms.count <= hanging ? Array(losses.subtracting(rooms)) : Array(losses)
  }

  /// An item of a plan; leaving is told by who leaves.
  private static func change(_ action: ModerationAction, _ account: String) -> Change {
    guard case .leaveRoom(let room, _) = action else { return Change(action) }
    return .member(account, room: room.rawValue)
  }

  /// What is gone by itself; what went with its room is told as the room.
  private func losses(from before: PlatformView.World, to after: PlatformView.World) -> Set<Change>
  {
    let cleared = Set(accepted.flatMap { $0.plan.items.map { Change($0.action) } })
    var losses: Set<Change> = []
    for room in before.rooms {
      guard let now = after.room(room.id) else {
        losses.insert(.room(room.id))
        continue
      }
      let members = Set(now.members)
      for member in room.members where !members.contains(member) {
        losses.insert(.member(member, room: room.id))
      }
      guard !cleared.contains(.allMessages(room: room.id)) else { continue }
      let messages = Set(now.messages.map(\.id))
      for message in room.messages where !messages.contains(message.id) {
        losses.insert(.message(message.id, room: room.id))
      }
    }
    return losses
  }
}
