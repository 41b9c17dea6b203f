import GavelModel
import GavelScreen

extension ConsoleState {
  /// Most groups that one decision can mean; each of their cases is read first.
  static let mostGroups = 100

  /// Begins a decision: the cases are read where they are not at hand, then the plan is sealed.
  mutating func decide(_ kind: DecisionKind, by key: Key?) -> [Effect] {
    guard finishRange() else { return [] }
    let groups = openTargets
    guard groups.count <= Self.mostGroups else {
      hint("at most \(Self.mostGroups) groups can be decided at once")
      return []
    }
    if groups.count == 1, let file = reports.cursorCase, file.group == groups[0] {
      return draft(kind, [file], by: key)
    }
    modal = Modal(kind: .gathering(Gathering(kind: kind, groups: groups)), openedBy: key)
    return [.drainInput] + groups.map { .loadCase($0) }
  }

  /// Takes a case that a decision waits for; the last one leads on to the plan.
  mutating func gather(_ file: ReportCase) -> [Effect] {
    guard let modal, case .gathering(var gathering) = modal.kind else { return [] }
    if file.group == reports.wanted { reports.deferred = file }
    gathering.take(file)
    self.modal?.kind = .gathering(gathering)
    guard let cases = gathering.all else { return [] }
    return draft(gathering.kind, cases, by: modal.openedBy)
  }

  /// Drafts the actions of a decision and asks for their plan.
  private mutating func draft(
    _ kind: DecisionKind, _ cases: [ReportCase], by key: Key?
  ) -> [Effect] {
    let open = cases.filter { $0.reports.contains { $0.state == .open } }
    guard !open.isEmpty else {
      let isOurs = cases.allSatisfy { $0.wasClosedByUs == true }
      if isOurs { say(Self.closedHere) } else { answerClosedElsewhere(cases.map(\.group)) }
      return closeModal()
    }
    let actions = DecisionActions(kind, on: open, abilities: connection.abilities)
    guard !actions.items.isEmpty else {
      hint("\(kind.commandName): none of these reports names what it needs")
      return closeModal()
    }
    var draft = ActionDraft(items: actions.items, reason: "", number: nextNumber())
    draft.decisions = decisions(kind, open)
    for file in open {
      let share = DecisionActions(kind, on: [file], abilities: connection.abilities)
      draft.shares[file.group] = Set(share.items.map(\.action))
    }
    let ours = cases.count { $0.reports.isEmpty && $0.wasClosedByUs == true }
    draft.leftOut = LeftOut(
      decided: groupTargets.count - openTargets.count, ended: ours,
      closed: cases.count - open.count - ours)
    draft.isSingleReport =
      open.count == 1 && actions.isAboutOne && (kind == .dismiss || actions.actCount == 1)
    draft.hiddenTargets = hiddenTargets(kind, open)
    modal = Modal(kind: .sealing(draft), openedBy: key, openedAt: modal?.openedAt)
    return [.drainInput, .seal(draft)]
  }

  /// One decision for each group; a report that several of them close counts for the first.
  private func decisions(_ kind: DecisionKind, _ cases: [ReportCase]) -> [ReportDecision] {
    var counted: Set<ReportID> = []
    return cases.map { file in
      let shown = reports.shown.flatMap { $0.file.group == file.group ? $0.since : nil }
      let closed = DecisionActions.closed(by: kind, file).map(\.id)
      return ReportDecision(
        group: file.group, kind: kind, reason: "",
        reports: closed.filter { counted.insert($0).inserted }, shownAt: shown ?? now,
        decidedAt: now)
    }
  }

  /// Targets that only groups name which the filter hides.
  private func hiddenTargets(_ kind: DecisionKind, _ cases: [ReportCase]) -> Set<String> {
    let hidden = hiddenMarks[reports.listName] ?? []
    let (concealed, visible) = (
      cases.filter { hidden.contains($0.group.rawValue) },
      cases.filter { !hidden.contains($0.group.rawValue) }
    )
    let targets = { (cases: [ReportCase]) in
      let actions = DecisionActions(kind, on: cases, abilities: connection.abilities)
      return Set(actions.items.map(\.action.target))
    }
    return concealed.isEmpty ? [] : targets(concealed).subtracting(targets(visible))
  }

  /// What is confirmed with a dialog, ready to be recorded.
  func confirmed(_ dialog: ConfirmDialog) -> Confirmed {
    let decisions = dialog.decisions.enumerated().map { number, decision in
      var decision = decision
      decision.reason = dialog.plan.reason
      decision.decidedAt = now
      // Many that are decided at once take their time once, not each of them.
      if number > 0 { decision.shownAt = now }
      return decision
    }
    return Confirmed(
      plan: dialog.plan, decisions: decisions, besides: groupsClosed(by: dialog.plan, decisions))
  }

