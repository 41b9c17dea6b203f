import GavelModel

/// A plan as lines for a person: what goes, where, whose, and how old it is.
struct PlanText {
  let plan: ActionPlan

  init(_ plan: ActionPlan) { self.plan = plan }

  /// The head and one line for each item.
  var lines: [String] {
    let count = plan.items.count
    var head =
      "\(count) \(count == 1 ? "action" : "actions") on \(displaySafe(plan.server))"
      + " as \(displaySafe(plan.account.rawValue)); none can be undone once sent"
    if !plan.reason.isEmpty { head += "\nreason: \(displaySafe(plan.reason))" }
    return head.split(separator: "\n").map(String.init) + plan.items.map(line)
  }

  private func line(_ item: PlanItem) -> String {
    let facts = item.facts
    var parts = ["  \(item.action.kind.rawValue)"]
    if item.action.target != item.action.room.rawValue {
      parts.append(displaySafe(item.action.target))
    }
    let room = facts.roomName.map { "\($0) (\(item.action.room))" } ?? item.action.room.rawValue
    parts.append("in " + displaySafe(room))
    if let person = facts.personName ?? facts.person?.rawValue {
      parts.append("by " + displaySafe(person))
    }
    if let role = facts.role { parts.append("(\(role.rawValue))") }
    if let sentAt = facts.sentAt { parts.append("of " + sentAt.iso8601) }
    if let seal = item.seal { parts.append("with \(seal.messageCount) messages") }
    if facts.isPinned == true { parts.append("pinned") }
    if let preview = facts.preview, !preview.isEmpty {
      parts.append("\u{201C}" + displaySafe(preview) + "\u{201D}")
    }
    if item.seal == nil, item.digest.isEmpty { parts.append("(could not be read)") }
    return parts.joined(separator: " ")
  }
}
