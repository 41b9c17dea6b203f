import GavelModel
import GavelScreen

extension ConsoleState {
  /// Drafts an action and asks for its plan; nothing is decided before the plan was shown.
  mutating func act(_ acting: Acting, by key: Key?) -> [Effect] {
    var actions: [ModerationAction] = []
    var hidden: Set<String> = []
    switch acting {
    case .deleteMessages:
      guard finishRange(), let openRoom else { return [] }
      actions = messageTargets.map { .deleteMessage($0, room: openRoom) }
      hidden = hiddenMarks[.messages(openRoom)] ?? []
    case .removeMembers, .removeMembersAnnounced:
      guard finishRange(), let openRoom else { return [] }
      actions = memberTargets.map { Self.action(acting, on: $0, in: openRoom) }
      hidden = hiddenMarks[.members(openRoom)] ?? []
    case .muteMembers, .unmuteMembers, .deactivateUsers, .reactivateUsers:
      guard finishRange(), let openRoom else { return [] }
      actions = memberTargets.map { Self.action(acting, on: $0, in: openRoom) }
      hidden = hiddenMarks[.members(openRoom)] ?? []
    case .clearRoom, .deleteRoom, .leaveRoom, .leaveRoomAnnounced:
      actions = actionRoom.map { [Self.action(acting, on: $0)] } ?? []
    }
    guard !actions.isEmpty else { return [] }
    var draft = ActionDraft(
      items: actions.map { DraftItem($0) }, reason: "", number: nextNumber())
    draft.hiddenTargets = hidden
    modal = Modal(kind: .sealing(draft), openedBy: key)
    return [.drainInput, .seal(draft)]
  }

  /// Drafts what failed before as something new: it is read, shown and confirmed like anything else.
  mutating func draftAgain(_ actions: [ModerationAction], reason: String) -> [Effect] {
    // Another dialog has come up meanwhile; the moderator can ask again.
    guard modal == nil else { return [] }
    guard !actions.isEmpty else {
      hint("nothing of this batch can be tried again")
      return []
    }
    let draft = ActionDraft(
      items: actions.map { DraftItem($0) }, reason: reason, number: nextNumber())
    modal = Modal(kind: .sealing(draft), openedBy: nil)
    return [.drainInput, .seal(draft)]
  }

  private static func action(_ acting: Acting, on room: Room) -> ModerationAction {
    switch acting {
    case .clearRoom: .clearRoom(room.id)
    case .leaveRoom: .leaveRoom(room.id, announced: false)
    case .leaveRoomAnnounced: .leaveRoom(room.id, announced: true)
    case .deleteRoom, .deleteMessages, .removeMembers, .removeMembersAnnounced, .muteMembers,
      .unmuteMembers, .deactivateUsers, .reactivateUsers:
      room.kind == .direct ? .deleteDirect(room.id) : .deleteRoom(room.id)
    }
  }

  private static func action(
    _ acting: Acting, on person: PersonID, in room: RoomID
  ) -> ModerationAction {
    switch acting {
    case .muteMembers: .muteMember(person, room: room)
    case .unmuteMembers: .unmuteMember(person, room: room)
    case .deactivateUsers: .deactivateUser(person)
    case .reactivateUsers: .reactivateUser(person)
    case .removeMembers, .removeMembersAnnounced, .deleteMessages, .clearRoom, .deleteRoom,
      .leaveRoom, .leaveRoomAnnounced:
      .removeMember(person, room: room, announced: acting == .removeMembersAnnounced)
    }
  }

  /// Marks a range that is still open, so that what is acted on is what looks marked.
  mutating func finishRange() -> Bool {
    guard let list = range?.list else { return true }
    let effects = markRange(in: list)
    guard effects.isEmpty else {
      awaitedMarks[.mark] = nil
      hint("the range goes beyond the rows at hand: mark it before you act on it")
      return false
    }
    return true
  }

