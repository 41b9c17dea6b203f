import GavelModel
import GavelScreen

extension ConsoleState {
  /// Answers the dialog that is open; its dwell is over.
  mutating func answer(_ answering: Answering, by key: Key?) -> [Effect] {
    if !secondFactors.isEmpty { return answerSecondFactor(answering) }
    guard let modal else { return [] }
    switch answering {
    case .confirm: return confirm(modal, by: key)
    case .submit: return submit(modal)
    case .cancel, .leaveInterrupted: return closeModal()
    case .editReason:
      changeDialog { $0.reasonField = TextField($0.plan.reason) }
    case .keepReason:
      changeDialog { dialog in
        if let field = dialog.reasonField { dialog.setReason(field.text) }
        dialog.reasonField = nil
        dialog.isChoosingReason = false
      }
    case .dropReason: changeDialog { $0.reasonField = nil }
    case .chooseReason: return choose(modal, by: key)
    case .skipReason: changeDialog { $0.isChoosingReason = false }
    case .giveCode, .giveUpCode: return []
    case .quitSending: return end(modal, .sendNow)
    case .quitKeeping: return end(modal, .keepHeld)
    case .quitCancelling: return end(modal, .cancelHeld)
    case .resumeAll:
      guard case .interrupted(let batches) = modal.kind else { return [] }
      for batch in batches { note(.resume, batch.id) }
      return closeModal() + batches.map { .resume($0.id) }
    }
    return []
  }

  /// Ends the console, or goes on with another profile.
  private mutating func end(_ modal: Modal, _ choice: QuitChoice) -> [Effect] {
    let effects = closeModal()
    guard case .leave(let name) = modal.kind else { return effects + [.quit(choice)] }
    return effects + leave(for: name, choice)
  }

  private mutating func confirm(_ modal: Modal, by key: Key?) -> [Effect] {
    guard case .confirm(let dialog) = modal.kind, case .key = dialog.question,
      key == confirmKey
    else { return [] }
    return enqueue(dialog)
  }

  private mutating func submit(_ modal: Modal) -> [Effect] {
    guard case .confirm(let dialog) = modal.kind, case .type(let expected) = dialog.question
    else { return [] }
    guard expected.isAnswered(by: dialog.answer.text) else {
      changeDialog { $0.isWrong = true }
      return []
    }
    return enqueue(dialog)
  }

  /// Takes a reason by its number, which also confirms a decision on a single report.
  private mutating func choose(_ modal: Modal, by key: Key?) -> [Effect] {
    guard case .confirm(var dialog) = modal.kind, key != modal.openedBy,
      case .character(let digit)? = key, let number = digit.wholeNumberValue
    else { return [] }
    guard dialog.reasons.indices.contains(number - 1) else {
      hint("no reason has the number \(number)")
      return []
    }
    dialog.setReason(dialog.reasons[number - 1])
    guard case .type = dialog.question else { return enqueue(dialog) }
    dialog.isChoosingReason = false
    self.modal?.kind = .confirm(dialog)
    return []
  }

  private mutating func changeDialog(_ change: (inout ConfirmDialog) -> Void) {
    guard case .confirm(var dialog) = modal?.kind else { return }
    change(&dialog)
    modal?.kind = .confirm(dialog)
  }

  /// Closes the dialog and shows what waited behind it.
  mutating func closeModal() -> [Effect] {
    if case .leave? = modal?.kind { departure = nil }
    modal = nil
    showDeferred()
    guard !interruptedLater.isEmpty else { return [] }
    let waiting = interruptedLater
    interruptedLater = []
    return offer(waiting)
  }

  /// Offers batches of an earlier run; nothing of them is sent unless the moderator says so.
  mutating func offer(_ batches: [Batch]) -> [Effect] {
    guard !batches.isEmpty else { return [] }
    guard modal == nil else {
      interruptedLater = batches
      return []
    }
    modal = Modal(kind: .interrupted(batches))
    return [.drainInput]
  }
}

extension ConsoleState {
  /// The key that confirms: the first of the table that did not open the dialog.
  var confirmKey: Key? {
    keys.binding(of: .answer(.confirm), in: .confirm)?.keys.first { $0 != modal?.openedBy }
  }
}
