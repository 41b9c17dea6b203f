import GavelModel

/// What the account, the profile and the plan must agree on before anything leaves.
///
/// Judged for the whole plan when it is accepted, and again, item by item, by the one function that
/// sends; one hit sends nothing.
public struct DispatchGate: Hashable, Sendable {
  /// Origin of the platform this process talks to.
  public var server: String
  /// The account it talks as.
  public var account: PersonID
  /// Whether the account is somebody, or a platform key that is a member of no room.
  public var isPerson: Bool
  /// What the platform has calls for.
  public var abilities: PlatformAbilities
  /// What the settings forbid.
  public var limits: GateLimits

  /// Whether nothing may be sent at all.
  public var isReadOnly: Bool { limits.isReadOnly }

  /// Makes a gate.
  public init(
    server: String, account: PersonID, isPerson: Bool = true, abilities: PlatformAbilities,
    limits: GateLimits = GateLimits()
  ) {
    self.server = server
    self.account = account
    self.isPerson = isPerson
    self.abilities = abilities
    self.limits = limits
  }

  /// Refuses a plan that must not be sent from here.
  ///
  /// - Parameters:
  ///   - recent: Items that were accepted within the last minute.
  ///   - approval: Whether a second person approved this very plan.
  public func judge(
    _ plan: ActionPlan, recent: Int = 0, approval: Approval = .missing
  ) throws(GateRefusal) {
    try judge(accepted: plan)
    let count = plan.items.count
    if let most = limits.batchCeiling, count > most {
      throw .overBatchCeiling(items: count, most: most)
    }
    if let most = limits.minuteCeiling, count + recent > most {
      throw .overMinuteCeiling(items: count, recent: recent, most: most)
    }
    if let free = limits.approvalOver, approval != .given {
      let weight = plan.items.reduce(0) { $0 + $1.weight(unknown: free + 1) }
      guard weight <= free else { throw .unapproved(count: weight, over: free, approval) }
    }
  }

  /// Refuses what was accepted before and must not be sent from here now.
  ///
  /// The settings may forbid more than they did then. How many there are was judged, and approved,
  /// when they were accepted; what is left of them is no more.
  public func judge(accepted plan: ActionPlan) throws(GateRefusal) {
    guard !isReadOnly else { throw .readOnly }
    try judge(origin: plan)
    guard plan.account == account else {
      throw .anotherAccount(planned: plan.account, here: account)
    }
    for item in plan.items { try judge(item) }
  }

  /// Refuses a plan whose ids mean something else here.
  public func judge(origin plan: ActionPlan) throws(GateRefusal) {
    guard plan.server == server else {
      throw .anotherServer(planned: plan.server, here: server)
    }
  }

  /// Refuses an item that must not be sent from here.
  public func judge(_ item: PlanItem) throws(GateRefusal) {
    let action = item.action
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
    try limits.judge(item)
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
  /// The settings protect what the plan would hit, by this pattern.
  case protected(Protection, name: String, pattern: String)
  /// Authors are protected, and whose message this is cannot be read.
  case unknownAuthor(MessageID)
  /// Authors are protected, and whose messages go with this room cannot be read.
  case unknownAuthors(RoomID)
  /// Rooms are protected, and which discussions go with this one cannot be read.
  case unknownCompanions(RoomID)
  /// Rooms are protected, and where an author's reported messages stand cannot be read.
  case unknownRooms(PersonID)
  /// The plan has more items than one batch may.
  case overBatchCeiling(items: Int, most: Int)
  /// With what was accepted in the last minute, the plan has more items than a minute may.
  case overMinuteCeiling(items: Int, recent: Int, most: Int)
  /// A plan that takes so many messages or people needs a second person.
  case unapproved(count: Int, over: Int, Approval)

  /// What the settings protect.
  public enum Protection: String, Hashable, Sendable {
    case room, member, author
  }
}
