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

  /// Makes a gate.
  public init(server: String, account: PersonID, isReadOnly: Bool, isPerson: Bool = true) {
    self.server = server
    self.account = account
    self.isReadOnly = isReadOnly
    self.isPerson = isPerson
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
    if case .removeMember(let person, _, _) = action, person == account {
      throw .wouldRemoveOneself(account)
    }
    if case .leaveRoom = action, !isPerson { throw .nobodyToLeave }
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
  /// Removing oneself is leaving, which is an action of its own.
  case wouldRemoveOneself(PersonID)
  /// A platform key is a member of no room, so it can leave none.
  case nobodyToLeave
}
