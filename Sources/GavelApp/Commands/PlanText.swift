import GavelModel

/// A plan as lines for a person: what goes, where, whose, how old it is, and what goes with it.
struct PlanText {
  let plan: ActionPlan

  init(_ plan: ActionPlan) { self.plan = plan }

  /// The head, and for each item a line with the warnings that belong to it.
  var lines: [String] {
    let count = plan.items.count
    var head =
      "\(count) \(count == 1 ? "action" : "actions") on \(displaySafe(plan.server))"
      + " as \(displaySafe(plan.account.rawValue))"
    if plan.items.contains(where: \.action.kind.isPermanent) {
      head += "; none can be undone once sent"
    }
    if !plan.reason.isEmpty { head += "\nreason: \(displaySafe(plan.reason))" }
    return head.split(separator: "\n").map(String.init)
      + plan.items.flatMap { [line($0)] + warnings($0) }
  }

  private func line(_ item: PlanItem) -> String {
    let facts = item.facts
    var parts = ["  \(item.action.kind.rawValue)"]
    let person = facts.personName ?? facts.person?.rawValue
    let isPerson = item.action.target == facts.person?.rawValue
    if item.action.target != item.action.room.rawValue {
      parts.append(displaySafe(item.action.target))
      if isPerson, let name = facts.personName { parts.append("(\(displaySafe(name)))") }
    }
    if item.action.isInRoom {
      let room = facts.roomName.map { "\($0) (\(item.action.room))" } ?? item.action.room.rawValue
      parts.append("in " + displaySafe(room))
    }
    if !isPerson, let person {
      parts.append((item.action.kind == .leaveRoom ? "as " : "by ") + displaySafe(person))
    }
    if let role = facts.role { parts.append("(\(role.rawValue))") }
    if let sentAt = facts.sentAt { parts.append("of " + sentAt.iso8601) }
    parts += extent(item)
    if facts.isPinned == true { parts.append("pinned") }
    if let preview = facts.preview, !preview.isEmpty {
      parts.append("\u{201C}" + displaySafe(preview) + "\u{201D}")
    }
    if item.action.isRead, item.seal == nil, item.digest.isEmpty {
      parts.append(facts.isGone == true ? "(not there)" : "(could not be read)")
    }
    return parts.joined(separator: " ")
  }

  /// How much goes, or what of it, where only a part does.
  private func extent(_ item: PlanItem) -> [String] {
    if let scope = item.action.options.scope {
      return ["(\(Notices.words(scope)))"]
    }
    guard item.action.isInRoom, let seal = item.seal else { return [] }
    return ["with \(Notices.counted(seal.messageCount, "message"))"]
  }

  private func warnings(_ item: PlanItem) -> [String] {
    Notices.warnings(about: item).map { "    ! " + displaySafe($0) }
  }
}

extension ModerationAction {
  /// Whether a plan seals a state of the target, so that a missing seal means it was not seen.
  fileprivate var isRead: Bool {
    switch self {
    case .deleteMessage, .clearRoom, .deleteRoom, .removeMember, .leaveRoom, .muteMember,
      .unmuteMember, .deleteReported:
      true
    // Without an id there is nothing to be read.
    case .deleteDirect: isInRoom
    case .deactivateUser, .reactivateUser, .dismissReports: false
    }
  }
}
