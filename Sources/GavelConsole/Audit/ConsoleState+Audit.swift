import GavelModel
import GavelScreen

extension ConsoleState {
  /// Asks for what the view shows, where that is not at hand.
  mutating func openAudit() -> [Effect] {
    guard audit.list.isLoaded else { return [load(.audit)].compactMap(\.self) }
    return audit.isOutdated ? reloadAudit() : []
  }

  /// Asks again for what is shown of the trail.
  mutating func reloadAudit() -> [Effect] {
    guard view == .audit else {
      // What came meanwhile is read when the view is opened.
      audit.isOutdated = true
      return []
    }
    audit.isOutdated = false
    // An erasure takes words out of what is on screen.
    let evidence = audit.shown.flatMap { $0.kept == .nothing ? nil : Effect.loadEvidence($0.id) }
    return [reload(.audit, in: \.audit.list), evidence].compactMap(\.self)
  }

  mutating func run(_ auditing: Auditing) -> [Effect] {
    switch auditing {
    case .verify:
      focus(on: .trail)
      guard !audit.isChecking else {
        hint("the trail is being checked already")
        return []
      }
      audit.isChecking = true
      audit.trailTop = 0
      return [.verifyAudit]
    case .exportCSV: return [.exportAudit(matching: filter(of: .audit), .csv)]
    case .exportLines: return [.exportAudit(matching: filter(of: .audit), .jsonl)]
    }
  }

  /// Lets the entry follow the cursor once it rests.
  mutating func followAudit() -> [Effect] {
    guard let row = audit.list.cursorRow, row.id != audit.shown?.id else {
      audit.restingOn = nil
      restingSince = nil
      return []
    }
    // The first entry has nothing to replace.
    if audit.shown != nil {
      if row.id != audit.restingOn {
        audit.restingOn = row.id
        restingSince = now
      }
      guard let restingSince, now >= restingSince + rest else { return [] }
    }
    restingSince = nil
    audit.restingOn = nil
    audit.deferred = nil
    audit.shown = ShownEntry(id: row.id, kept: row.hadEvidence ? .reading : .nothing)
    return row.hadEvidence ? [.loadEvidence(row.id)] : []
  }

  /// Takes what was kept for an entry; under a dialog nothing moves, so there it waits.
  mutating func take(_ evidence: Evidence?, of entry: AuditRecordID) {
    guard audit.shown?.id == entry else { return }
    if modal == nil {
      audit.shown?.kept = ShownEntry.Kept(evidence)
    } else {
      audit.deferred = ShownEntry.Kept(evidence)
    }
  }

  /// Shows what waited while a dialog was open.
  mutating func showDeferredEvidence() {
    if let kept = audit.deferred { audit.shown?.kept = kept }
    audit.deferred = nil
  }

  /// Tells what a walk along the trail came to.
  mutating func take(_ check: AuditCheck) {
    audit.isChecking = false
    audit.check = check
    let words = check.lines.first ?? ""
    switch check.result {
    case .intact: say(Notice(.info, "the audit trail is " + words))
    case .notIntact: say(Notice(.error, "the audit trail is " + words))
    case .unread: say(Notice(.error, words))
    }
  }

  /// What copying means in the trail: the target of the entry, or what was done.
  var auditCopyable: [(id: String, text: String)] {
    guard let record = audit.list.cursorRow else { return [] }
    switch record.event {
    case .erasure(let erasure): return [(erasure.subject, erasure.subject)]
    case .action(let entry):
      let counts = BatchCounts(settled: [entry.outcome: 1])
      return [(entry.action.target, ActionWords.past(entry, counts: counts, total: 1))]
    }
  }

  /// The last check in words, its head included, for keeping it elsewhere.
  var trailText: String { audit.check?.lines.joined(separator: "\n") ?? "" }

  /// Moves the entry or what is told about the trail; neither has a cursor.
  mutating func scrollEntry(_ motion: Motion) {
    let page = layout.rows(of: focus)
    let columns = max(1, (layout.content(of: focus)?.columns ?? 60) - 2)
    let lines = focus == .trail ? trailLines : entryLines()
    let rows = lines.reduce(0) { $0 + $1.wrapped(to: columns).count }
    let last = max(0, rows - page)
    if focus == .trail {
      audit.trailTop = motion.target(from: audit.trailTop, page: page, last: last)
    } else if let shown = audit.shown {
      audit.shown?.top = motion.target(from: shown.top, page: page, last: last)
    }
  }
}
