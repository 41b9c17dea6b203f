/// Deleting rooms: who may, and what follows (6.14, `eraseRoom.ts`).
extension RocketChatPlatform {
  func erase(_ room: ChatRoom, by user: UserIndex) throws(RocketChatRefusal) {
    let method: JSON = ["method": "eraseRoom"]
    guard !room.isFederated else {
      throw .meteor(
        code: "error-cannot-delete-federated-room", reason: "Cannot delete federated room",
        details: method)
    }
    guard has(user, "delete-\(room.kind.rawValue)", in: room) else {
      throw .notAllowed("eraseRoom")
    }
    let team = room.team.flatMap { workspace.teams[$0] }
    if compat != .p6, room.team != nil {
      guard !room.isTeamMain else {
        throw .meteor(
          code: "error-cannot-delete-team-channel", reason: "Cannot delete a team channel",
          details: method)
      }
      let permission = room.kind == .channel ? "delete-team-channel" : "delete-team-group"
      guard has(user, permission, in: team.flatMap { workspace.room(id: $0.room) }) else {
        throw .notAllowed("eraseRoom")
      }
    }
    let name = room.name ?? ""
    let isTeamMain = room.isTeamMain
    workspace.delete(room)
    if !isTeamMain, let main = team.flatMap({ workspace.room(id: $0.room) }) {
      workspace.announce("user-deleted-room-from-team", name, by: user, in: main)
    }
  }
}
