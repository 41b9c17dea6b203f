import GavelModel
import GavelScreen

/// A tour that performs itself goes the way of a person's keys, with the same waits and refusals.
extension ConsoleState {
  /// Presses what is due; gives up on a step that leads nowhere.
  mutating func play() -> [Effect] {
    guard let progress = tour, now >= progress.due, progress.metAt == nil else { return [] }
    guard let key = nextStroke() else {
      guard now >= progress.due + TourProgress.patience else { return [] }
      tour?.isPlaying = false
      return [.quit(.keepHeld)]
    }
    let isTyping = tour?.letters.isEmpty == false
    tour?.due = now + progress.pause(.milliseconds(isTyping ? 110 : 900))
    return take(key, isCrowded: false)
  }

  /// Ends the playing when a person presses a key; the tour itself goes on with them.
  mutating func stopPlaying() {
    guard tour?.isPlaying == true else { return }
    tour?.isPlaying = false
    hint("you have the keys now; the tour goes on with what you do")
  }

  /// The next key to press; `nil` when none is left or the screen is not ready for it.
  private mutating func nextStroke() -> Key? {
    if let letter = tour?.letters.first {
      tour?.letters.removeFirst()
      return .character(letter)
    }
    guard let stroke = tour?.strokes.first, isReady(for: stroke) else { return nil }
    switch stroke {
    case .command(let command):
      tour?.strokes.removeFirst()
      return keys.rows(in: context, of: view).first { $0.command == command }?.keys.first
    case .text(let text):
      tour?.strokes.removeFirst()
      tour?.letters = Array(text.dropFirst())
      return text.first.map { .character($0) }
    case .answer: return answerKey()
    }
  }

  /// An answer waits for its dialog and for its dwell, as a person does.
  private func isReady(for stroke: Tour.Stroke) -> Bool {
    if let modal {
      guard case .confirm = modal.kind else { return false }
      return modal.accepts(at: now)
    }
    return stroke != .answer
  }

  private mutating func answerKey() -> Key? {
    guard case .confirm(let dialog)? = modal?.kind else { return nil }
    if dialog.isChoosingReason { return .enter }
    switch dialog.question {
    case .key:
      tour?.strokes.removeFirst()
      return dialog.reasons.isEmpty ? confirmKey : .character("1")
    case .type(let expected):
      if expected.isAnswered(by: dialog.answer.text) {
        tour?.strokes.removeFirst()
        return .enter
      }
      let text = expected.shown.first ?? ""
      tour?.letters = Array(text.dropFirst())
      return text.first.map { .character($0) }
    }
  }
}
