import GavelModel

/// What the moderator asked for, before the platform has been read and a plan sealed.
public struct ActionDraft: Hashable, Sendable {
  /// What to do, each target once, in list order.
  public var items: [DraftItem]
  /// Why, in the moderator's words; may be empty.
  public var reason: String
  /// Tells this draft from every other, so that a late plan is recognised.
  public var number: Int
  /// What it decides about reports, one for each group; their reason and time come with the
  /// confirmation.
  public var decisions: [ReportDecision] = []
  /// Ids of marked rows that a filter hid when the draft was made.
  var hiddenTargets: Set<String> = []
  /// Whether it deals with one group of reports by one act, so that a digit may confirm it.
  var isSingleReport = false
  /// Which of the items deal with each group of reports.
  var shares: [ReportGroupID: Set<ModerationAction>] = [:]
  /// What was meant as well and is not part of it.
  var leftOut = LeftOut()

  /// The actions alone.
  public var actions: [ModerationAction] { items.map(\.action) }
}

extension ActionDraft {
  /// Whether a plan holds nothing but items of this draft, in its order and with its links.
  ///
  /// What one call cannot take of an author's reported messages follows at the end, by name.
  func holds(_ plan: ActionPlan) -> Bool {
    var rest = actions[...]
    let strangers = plan.items.drop { item in
      guard let place = rest.firstIndex(of: item.action) else { return false }
      rest = rest[(place + 1)...]
      return true
    }
    let authors = actions.compactMap { action in
      if case .deleteReported(let person) = action { person } else { nil }
    }
    return strangers.allSatisfy { item in
      guard item.action.kind == .deleteMessage, !authors.isEmpty else { return false }
      return item.facts.person.map(authors.contains) ?? true
    }
  }
}
