import GavelScreen

extension KeyTable {
  static let theming: [KeyBinding] = [
    KeyBinding(
      keys: [.character("T")], command: .theme(.choose),
      help: "choose other colours; they show at once", contexts: everywhere),
    KeyBinding(
      keys: [.enter], command: .theme(.keep), help: "keep these colours", hint: "keep",
      contexts: [.themes]),
    KeyBinding(
      keys: [.escape, .character("q")], command: .theme(.drop),
      help: "go back to the colours before", hint: "back", contexts: [.themes]),
  ]
}
