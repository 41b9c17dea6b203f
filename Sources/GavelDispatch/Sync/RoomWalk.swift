import GavelModel
import GavelStore

/// Decides how far a backward walk through one room's history must go.
///
/// Pages come latest first in the platform's ``/GavelModel/HistoryOrder`` and may shift while they
/// are read; an anchor may or may not be repeated on the next page. The walk therefore counts only
/// ids it has not met, and ends on a page that brings none, or that is known to be the last.
struct RoomWalk: Sendable {
  /// What the store knew when the walk began.
  let state: RoomSyncState
  /// Whether to walk to the end whatever is known.
  let isFull: Bool
  /// By which time the platform orders its pages.
  let order: HistoryOrder

  private var seen: Set<MessageID> = []
  private var otherAnchors: [HistoryAnchor] = []
  /// Where the next page begins; `nil` for the newest.
  private(set) var anchor: HistoryAnchor?
  /// Everything later than this, in the platform's order, has been walked.
  private(set) var lower: Timestamp?
  /// Whether the beginning of the history was reached.
  private(set) var hasReachedEnd = false
  /// The latest moment that the walk met, in the platform's order.
  private(set) var newest: Timestamp?
  /// What the platform counts in the room.
  private(set) var platformCount: Int?
  /// Whether a stretch was skipped because an earlier walk had been there.
  private(set) var hasLeapt = false

  init(state: RoomSyncState, isFull: Bool, order: HistoryOrder = .touched) {
    self.state = state
    self.isFull = isFull
    self.order = order
  }

  /// Takes a page into account.
  ///
  /// - Parameter isLast: Whether the page is known to end the history.
  mutating func take(_ page: MessagePage, isLast: Bool = false) {
    let fresh = page.messages.filter { seen.insert($0.id).inserted }
    platformCount = page.totalCount ?? platformCount
    guard let last = fresh.last else {
      // An anchor that was deleted meanwhile can look like the end of the history.
      if let platformCount, seen.count < platformCount, let earlier = otherAnchors.popLast() {
        anchor = earlier
      } else {
        hasReachedEnd = true
      }
      return
    }
    anchor = last.anchor
    otherAnchors = fresh.dropLast().suffix(3).map(\.anchor)
    let moments = fresh.map { order == .touched ? $0.updatedAt : $0.sentAt }
    lower = moments.min()
    newest = moments.reduce(newest ?? moments[0], max)
    if let platformCount, seen.count >= platformCount { hasReachedEnd = true }
    if isLast { hasReachedEnd = true }
  }

  /// Whether the walk has met what an earlier one left behind.
  var hasMetKnownGround: Bool {
    guard let lower, let known = state.newestUpdate else { return false }
    return lower < known
  }

  /// Whether the walk may stop, given how many messages the store now holds.
  func mayStop(localCount: Int) -> Bool {
    if hasReachedEnd { return true }
    guard !isFull, state.isComplete, hasMetKnownGround else { return false }
    guard let platformCount else { return true }
    // What the platform counts and shows may differ for good; the difference was noted when the
    // whole history was last walked.
    return localCount + state.countOffset == platformCount
  }

  /// Where to go on when an earlier first pull was cut off: behind what it had reached.
  func resumePoint() -> HistoryAnchor? {
    guard !isFull, !state.isComplete, hasMetKnownGround else { return nil }
    return state.anchor
  }

  /// Leaps to an anchor without calling the ground between walked.
  mutating func leap(to anchor: HistoryAnchor) {
    self.anchor = anchor
    otherAnchors = []
    hasLeapt = true
  }

  /// How far the history is known, given how many messages the store now holds.
  func syncState(localCount: Int, at time: Timestamp) -> RoomSyncState {
    var known = state
    let hasClosedGap = hasReachedEnd || (hasMetKnownGround && !isFull)
    known.checkedAt = time
    known.platformCount = platformCount
    if hasReachedEnd {
      known.isComplete = true
      known.anchor = nil
      known.countOffset = (platformCount ?? localCount) - localCount
    } else if !state.isComplete, hasLeapt || state.newestUpdate == nil {
      known.anchor = anchor
    }
    // Known ground must be free of gaps: until this walk has met the last one, its newest message
    // is no safe place to stop at next time.
    if hasClosedGap || state.newestUpdate == nil {
      known.newestUpdate = [newest, state.newestUpdate].compactMap(\.self).max()
    }
    return known
  }
}
