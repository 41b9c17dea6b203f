import GavelScreen

extension KeyTable {
  static let fields: [KeyBinding] = [
    KeyBinding(
      keys: [.enter], command: .filter(.keep), help: "keep the filter", hint: "keep",
      contexts: [.filter]),
    KeyBinding(
      keys: [.escape], command: .filter(.clear), help: "show all rows again", hint: "clear",
      contexts: [.filter]),
    KeyBinding(
      keys: [.tab, .down], command: .filter(.complete),
      help: "complete the word, or take the next one offered", hint: "complete",
      contexts: [.filter]),
    KeyBinding(
      keys: [.backTab, .up], command: .filter(.completeBack), help: "take the one before",
      contexts: [.filter]),
    KeyBinding(
      keys: [.enter], command: .session(.runNamed), help: "run the command", hint: "run",
      contexts: [.palette]),
    KeyBinding(
      keys: [.escape], command: .session(.closePalette), help: "run nothing", hint: "back",
      contexts: [.palette]),
    KeyBinding(
      keys: [.enter], command: .answer(.keepReason), help: "keep the reason", hint: "keep",
      contexts: [.reason]),
    KeyBinding(
      keys: [.escape], command: .answer(.dropReason), help: "leave the reason as it was",
      hint: "back",
      contexts: [.reason]),
    KeyBinding(
      keys: [.enter], command: .answer(.giveCode), help: "hand the code over", hint: "send",
      contexts: [.secondFactor]),
    KeyBinding(
      keys: [.escape], command: .answer(.giveUpCode),
      help: "give up what the code was wanted for", hint: "give up", contexts: [.secondFactor]),
    KeyBinding(
      keys: [.escape, .character("q"), .character("?"), .enter], command: .session(.closeHelp),
      help: "close this list",
      hint: "close", contexts: [.help]),
  ]

  private static let scrolling: Set<KeyContext> = [
    .confirm, .typedConfirm, .decide, .reasonChoice,
  ]

  static let dialogs: [KeyBinding] = [
    KeyBinding(
      keys: [.character("y"), .character("o")], command: .answer(.confirm),
      help: "do what the dialog shows", hint: "confirm",
      contexts: [.confirm, .decide], risk: .destructive),
    KeyBinding(
      keys: "123456789".map { .character($0) }, command: .answer(.chooseReason),
      help: "do what the dialog shows, for the reason with this number", hint: "reason",
      contexts: [.decide], risk: .destructive),
    KeyBinding(
      keys: "123456789".map { .character($0) }, command: .answer(.chooseReason),
      help: "take the reason with this number", hint: "reason",
      contexts: [.reasonChoice]),
    KeyBinding(
      keys: [.enter], command: .answer(.skipReason), help: "go on without a reason",
      hint: "none", contexts: [.reasonChoice]),
    KeyBinding(
      keys: [.enter], command: .answer(.submit),
      help: "do what the dialog shows, if the text is right",
      hint: "confirm", contexts: [.typedConfirm], risk: .destructive),
    KeyBinding(
      keys: [.escape, .character("n")], command: .answer(.cancel),
      help: "close the dialog and do nothing",
      hint: "cancel", contexts: [.sealing, .confirm, .decide, .reasonChoice]),
    KeyBinding(
      keys: [.escape], command: .answer(.cancel), help: "close the dialog and do nothing",
      hint: "cancel", contexts: [.typedConfirm]),
    KeyBinding(
      keys: [.character("e"), .tab], command: .answer(.editReason), help: "write down why",
      hint: "other reason", contexts: [.reasonChoice]),
    KeyBinding(
      keys: [.character("e"), .enter, .tab], command: .answer(.editReason),
      help: "write down why", hint: "other reason", contexts: [.decide]),
    KeyBinding(
      keys: [.character("r"), .tab], command: .answer(.editReason), help: "write down why",
      hint: "reason",
      contexts: [.confirm]),
    KeyBinding(
      keys: [.tab], command: .answer(.editReason), help: "write down why", hint: "reason",
      contexts: [.typedConfirm]),
    KeyBinding(
      keys: [.down], command: .move(.down), help: "scroll the list down",
      contexts: scrolling),
    KeyBinding(
      keys: [.up], command: .move(.up), help: "scroll the list up",
      contexts: scrolling),
    KeyBinding(
      keys: [.pageDown], command: .move(.pageDown), help: "scroll the list one page down",
      contexts: scrolling),
    KeyBinding(
      keys: [.pageUp], command: .move(.pageUp), help: "scroll the list one page up",
      contexts: scrolling),
    KeyBinding(
      keys: [.character("s")], command: .answer(.quitSending), help: "send it now, then end",
      hint: "send now",
      contexts: [.quit], risk: .queue),
    KeyBinding(
      keys: [.character("k")], command: .answer(.quitKeeping),
      help: "keep it for the next start, and end",
      hint: "keep held", contexts: [.quit], risk: .queue),
    KeyBinding(
      keys: [.character("c")], command: .answer(.quitCancelling), help: "take it back, and end",
      hint: "take back", contexts: [.quit], risk: .queue),
    KeyBinding(
      keys: [.escape, .character("n")], command: .answer(.cancel),
      help: "close the dialog and stay", hint: "stay", contexts: [.quit]),
    KeyBinding(
      keys: [.character("r")], command: .answer(.resumeAll), help: "send what is left of them",
      hint: "resume",
      contexts: [.interrupted], risk: .queue, needs: [.writable]),
    KeyBinding(
      keys: [.escape, .character("n")], command: .answer(.leaveInterrupted),
      help: "leave them in the queue unsent",
      hint: "not now", contexts: [.interrupted]),
  ]
}