  /// Shows the sealed plan, if its draft is still wanted and the plan holds nothing else.
  mutating func takePlan(_ plan: ActionPlan, for draft: ActionDraft) -> [Effect] {
    guard let modal, case .sealing(draft) = modal.kind else { return [] }
    guard !plan.items.isEmpty else {
      if draft.decisions.isEmpty {
        say(Notice(.info, "nothing is left to do: all of it is gone already"))
      } else {
        answerClosedElsewhere(draft.decisions.map(\.group))
      }
      return closeModal()
    }
    guard plan.isIntact, draft.holds(plan) else {
      say(Notice(.error, "the plan names something that was not asked for; nothing was sent"))
      return closeModal()
    }
    let groups = draft.decisions.map(\.group)
    let (plan, draft) = draft.leavingOutClosed(plan)
    guard !plan.items.isEmpty else {
      answerClosedElsewhere(groups)
      return closeModal() + [.sync]
    }
    let question = Question(
      for: plan, charset: configuration.charset,
      isSingleReport: draft.decisions.isEmpty ? nil : draft.isSingleReport)
    let dialog = ConfirmDialog(
      plan: plan, draft: draft, question: question, reasons: configuration.reasons)
    self.modal = Modal(
      kind: .confirm(dialog), openedBy: modal.openedBy, openedAt: modal.openedAt)
    return [.drainInput]
  }

  /// Closes the dialog of a draft that could not be sealed.
  mutating func dropDraft(_ draft: ActionDraft, _ notice: Notice) -> [Effect] {
    guard let modal, case .sealing(draft) = modal.kind else { return [] }
    say(notice)
    return closeModal()
  }

  /// Hands a confirmed plan over to be committed.
  mutating func enqueue(_ dialog: ConfirmDialog) -> [Effect] {
    let confirmed = confirmed(dialog)
    enqueuing.append(confirmed)
    let effects = closeModal()
    advance()
    return effects + [.enqueue(confirmed.plan, decisions: confirmed.decisions)]
  }

  /// Unmarks what is on its way and remembers it, so that undoing marks it again.
  mutating func takeEnqueued(_ batch: BatchID, _ plan: ActionPlan) {
    if let confirmed = enqueuing.first(where: { $0.plan == plan }) {
      takeDecided(confirmed, batch)
    }
    enqueuing.removeAll { $0.plan == plan }
    queue.sealed[batch] = plan
    note(configuration.commandLines.lines(for: plan))
    for (list, ids) in Self.targets(of: plan) {
      let left = marks(in: list).subtracting(ids)
      marks[list] = left.isEmpty ? nil : left
      hiddenMarks[list]?.subtract(ids)
    }
    queue.cursor = queue.opened == nil ? batch : queue.cursor
  }

  /// Remembers which groups a batch decides, and unmarks them.
  private mutating func takeDecided(_ confirmed: Confirmed, _ batch: BatchID) {
    guard !confirmed.decisions.isEmpty else { return }
    reports.note(confirmed.groups, decidedBy: batch)
    let list = reports.listName
    let left = marks(in: list).subtracting(confirmed.groups.map(\.rawValue))
    marks[list] = left.isEmpty ? nil : left
    hiddenMarks[list]?.formIntersection(left)
  }

  /// The rows that a plan acts on, by list; rooms and reports are not among them.
  static func targets(of plan: ActionPlan) -> [ListName: Set<String>] {
    var targets: [ListName: Set<String>] = [:]
    for item in plan.items {
      switch item.action {
      case .deleteMessage(let message, let room):
        targets[.messages(room), default: []].insert(message.rawValue)
      case .removeMember(let person, let room, _), .muteMember(let person, let room),
        .unmuteMember(let person, let room):
        targets[.members(room), default: []].insert(person.rawValue)
      case .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom, .deactivateUser, .reactivateUser,
        .dismissReports, .deleteReported:
        break
      }
    }
    return targets
  }
}
