import GavelModel

/// Which role has which permission, as far as actions ask for them.
struct RocketChatPermissions: Sendable {
  private let roles: [String: Set<String>]

  /// Reads the elements of `permissions.listAll`.
  init(_ elements: [JSONValue]) {
    let pairs = elements.compactMap { element in
      element["_id"]?.asIdentifier.map { id in
        (id, Set((element["roles"]?.elements ?? []).compactMap(\.asIdentifier)))
      }
    }
    roles = Dictionary(pairs, uniquingKeysWith: { $0.union($1) })
  }

  /// What an account with these roles may do anywhere, and what roles in a room add.
  func rights(ofRoles own: Set<String>) -> AccountRights {
    AccountRights(
      everywhere: actions(of: own),
      byRole: [.owner: actions(of: ["owner"]), .manager: actions(of: ["moderator"])],
      fromInside: fromInside(own))
  }

  /// An administrator clears no room that he cannot read, and takes nobody out of a closed one
  /// without a permission of its own, which nobody has by default.
  private func fromInside(_ own: Set<String>) -> Set<AccountRights.RightfulAction> {
    let kicksAnywhere = !(roles["kick-user-from-any-p-room"] ?? []).isDisjoint(with: own)
    let kicks = (Self.closed + [RocketChatKind.privateTeam]).map {
      AccountRights.RightfulAction(.removeMember, in: $0)
    }
    return Set(kicksAnywhere ? [] : kicks).union([.init(.clearRoom)])
  }

  private func actions(of own: Set<String>) -> Set<AccountRights.RightfulAction> {
    let granted = Self.table.filter { !(roles[$0.permission] ?? []).isDisjoint(with: own) }
    return Set(
      granted.flatMap { row in
        row.kinds.flatMap { kind in row.rooms.map { .init(kind, in: $0) } }
      })
  }

  private struct Row {
    var permission: String
    var kinds: [ActionKind]
    var rooms: [String?] = [nil]
  }

  private static let open = [RocketChatKind.channel, RocketChatKind.discussion]
  private static let closed = [RoomKind.group.name, RocketChatKind.privateDiscussion]
  private static let teams = [RocketChatKind.team, RocketChatKind.privateTeam]

  private static let table: [Row] = [
    Row(permission: "force-delete-message", kinds: [.deleteMessage]),
    Row(permission: "delete-message", kinds: [.deleteMessage]),
    Row(permission: "clean-channel-history", kinds: [.clearRoom]),
    Row(permission: "delete-c", kinds: [.deleteRoom], rooms: open),
    Row(permission: "delete-p", kinds: [.deleteRoom], rooms: closed),
    Row(permission: "delete-team", kinds: [.deleteRoom], rooms: teams),
    Row(permission: "delete-d", kinds: [.deleteDirect]),
    Row(permission: "delete-d", kinds: [.deleteRoom], rooms: [RoomKind.direct.name]),
    // Of a direct conversation nobody can be removed, and nobody is muted there.
    Row(permission: "remove-user", kinds: [.removeMember], rooms: open + closed + teams),
    Row(permission: "leave-c", kinds: [.leaveRoom], rooms: open + [RocketChatKind.team]),
    Row(permission: "leave-p", kinds: [.leaveRoom], rooms: closed + [RocketChatKind.privateTeam]),
    Row(
      permission: "mute-user", kinds: [.muteMember, .unmuteMember],
      rooms: open + closed + teams),
    Row(
      permission: "edit-other-user-active-status", kinds: [.deactivateUser, .reactivateUser]),
    Row(permission: "manage-moderation-actions", kinds: [.deactivateUser, .reactivateUser]),
    Row(permission: "manage-moderation-actions", kinds: [.dismissReports, .deleteReported]),
  ]
}
