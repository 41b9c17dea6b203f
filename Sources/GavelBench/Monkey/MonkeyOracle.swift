import GavelApp
import GavelConsole
import GavelModel
import GavelScreen

/// Watches a console from outside: frames, keys and what it hands on; says what must not be.
struct MonkeyOracle {
  /// A plan that left a dialog for the queue.
  struct Accepted {
    let plan: ActionPlan
    /// By the clock on the wall, as the platform's log tells time.
    let time: Timestamp
  }

  private(set) var findings: [String] = []
  private(set) var accepted: [Accepted] = []
  /// How many plans were put before the monkey.
  private(set) var dialogs = 0
  private(set) var frame: Frame?
  private(set) var sight: DialogSight?
  /// When the plan in front was first seen.
  private var seenSince: Timestamp?
  /// The keys of the read that is being worked on.
  private var keys: [Key] = []
  /// When a key last came, and the one before those that count together.
  private var lastKey: Timestamp?
  private var keyBefore: Timestamp?
  /// When the key came that last confirmed a plan.
  private var confirmedAt: Timestamp?

  /// Sees a frame as it is put on the screen.
  mutating func see(_ frame: Frame, size: Size, at time: Timestamp) {
    if frame.size != size { findings.append("a frame of \(frame.size) on a screen of \(size)") }
    if let cursor = frame.cursor, !frame.contains(column: cursor.column, row: cursor.row) {
      findings.append("the cursor is outside of the screen at \(cursor)")
    }
    self.frame = frame
    sight = DialogSight(frame)
    guard sight?.isAboutPlan == true else {
      seenSince = nil
      return
    }
    if seenSince == nil { dialogs += 1 }
    seenSince = seenSince ?? time
  }

  /// Notes that the console reads anew.
  mutating func beginRead() { keys = [] }

  /// Hears what a read, or what it waited for, hands to the console.
  mutating func hear(_ events: [InputEvent], at time: Timestamp) {
    let further = events.compactMap { if case .key(let key) = $0 { key } else { nil } }
    guard !further.isEmpty else { return }
    if let confirmedAt, time - confirmedAt < KeyCadence.shortest {
      note("a plan was confirmed \((time - confirmedAt).milliseconds) ms before another key")
    }
    if keys.isEmpty { keyBefore = lastKey }
    keys += further
    lastKey = time
  }

  /// Checks that a plan which goes to the queue was shown long enough and meant.
  mutating func heed(_ effect: Effect, at time: Timestamp, wall: Timestamp) {
    guard case .enqueue(let plan, _) = effect else { return }
    accepted.append(Accepted(plan: plan, time: wall))
    confirmedAt = lastKey
    if let what = wrong(about: plan, at: time) {
      findings.append("\(what)\n  plan: \(plan.items.map(\.action))\n\(frame?.text() ?? "")")
    }
  }

  private func wrong(about plan: ActionPlan, at time: Timestamp) -> String? {
    guard plan.isIntact else { return "a plan was changed after it was sealed" }
    guard let sight, let seenSince else { return "a plan left that no frame showed" }
    guard seenSince + .milliseconds(300) <= time else {
      return "a plan left \((time - seenSince).milliseconds) ms after it was first shown"
    }
    guard keys.count == 1, let key = keys.first else {
      return "a plan was confirmed by \(keys.count) keys in one read: \(keys)"
    }
    if let keyBefore, let lastKey, lastKey - keyBefore < KeyCadence.shortest {
      return "a plan was confirmed \((lastKey - keyBefore).milliseconds) ms after another key"
    }
    switch sight.question {
    case .reading, .unfinished: return "a plan left while something else was in front"
    case .other:
      // In a narrow dialog the question is cut into rows and not read here.
      let isNarrow = frame.map { $0.size.columns < 80 } ?? false
      return isNarrow ? nil : "a plan left while its question was not on the screen"
    case .keys(let letters):
      guard case .character(let letter) = key, letters.contains(letter) else {
        return "a plan was confirmed by \(key), asked for were \(letters)"
      }
    case .text(let asked, let typed):
      guard key == .enter, asked.contains(typed) else {
        return "a plan was confirmed by \(key) with \(typed) typed, asked for was \(asked)"
      }
    }
    return nil
  }

  mutating func note(_ what: String) { findings.append(what) }
}