  /// Other groups whose reports end too: the author's, when all of their reported messages go.
  private func groupsClosed(
    by plan: ActionPlan, _ decisions: [ReportDecision]
  ) -> [ReportGroupID] {
    let authors = plan.items.compactMap { item in
      if case .deleteReported(let person) = item.action { person } else { nil }
    }
    let decided = decisions.map(\.group)
    return reports.list.window.rows.filter { row in
      guard let author = row.author?.id, !row.isAboutPerson, row.message != nil else {
        return false
      }
      return authors.contains(author) && !decided.contains(row.id)
    }.map(\.id)
  }

  /// Goes on to the next group that nobody here has decided; from the end to the first one.
  mutating func advance() {
    guard view == .reports else { return }
    let rows = reports.list.window.rows
    let start = reports.list.cursorIndex ?? 0
    guard rows.indices.contains(start), !isOpen(rows[start]) else { return }
    let order = Array(rows.indices[start...]) + Array(rows.indices[..<start])
    guard let next = order.first(where: { isOpen(rows[$0]) }) else { return }
    reports.list.moveCursor(to: next)
  }

  /// Opens the groups of a batch again and goes back to the first of them.
  mutating func reopen(_ batch: BatchID) {
    guard let first = reports.forget(batch).first, view == .reports else { return }
    if let index = reports.list.window.rows.firstIndex(where: { $0.id == first }) {
      reports.list.moveCursor(to: index)
    } else {
      reports.list.landing = .row(first)
    }
  }

  /// Reads the reports again when a batch that decides some of them went on, and says it when
  /// somebody else had closed them before.
  mutating func followDecisions(before: [Batch]) -> [Effect] {
    var hasMoved = false
    for batch in queue.batches where reports.decided[batch.id] != nil {
      let last = before.first { $0.id == batch.id }
      guard let last, last.state != batch.state else { continue }
      hasMoved = true
      if batch.foundReportsClosed { sayClosedElsewhere(reports.decided[batch.id] ?? []) }
    }
    // A list that was read before the newest batch was written does not name it yet.
    if let newest = queue.batches.first?.id {
      let known = Set(queue.batches.map(\.id))
      for old in reports.decided.keys where !known.contains(old) && old <= newest {
        reports.forget(old)
      }
    }
    return hasMoved ? reloadReports() : []
  }
}

extension ConsoleState {
  /// The groups that the dialog on screen is about.
  var decidingGroups: [ReportGroupID] {
    guard case .confirm(let dialog)? = modal?.kind else { return [] }
    return dialog.decisions.map(\.group)
  }

  /// Closes a dialog whose reports somebody else has closed while it was open.
  ///
  /// - Returns: `nil` when the case says nothing against the dialog.
  mutating func dropDecision(on file: ReportCase) -> [Effect]? {
    guard case .confirm(let dialog)? = modal?.kind,
      let decision = dialog.decisions.first(where: { $0.group == file.group })
    else { return nil }
    let open = Set(file.reports.filter { $0.state == .open }.map(\.id))
    // A report that two groups share stands with the first of them alone.
    guard open.isEmpty || !decision.reports.isEmpty && open.isDisjoint(with: decision.reports)
    else { return nil }
    if reports.shown?.file.group == file.group { reports.shown?.file = file }
    if reports.deferred?.group == file.group { reports.deferred = nil }
    let effects = closeModal()
    let count = dialog.decisions.count
    if count == 1 {
      answerClosedElsewhere([file.group])
    } else {
      let name = reports.closed.name(of: file.group).map { " (\($0))" } ?? ""
      reports.closed.tell([file.group])
      say(
        Notice(
          .warning,
          "1 of the \(count) groups\(name) was closed by someone else meanwhile: decide again"))
    }
    return effects + [.drainInput]
  }
}

extension Batch {
  /// Whether it did nothing because there was nothing left to do.
  fileprivate var foundReportsClosed: Bool {
    state == .finished && closedElsewhereCount > 0
      && counts[.gone] + counts[.setAside] == counts.total
  }
}

/// A decision that waits until the cases of its groups have been read.
struct Gathering: Sendable, Equatable {
  let kind: DecisionKind
  let groups: [ReportGroupID]
  private var cases: [ReportGroupID: ReportCase] = [:]

  init(kind: DecisionKind, groups: [ReportGroupID]) {
    self.kind = kind
    self.groups = groups
  }

  mutating func take(_ file: ReportCase) {
    if groups.contains(file.group) { cases[file.group] = file }
  }

  /// The cases in the order of their groups, once all of them are there.
  var all: [ReportCase]? {
    let known = groups.compactMap { cases[$0] }
    return known.count == groups.count ? known : nil
  }
}
