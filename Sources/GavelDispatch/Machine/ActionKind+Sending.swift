import GavelModel

extension ActionKind {
  /// Whether a repeated request changes nothing more and tells by its answer what the first one did,
  /// so that an uncertain answer is settled by asking again.
  ///
  /// The others are read before each request, because a repeat could act on what came later.
  var isRepeatable: Bool {
    switch self {
    case .deleteMessage, .muteMember, .unmuteMember, .deactivateUser, .reactivateUser,
      .dismissReports:
      true
    case .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom, .deleteReported:
      false
    }
  }
}

extension ActionKind {
  /// Whether it brings somebody into a state in which they may be already.
  var setsState: Bool {
    switch self {
    case .muteMember, .unmuteMember, .deactivateUser, .reactivateUser: true
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom,
      .dismissReports, .deleteReported:
      false
    }
  }
}

extension PlanItem {
  /// Whether the message is as the plan saw it, and by whom the gate was told.
  func isStill(_ message: Message) -> Bool {
    guard message.contentDigest == digest, facts.isGone != true else { return false }
    return facts.person == nil || facts.person == message.author?.id
  }

  /// Whether the platform, or the console before it, showed the target when the plan was made.
  var wasSeen: Bool {
    switch action.kind {
    case .deactivateUser, .reactivateUser, .dismissReports, .deleteReported:
      // No digest covers these, and the seal of an author without reports is that of nobody.
      return facts.personName != nil || facts.isGone == true || facts.sentAt != nil
        || facts.isUnreadable == true
        || (facts.reportedCount ?? 0) > 0
    case .deleteMessage:
      // What is gone has no digest, and a report may have kept a copy of it.
      let isTold = facts.sentAt != nil || facts.preview != nil
      return !digest.isEmpty || facts.isGone == true && isTold
    case .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom, .muteMember,
      .unmuteMember:
      return !digest.isEmpty || seal != nil
    }
  }
}
