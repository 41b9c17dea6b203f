/// The kinds of action, spelled as on the command line, in plan files and in the store.
public enum ActionKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// ``ModerationAction/deleteMessage(_:room:)``.
  case deleteMessage = "delete-message"
  /// ``ModerationAction/clearRoom(_:scope:)``.
  case clearRoom = "clear-room"
  /// ``ModerationAction/deleteRoom(_:)``.
  case deleteRoom = "delete-room"
  /// ``ModerationAction/deleteDirect(_:username:)``.
  case deleteDirect = "delete-dm"
  /// ``ModerationAction/removeMember(_:room:announced:)``.
  case removeMember = "remove-member"
  /// ``ModerationAction/leaveRoom(_:announced:)``.
  case leaveRoom = "leave-room"
  /// ``ModerationAction/muteMember(_:room:)``.
  case muteMember = "mute-member"
  /// ``ModerationAction/unmuteMember(_:room:)``.
  case unmuteMember = "unmute-member"
  /// ``ModerationAction/deactivateUser(_:)``.
  case deactivateUser = "deactivate-user"
  /// ``ModerationAction/reactivateUser(_:)``.
  case reactivateUser = "reactivate-user"
  /// ``ModerationAction/dismissReports(_:)``.
  case dismissReports = "dismiss-reports"
  /// ``ModerationAction/deleteReported(_:)``.
  case deleteReported = "delete-reported"

  /// Whether the action takes the room as a whole, so that nothing else in it may run beside it.
  public var coversWholeRoom: Bool {
    switch self {
    case .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom: true
    case .deleteMessage, .removeMember, .muteMember, .unmuteMember, .deactivateUser,
      .reactivateUser, .dismissReports, .deleteReported:
      false
    }
  }

  /// Whether nothing takes it back on the platform.
  public var isPermanent: Bool {
    ModerationAction(kind: self, room: RoomID(""), target: "").reversal == nil
  }
}
