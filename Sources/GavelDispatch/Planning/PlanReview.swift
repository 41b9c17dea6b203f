import GavelAPI
import GavelModel
import GavelStore

/// Reads again what a plan from a file says about its targets.
///
/// A plan's digest is no signature: whoever can write the file can seal it anew. Its ids, kinds and
/// reason are what is asked for; all else that protection, an approver or the audit trail hangs on
/// comes from the platform, and from the store where the platform does not tell.
public struct PlanReview: Sendable {
  let planner: Planner
  let reader: StoreReader

  /// Makes a review with the planner of whoever looks.
  public init(planner: Planner, reader: StoreReader) {
    self.planner = planner
    self.reader = reader
  }

  /// Returns the plan with what is so now; what was sealed about content stays, for the comparison
  /// just before sending.
  ///
  /// A new name is no lie; another author, kind of room or list of people is.
  /// - Throws: ``PlanReviewError``.
  public func review(_ plan: ActionPlan) async throws(PlanReviewError) -> ActionPlan {
    let drafts = plan.items.map { DraftItem($0.action, after: $0.after) }
    let now: ActionPlan
    do throws(APIError) {
      now = try await planner.speaking(as: plan.account).seal(drafts, reason: plan.reason)
    } catch {
      throw .platform(error)
    }
    var items: [PlanItem] = []
    for (place, sealed) in plan.items.enumerated() {
      var seen = now.items[place]
      do throws(StoreError) {
        try await complete(&seen)
      } catch {
        throw .store(error)
      }
      if let field = sealed.firstLie(against: seen) {
        throw .untrue(item: place + 1, field: field)
      }
      items.append(sealed.reviewed(as: seen))
    }
    return ActionPlan(
      server: plan.server, account: plan.account, created: plan.created, reason: plan.reason,
      items: items)
  }

  /// Takes from the store whose message it is, where the platform does not tell.
  private func complete(_ seen: inout PlanItem) async throws(StoreError) {
    guard seen.facts.person == nil else { return }
    var author: Person?
    switch seen.action {
    case .deleteMessage(let id, let room):
      author = try await reader.message(id, in: room)?.author
      if author == nil { author = try await reader.author(ofReported: id) }
    case .dismissReports(.message(let id, _)): author = try await reader.author(ofReported: id)
    case .dismissReports(.imported(let id)):
      let report = try await reader.report(id)
      author = report?.author
      seen.facts.complete(
        with: TargetFacts(
          roomName: report?.roomName, sentAt: report?.sentAt,
          preview: report?.text.map { String($0.prefix(planner.preview)) }))
    case .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom, .muteMember,
      .unmuteMember, .deactivateUser, .reactivateUser, .dismissReports, .deleteReported:
      author = nil
    }
    guard let author else { return }
    seen.facts.person = author.id
    seen.facts.name(author)
    seen.facts.isOwn = author.id == planner.account ? true : nil
  }
}

/// Why a plan from a file cannot be used.
public enum PlanReviewError: Error, Hashable, Sendable {
  /// What an item, counted from 1, says about its target is not so; `field` is the file's key.
  case untrue(item: Int, field: String)
  /// The platform could not be read.
  case platform(APIError)
  /// The store could not be read.
  case store(StoreError)
}

extension Planner {
  /// The same for a plan of another account, whose own targets are other ones.
  fileprivate func speaking(as account: PersonID) -> Planner {
    Planner(
      client: client, account: account, limits: limits, now: now, known: known,
      ownedRooms: ownedRooms)
  }
}

extension PlanItem {
  /// The first field that names another person, kind or room than there is.
  fileprivate func firstLie(against seen: PlanItem) -> String? {
    let now = seen.facts
    if let person = facts.person, let other = now.person, person != other { return "facts.person" }
    if let kind = facts.roomKind, let other = now.roomKind, kind != other {
      return "facts.roomKind"
    }
    if let people = facts.participants, let others = now.participants,
      Set(people) != Set(others)
    {
      return "facts.participants"
    }
    // Plans of earlier versions only count what goes along.
    let count = facts.companions?.count ?? facts.discussionCount ?? 0
    let known = facts.companions.map { Set($0.map(\.id)) }
    let isMore = (now.companions ?? []).contains { known?.contains($0.id) == false }
    return isMore || now.discussionCount ?? 0 > count ? "facts.companions" : nil
  }

  /// The item as it was sealed, with what is so now beside it.
  ///
  /// Where the plan claims to have seen nothing, or more than there is, what is there now is what
  /// was shown and confirmed.
  fileprivate func reviewed(as seen: PlanItem) -> PlanItem {
    var item = seen
    item.after = after
    if !digest.isEmpty { item.digest = digest }
    item.facts.reportedMessages = facts.reportedMessages ?? item.facts.reportedMessages
    if let seal {
      guard let now = seen.seal, !seal.isOutdated(by: now) else {
        item.seal = seal
        return item
      }
    }
    // It was there when the plan was made, so that it is no typing mistake now.
    if wasSeen && !item.wasSeen { item.facts.isGone = true }
    return item
  }
}
