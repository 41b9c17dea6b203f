import GavelModel

/// What the platform had to say about the reports of a decision when its plan was sealed.
extension ActionDraft {
  /// Returns the plan without what deals with reports that somebody else has closed, and the draft
  /// without those groups; a plan about anything else stays as it is.
  func leavingOutClosed(_ plan: ActionPlan) -> (ActionPlan, ActionDraft) {
    let open = plan.withoutClosedReports()
    guard !decisions.isEmpty, open.items.count < plan.items.count else { return (plan, self) }
    let left = Set(open.items.map(\.action))
    var draft = self
    draft.decisions.removeAll { decision in
      shares[decision.group].map { $0.isDisjoint(with: left) } ?? false
    }
    draft.leftOut.closed += decisions.count - draft.decisions.count
    return (open, draft)
  }
}

extension ActionPlan {
  /// Returns the plan, sealed again, without acts whose reports are all closed and without what
  /// would only close those.
  fileprivate func withoutClosedReports() -> ActionPlan {
    var closings: [Int: [PlanItem]] = [:]
    for item in items where item.isFollower {
      if let act = item.after { closings[act, default: []].append(item) }
    }
    let closed = Set(
      items.indices.filter { index in
        let item = items[index]
        guard !item.isFollower else { return false }
        let mine = closings[index] ?? []
        guard mine.allSatisfy(\.hasNothingOpen) else { return false }
        return item.hasNothingOpen || !mine.isEmpty && item.action.kind != .deleteReported
      })
    guard !closed.isEmpty else { return self }
    let left = items.indices.filter { index in
      !closed.contains(items[index].isFollower ? items[index].after ?? index : index)
    }
    let places = Dictionary(uniqueKeysWithValues: zip(left, left.indices))
    return ActionPlan(
      server: server, account: account, created: created, reason: reason,
      items: left.map { index in
        var item = items[index]
        item.after = item.after.flatMap { places[$0] }
        return item
      })
  }
}

extension PlanItem {
  /// Whether the platform was asked for the reports that it deals with, and showed none.
  fileprivate var hasNothingOpen: Bool {
    switch action {
    case .dismissReports(.imported): false
    case .dismissReports, .deleteReported: facts.reportedCount == 0
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom,
      .muteMember, .unmuteMember, .deactivateUser, .reactivateUser:
      false
    }
  }
}
