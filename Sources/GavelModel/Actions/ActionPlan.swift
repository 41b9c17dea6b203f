/// A frozen list of what will be done, to whom, why, by whom and on which server.
///
/// Only what a plan names is ever sent. Scripts and reviewers rely on its file form; the
/// digest covers every other field, so a damaged or edited file is recognised.
public struct ActionPlan: Hashable, Sendable, Codable {
  /// The file format this program writes.
  public static let currentFormat = 1

  /// Version of the file format.
  public var format: Int
  /// Origin of the platform: scheme, host and port.
  public var server: String
  /// The account that will act.
  public var account: PersonID
  /// When the plan was sealed.
  public var created: Timestamp
  /// Why, in the moderator's words; may be empty.
  public var reason: String
  /// What to do, in order.
  public var items: [PlanItem]
  /// Digest of all of the above.
  public var digest: String

  /// Seals a plan: freezes the items and computes the digest.
  public init(
    server: String, account: PersonID, created: Timestamp, reason: String, items: [PlanItem]
  ) {
    format = Self.currentFormat
    self.server = server
    self.account = account
    self.created = created
    self.reason = reason
    self.items = items
    digest = ""
    digest = computedDigest
  }

  /// The digest that the other fields ask for; differs from ``digest`` after an edit.
  public var computedDigest: String {
    let head = [String(format), server, account.rawValue, created.iso8601, reason]
    return ContentDigest.of(head + items.map(\.sealDigest))
  }

  /// The same plan without names and texts, sealed as such; ids and digests stay.
  public var withoutContent: ActionPlan {
    let items = items.map { item in
      var kept = item
      kept.facts = item.facts.withoutContent
      return kept
    }
    return ActionPlan(
      server: server, account: account, created: created, reason: reason, items: items)
  }

  /// Whether the plan is as it was sealed.
  public var isIntact: Bool { digest == computedDigest }

  /// Places (from 0) of the first two items that do the same to the same target; `nil` for none.
  public var firstRepeat: (earlier: Int, later: Int)? {
    var places: [ModerationAction: Int] = [:]
    for (place, item) in items.enumerated() {
      if let earlier = places.updateValue(place, forKey: item.action.deed) {
        return (earlier, place)
      }
    }
    return nil
  }
}
