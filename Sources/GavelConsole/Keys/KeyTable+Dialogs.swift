import GavelScreen

extension KeyTable {
  static let fields: [KeyBinding] = [
    KeyBinding(
      keys: [.enter], command: .filter(.keep), help: "keep the filter", hint: "keep",
      contexts: [.filter], isFixed: true),
    KeyBinding(
      keys: [.escape], command: .filter(.clear), help: "show all rows again", hint: "clear",
      contexts: [.filter], isFixed: true),
    KeyBinding(
      keys: [.tab, .down], command: .filter(.complete),
      help: "complete the word, or take the next one offered", hint: "complete",
      contexts: [.filter]),
    KeyBinding(
      keys: [.backTab, .up], command: .filter(.completeBack), help: "take the one before",
      contexts: [.filter]),
    KeyBinding(
      keys: [.enter], command: .session(.runNamed), help: "run the command", hint: "run",
      contexts: [.palette], isFixed: true),
    KeyBinding(
      keys: [.escape], command: .session(.closePalette), help: "run nothing", hint: "back",
      contexts: [.palette], isFixed: true),
    KeyBinding(
      keys: [.tab], command: .session(.complete), help: "complete the name", hint: "complete",
      contexts: [.palette], isFixed: true),
    KeyBinding(
      keys: [.down], command: .move(.down), help: "choose the next command of the list",
      contexts: [.palette], ownName: "choose-next", isFixed: true),
    KeyBinding(
      keys: [.up], command: .move(.up), help: "choose the command before it",
      contexts: [.palette], ownName: "choose-previous", isFixed: true),
    KeyBinding(
      keys: [.enter], command: .answer(.keepReason), help: "keep the reason", hint: "keep",
      contexts: [.reason], isFixed: true),
    KeyBinding(
      keys: [.escape], command: .answer(.dropReason), help: "leave the reason as it was",
      hint: "back",
      contexts: [.reason], isFixed: true),
    KeyBinding(
      keys: [.enter], command: .answer(.giveCode), help: "hand the code over", hint: "send",
      contexts: [.secondFactor], isFixed: true),
    KeyBinding(
      keys: [.escape], command: .answer(.giveUpCode),
      help: "give up what the code was wanted for", hint: "give up", contexts: [.secondFactor],
      isFixed: true),
    KeyBinding(
      keys: [.escape, .enter], command: .session(.closeHelp),
      help: "show the whole list again, then close it",
      hint: "close", contexts: [.help], isFixed: true),
  ]

  private static let scrolling: Set<KeyContext> = [
    .confirm, .typedConfirm, .decide, .reasonChoice, .help,
  ]

  static let dialogs: [KeyBinding] = [
    KeyBinding(
      keys: [.character("y"), .character("o")], command: .answer(.confirm),
      help: "do what the dialog shows", hint: "confirm",
      contexts: [.confirm, .decide], risk: .destructive),
    KeyBinding(
      keys: "123456789".map { .character($0) }, command: .answer(.chooseReason),
      help: "do what the dialog shows, for the reason with this number", hint: "reason",
      contexts: [.decide], risk: .destructive, ownName: "confirm-with-reason", isFixed: true),
    KeyBinding(
      keys: "123456789".map { .character($0) }, command: .answer(.chooseReason),
      help: "take the reason with this number", hint: "reason",
      contexts: [.reasonChoice], isFixed: true),
    KeyBinding(
      keys: [.enter], command: .answer(.skipReason), help: "go on without a reason",
      hint: "none", contexts: [.reasonChoice], isFixed: true),
    KeyBinding(
      keys: [.enter], command: .answer(.submit),
      help: "do what the dialog shows, if the text is right",
      hint: "confirm", contexts: [.typedConfirm], risk: .destructive, isFixed: true),
    KeyBinding(
      keys: [.escape, .character("n")], command: .answer(.cancel),
      help: "close the dialog and do nothing",
      hint: "cancel", contexts: [.sealing, .confirm, .decide, .reasonChoice]),
    KeyBinding(
      keys: [.escape], command: .answer(.cancel), help: "close the dialog and do nothing",
      hint: "cancel", contexts: [.typedConfirm], ownName: "cancel-typed", isFixed: true),
    KeyBinding(
      keys: [.character("e"), .tab], command: .answer(.editReason), help: "write down why",
      hint: "other reason", contexts: [.reasonChoice], ownName: "word-reason"),
    KeyBinding(
      keys: [.character("e"), .enter, .tab], command: .answer(.editReason),
      help: "write down why", hint: "other reason", contexts: [.decide], ownName: "other-reason"),
    KeyBinding(
      keys: [.character("r"), .tab], command: .answer(.editReason), help: "write down why",
      hint: "reason",
      contexts: [.confirm]),
    KeyBinding(
      keys: [.tab], command: .answer(.editReason), help: "write down why", hint: "reason",
      contexts: [.typedConfirm], ownName: "edit-reason-typed"),
    KeyBinding(
      keys: [.down], command: .move(.down), help: "scroll the list down",
      contexts: scrolling, ownName: "scroll-down"),
    KeyBinding(
      keys: [.up], command: .move(.up), help: "scroll the list up",
      contexts: scrolling, ownName: "scroll-up"),
    KeyBinding(
      keys: [.pageDown], command: .move(.pageDown), help: "scroll the list one page down",
      contexts: scrolling, ownName: "scroll-page-down"),
    KeyBinding(
      keys: [.pageUp], command: .move(.pageUp), help: "scroll the list one page up",
      contexts: scrolling, ownName: "scroll-page-up"),
    KeyBinding(
      keys: [.home], command: .move(.first), help: "scroll to the first line",
      contexts: [.help], ownName: "scroll-first"),
    KeyBinding(
      keys: [.end], command: .move(.last), help: "scroll to the last line",
      contexts: [.help], ownName: "scroll-last"),
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
      help: "close the dialog and stay", hint: "stay", contexts: [.quit], ownName: "stay"),
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
