import GavelAPI
import GavelModel

/// Names and texts for a plan that was written down without them.
extension Planner {
  /// Returns the plan with what the platform tells of its targets now, for a person and a guard to
  /// judge; ids, digests and everything else stay as they were sealed.
  ///
  /// A target that has changed gets its names and not its new text, which nobody sealed.
  /// - Throws: ``/GavelAPI/APIError`` as sealing does.
  public func worded(_ plan: ActionPlan) async throws(APIError) -> ActionPlan {
    let drafts = plan.items.map { DraftItem($0.action, after: $0.after) }
    let read = try await seal(drafts, reason: plan.reason)
    let items = zip(plan.items, read.items).map { sealed, now in
      guard sealed.action == now.action else { return sealed }
      var item = sealed
      item.facts.takeContent(of: now.facts)
      if sealed.digest != now.digest { item.facts.preview = nil }
      return item
    }
    let worded = ActionPlan(
      server: plan.server, account: plan.account, created: plan.created, reason: plan.reason,
      items: items)
    // What was sealed has the last word: a plan that would become another one stays as it is.
    return worded.withoutContent == plan ? worded : plan
  }
}
