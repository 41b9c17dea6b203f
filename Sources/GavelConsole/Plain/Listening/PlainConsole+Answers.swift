import GavelModel
import GavelScreen

/// A line typed while something is asked. Answers are handed on as keys, so that everything that
/// keeps a key from answering too early, or by the key that asked, holds for lines as well.
extension PlainConsole {
  mutating func answer(_ line: String, isCrowded: Bool) -> [Effect] {
    guard isInteractive else { return [] }
    guard state.listens else {
      say("too early: that was typed before the question; answer it now")
      return []
    }
    if isCrowded {
      say("lines that come all at once answer nothing: type the answer alone")
      return []
    }
    let before = state.currentPlace
    let effects = reply(line)
    // Once a case is decided the next one is up; it is acted on only after it was told.
    if state.modal == nil, state.view == .reports, state.currentPlace != before { tellCurrent() }
    return effects
  }

  private mutating func reply(_ line: String) -> [Effect] {
    if !state.secondFactors.isEmpty {
      return line.isEmpty ? press(.escape) : press(typing: line, then: .enter)
    }
    guard let modal = state.modal else { return [] }
    if case .confirm(let dialog) = modal.kind, case .type(let expected) = dialog.question,
      !dialog.isChoosingReason, expected.isAnswered(by: line)
    {
      return press(typing: line, then: .enter)
    }
    return answer(line, in: modal.context)
  }

  private mutating func answer(_ line: String, in context: KeyContext) -> [Effect] {
    let word = line.lowercased()
    switch word {
    case "", "repeat":
      guard word != "" || context != .reasonChoice else { return press(.enter) }
      tellWholeDialog()
      if context == .sealing { tellQuestion() }
      return []
    case "items", "more":
      tellItems()
      return []
    case "help", "?":
      tellAnswers(in: context)
      return []
    default: break
    }
    if word == "reason" || word.hasPrefix("reason ") {
      return give(reason: String(line.dropFirst(7)), in: context)
    }
    if let key = key(for: word, in: context) {
      let effects = press(key)
      if Self.refusals.contains(word), state.modal == nil, !effects.contains(where: \.isQuit) {
        say(
          context == .quit
            ? "staying" : context == .interrupted ? "left unsent" : "cancelled: nothing is sent")
      }
      return effects
    }
    if context == .typedConfirm { return press(typing: line, then: .enter) }
    say("that is no answer here")
    tellQuestion()
    return []
  }

  private static let refusals: Set<String> = ["n", "no", "cancel", "esc", "stay", "not now"]

  /// The key that an answer stands for: by its label, by the name of what it does, or by its hint.
  private func key(for word: String, in context: KeyContext) -> Key? {
    let rows = state.keys.rows(in: context, of: state.view).filter { $0.command.isAnswer }
    if Self.refusals.contains(word) { return .escape }
    if ["y", "yes"].contains(word), context == .confirm || context == .decide {
      return state.confirmKey
    }
    if let key = Key(label: word), rows.contains(where: { $0.keys.contains(key) }) {
      return key == .enter || key == .tab ? nil : key
    }
    let named = rows.first { $0.name == word || $0.hint == word }
    guard let named, named.command != .answer(.submit), named.command != .answer(.editReason),
      named.command != .answer(.chooseReason)
    else { return nil }
    return named.command == .answer(.confirm) ? state.confirmKey : named.keys.first
  }

  /// Writes down why; the plan is sealed again with the reason.
  private mutating func give(reason: String, in context: KeyContext) -> [Effect] {
    guard
      let edit = state.keys.rows(in: context, of: state.view).first(where: {
        $0.command == .answer(.editReason)
      })?.keys.first
    else {
      say("that is no answer here")
      return []
    }
    return press(edit) + press(typing: reason, then: .enter)
  }

  private mutating func tellAnswers(in context: KeyContext) {
    for row in state.keys.rows(in: context, of: state.view) where row.command.isAnswer {
      let name = row.hint.isEmpty ? row.name : row.hint
      let isText = row.command == .answer(.submit) || row.command == .answer(.editReason)
      let key = isText ? "" : row.keys.first.map { ", key \($0.label)" } ?? ""
      say("\(name)\(key): \(row.help)")
    }
    say("items: what would go, one by one")
    say("repeat: the question once more")
  }

  private mutating func press(_ key: Key) -> [Effect] { take(.input(.key(key))) }

  /// Types a text into the field in front, in place of what is there, and presses a key.
  private mutating func press(typing text: String, then key: Key) -> [Effect] {
    var effects = press(.end) + press(.control("u"))
    for character in text where !character.isNewline && character != "\t" {
      effects += press(.character(character))
    }
    return effects + press(key)
  }

  /// Leaves every question that nobody can answer, once it accepts an answer at all.
  mutating func answerAlone() -> [Effect] {
    guard !isInteractive, state.listens else { return [] }
    if !state.secondFactors.isEmpty { return press(.escape) }
    switch state.modal?.kind {
    case nil, .gathering, .sealing: return []
    case .confirm:
      lacksConfirmation = true
      say("not confirmed: that needs a person at a terminal; nothing is sent")
      return press(.escape)
    case .interrupted, .leave: return press(.escape)
    case .quit: return press(.character("k"))
    }
  }
}

extension Command {
  /// Whether it answers a dialog.
  fileprivate var isAnswer: Bool {
    if case .answer = self { true } else { false }
  }
}

extension Effect {
  /// Whether it ends the program.
  fileprivate var isQuit: Bool {
    if case .quit = self { true } else { false }
  }
}
