import GavelModel
import GavelScreen

/// What a dialog asks at the moment, so that it is said again when that changes.
struct Asked: Sendable, Equatable {
  var context: KeyContext
  var plan: String
  var reason: String
  var isWrong: Bool
}

/// Saying what is asked, and what a plan would do.
extension PlainConsole {
  mutating func tellDialog() {
    let now = currentQuestion
    tellReading(now)
    guard now != asked else { return }
    let before = asked
    asked = now
    guard let now else { return }
    let isSamePlan = before.map { $0.plan == now.plan && $0.context != .sealing } ?? false
    let hasMoved = before?.context != now.context || before?.reason != now.reason
    if isSamePlan, hasMoved {
      tellReason()
      tellQuestion()
    } else if now.isWrong {
      tellQuestion()
    } else if before?.context != now.context || before?.plan != now.plan {
      tellWholeDialog()
    }
  }

  /// Says that the platform is read, when that takes long enough to be wondered at.
  private mutating func tellReading(_ now: Asked?) {
    guard now?.context == .sealing else {
      readingSince = nil
      return
    }
    if asked?.context != .sealing { readingSince = state.now }
    guard let since = readingSince, state.now >= since + Self.silentReading else { return }
    readingSince = nil
    say("reading what will go; nothing is sent, cancel stops it")
  }

  private var currentQuestion: Asked? {
    if let prompt = state.secondFactors.first {
      return Asked(
        context: .secondFactor, plan: "\(prompt.number)", reason: "", isWrong: prompt.isRepeated)
    }
    guard let modal = state.modal else { return nil }
    guard case .confirm(let dialog) = modal.kind else {
      return Asked(context: modal.context, plan: "", reason: "", isWrong: false)
    }
    // While a reason is edited nothing new is asked.
    let context = dialog.reasonField == nil ? dialog.context : asked?.context ?? dialog.context
    return Asked(
      context: context, plan: "\(dialog.plan.created.milliseconds) \(dialog.plan.items.count)",
      reason: dialog.plan.reason, isWrong: dialog.isWrong)
  }

  /// Says the dialog from its beginning.
  mutating func tellWholeDialog() {
    toldItems = 0
    if !state.secondFactors.isEmpty { return tellQuestion() }
    let shown = state.disguised
    switch shown.modal?.kind {
    case nil: return
    case .gathering, .sealing: return
    case .confirm(let dialog):
      let lines = PlanLines(dialog, state: shown)
      say("question: " + lines.title)
      for line in lines.above { say(Self.labelled(line.text)) }
      if dialog.plan.acts.count <= 3 { tellItems() } else { say("items tells each of them") }
      for line in lines.below { say(Self.labelled(line.text)) }
      tellQuestion()
    case .quit, .leave:
      say("question: work is unfinished")
      for batch in shown.queue.pending { say(shown.line(for: batch)) }
      tellQuestion()
    case .interrupted(let batches):
      say("question: interrupted work of an earlier run")
      for batch in batches.prefix(Self.page) { say(shown.line(for: batch)) }
      tellQuestion()
    }
  }

  /// Says which answers there are.
  mutating func tellQuestion() {
    if let prompt = state.secondFactors.first {
      if prompt.isRepeated { say("that code was wrong") }
      say("the platform wants a code from " + DisplayText(prompt.source))
      say("type it, it is not shown; an empty line gives up")
      return
    }
    guard let modal = state.disguised.modal else { return }
    switch modal.kind {
    case .gathering, .sealing: say("still reading; cancel stops it")
    case .quit:
      say("type send now, keep held, take back, or stay")
      say("what is kept is offered, unsent, at the next start")
    case .leave(let name):
      say("type send now, keep held, take back, or stay")
      say(DisplayText(name) + " is next; what is kept is offered, unsent, when you come back")
    case .interrupted:
      say("type resume to send what is left, or not now to leave it unsent")
    case .confirm(let dialog): tellQuestion(of: dialog)
    }
  }

  private mutating func tellQuestion(of dialog: ConfirmDialog) {
    let key = state.confirmKey?.label ?? "y"
    let reasons = dialog.reasons.enumerated().map { "\($0.offset + 1) \($0.element)" }
    if dialog.context == .decide || dialog.isChoosingReason, !reasons.isEmpty {
      say("reasons: " + DisplayText(reasons.joined(separator: ", ")))
    }
    if dialog.isChoosingReason {
      say("type the digit of a reason, none, or cancel")
      return
    }
    switch dialog.question {
    case .key where dialog.reasons.isEmpty: say("type \(key) to do it, n to leave it")
    case .key: say("type a digit or \(key) to do it, n to leave it")
    case .type(let expected):
      if dialog.isWrong { say("that does not match") }
      let texts = expected.shown.map { DisplayText($0) }
      let answers = texts.dropFirst().reduce(texts.first ?? .empty) { $0 + " or " + $1 }
      say(
        "type " + DisplayText(expected.what.words) + " " + answers + " to do it, cancel to leave it"
      )
    }
  }

  private mutating func tellReason() {
    guard case .confirm(let dialog)? = state.modal?.kind else { return }
    let reason = dialog.plan.reason
    say(reason.isEmpty ? "reason: none" : "reason: " + DisplayText(reason))
  }

  /// Says the next items of the plan in question.
  mutating func tellItems() {
    let shown = state.disguised
    guard case .confirm(let dialog)? = shown.modal?.kind else { return }
    let items = dialog.plan.acts
    if toldItems >= items.count { toldItems = 0 }
    for item in items.dropFirst(toldItems).prefix(Self.page) {
      toldItems += 1
      say("item \(toldItems): " + shown.words(for: item))
    }
    let left = items.count - toldItems
    if left > 0 { say("\(ActionWords.plural(left, "item")) left: items tells them") }
  }

  /// A label in a column of its own becomes a word with a colon.
  private static func labelled(_ text: DisplayText) -> DisplayText {
    let line = text.description
    let label = line.prefix { $0 != " " }
    let words = line.dropFirst(label.count).drop { $0 == " " }
    guard line.count - label.count - words.count > 1 else { return text }
    return DisplayText(String(label)) + ": " + DisplayText(String(words))
  }
}
