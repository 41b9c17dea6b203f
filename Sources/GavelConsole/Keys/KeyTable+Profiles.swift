import GavelScreen

extension KeyTable {
  static let profiles: [KeyBinding] = [
    KeyBinding(
      keys: [.character("O")], command: .profile(.choose),
      help: "go on with another profile; asks when work is unfinished", contexts: everywhere,
      needs: [.otherProfile, .noTour], argument: .profile),
    KeyBinding(
      keys: [.enter], command: .profile(.open), help: "open this profile", hint: "open",
      contexts: [.profiles]),
    KeyBinding(
      keys: [.escape, .character("q")], command: .profile(.leave), help: "stay with this one",
      hint: "stay", contexts: [.profiles]),
  ]
}
