import GavelModel

/// What the account, the profile and the plan must agree on before anything leaves.
///
/// Judged for the whole plan when it is accepted, and again by the one function that sends; one
/// hit sends nothing.
public struct DispatchGate: Hashable, Sendable {
  /// Origin of the platform this process talks to.
  public var server: String
  /// The account it talks as.
  public var account: PersonID
  /// Whether nothing may be sent at all.
  public var isReadOnly: Bool
  /// Whether the account is somebody, or a platform key that is a member of no room.
  public var isPerson: Bool
  /// What the platform has calls for.
  public var abilities: PlatformAbilities

  /// Makes a gate.
  public init(
    server: String, account: PersonID, isReadOnly: Bool, isPerson: Bool = true,
    abilities: PlatformAbilities
  ) {
    self.server = server
    self.account = account
    self.isReadOnly = isReadOnly
    self.isPerson = isPerson
    self.abilities = abilities
  }

  /// Refuses a plan that must not be sent from here.
  public func judge(_ plan: ActionPlan) throws(GateRefusal) {
    guard plan.server == server else {
      throw .anotherServer(planned: plan.server, here: server)
    }
    guard plan.account == account else {
      throw .anotherAccount(planned: plan.account, here: account)
    }
    for item in plan.items { try judge(item.action) }
  }

  /// Refuses an action that must not be sent from here.
  public func judge(_ action: ModerationAction) throws(GateRefusal) {
    guard !isReadOnly else { throw .readOnly }
    guard abilities.has(action) else { throw .unavailable(action.kind) }
    switch action {
    case .removeMember(account, _, _), .muteMember(account, _), .deactivateUser(account):
      throw .wouldHitOneself(account)
    case .leaveRoom where !isPerson: throw .nobodyToLeave
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom,
      .muteMember, .unmuteMember, .deactivateUser, .reactivateUser, .dismissReports,
      .deleteReported:
      break
    }
  }
}

/// Why our own guard sends nothing.
public enum GateRefusal: Error, Hashable, Sendable {
  /// The console or the profile is read-only.
  case readOnly
  /// The plan was made for another server.
  case anotherServer(planned: String, here: String)
  /// The plan was made for another account.
  case anotherAccount(planned: PersonID, here: PersonID)
  /// Nobody acts against their own account; leaving a room is an action of its own.
  case wouldHitOneself(PersonID)
  /// The platform has no call for it.
  case unavailable(ActionKind)
  /// A platform key is a member of no room, so it can leave none.
  case nobodyToLeave
}
