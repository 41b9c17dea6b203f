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
