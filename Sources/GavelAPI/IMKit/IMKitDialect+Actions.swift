import GavelModel

/// Which of the platform's calls carries out which action.
extension IMKitDialect {
  /// Carries out an action; those that only other platforms have are
  /// ``APIError/unsupported(call:)``.
  public func perform(_ order: ActionOrder) throws(APIError) -> Endpoint<Receipt> {
    switch order.action {
    case .deleteMessage(let message, let room):
      return try deleteMessage(message, in: room)
    case .clearRoom(let room, .everything):
      return try clearRoom(room)
    case .deleteRoom(let room), .deleteDirect(let room, nil):
      return try deleteRoom(room)
    case .removeMember(let person, let room, let announced):
      return try removeMembers([person], from: room, announced: announced)
    case .leaveRoom(let room, let announced):
      guard let me = order.account else { throw .unaddressable(id: "") }
      return try removeMembers([me], from: room, announced: announced)
    case .clearRoom, .deleteDirect, .muteMember, .unmuteMember, .deactivateUser, .reactivateUser,
      .dismissReports, .deleteReported:
      throw .unsupported(call: order.action.kind.rawValue)
    }
  }
}
