/// What a platform can do at all, whoever asks; what it lacks is shown as unavailable.
public struct PlatformAbilities: Hashable, Sendable {
  /// The actions it has calls for.
  public var actions: Set<ActionKind>
  /// How many members one call can remove.
  public var membersPerCall: Int
  /// How its history pages are ordered.
  public var historyOrder: HistoryOrder
  /// Whether one message can be read by its id.
  public var readsSingleMessages: Bool
  /// Whether it has a queue of reports of its own.
  public var hasReports: Bool
  /// Whether it has reports about people, beside those about messages.
  public var hasUserReports: Bool
  /// Whether a clearing can be narrowed by time, author and kind.
  public var clearsInPart: Bool
  /// Whether it can be asked to write a system message about a removal, or to keep silent.
  public var announcesRemoval: Bool
  /// Whether members can leave, be removed from and be muted in a direct conversation.
  public var changesDirectMembers: Bool

  /// Describes a platform.
  public init(
    actions: Set<ActionKind>, membersPerCall: Int = 1, historyOrder: HistoryOrder,
    readsSingleMessages: Bool = false, hasReports: Bool = false, hasUserReports: Bool = false,
    clearsInPart: Bool = false,
    announcesRemoval: Bool = false, changesDirectMembers: Bool = true
  ) {
    self.actions = actions
    self.membersPerCall = membersPerCall
    self.historyOrder = historyOrder
    self.readsSingleMessages = readsSingleMessages
    self.hasReports = hasReports
    self.hasUserReports = hasUserReports
    self.clearsInPart = clearsInPart
    self.announcesRemoval = announcesRemoval
    self.changesDirectMembers = changesDirectMembers
  }

  /// Whether the platform has a call for this action, options included.
  ///
  /// Reports of a ticket system are closed without the platform, so that always works.
  public func has(_ action: ModerationAction) -> Bool {
    switch action {
    case .dismissReports(.imported): true
    case .dismissReports(.person): hasUserReports
    case .clearRoom(_, let scope):
      actions.contains(.clearRoom) && (scope == .everything || clearsInPart)
    case .deleteMessage, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom, .muteMember,
      .unmuteMember, .deactivateUser, .reactivateUser, .dismissReports, .deleteReported:
      actions.contains(action.kind)
    }
  }
}

/// By which time a platform orders the pages of a room's history, latest first.
public enum HistoryOrder: String, Hashable, Sendable, CaseIterable {
  /// By the last change, so that an edited message comes again at the head.
  case touched
  /// By the time of sending; changes must be asked for on their own.
  case sent
}
