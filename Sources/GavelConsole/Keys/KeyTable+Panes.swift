import GavelScreen

extension KeyTable {
  static let panes: [KeyBinding] =
    numbers + views + borders + [
      KeyBinding(
        keys: [.tab, .right, .character("l")], command: .navigate(.nextPane),
        help: "to the next pane",
        contexts: everywhere),
      KeyBinding(
        keys: [.backTab, .left, .character("h")], command: .navigate(.previousPane),
        help: "to the previous pane",
        contexts: everywhere),
      KeyBinding(
        keys: [.character("z")], command: .navigate(.zoom),
        help: "give this pane the whole screen, or give it back",
        contexts: everywhere),
      KeyBinding(
        keys: [.escape], command: .navigate(.back),
        help: "back out: end the range, the full view, the filter",
        contexts: everywhere.subtracting([.detail, .items, .entry, .trail])),
      KeyBinding(
        keys: [.escape], command: .navigate(.back), help: "back to where it was opened",
        hint: "back", contexts: [.detail, .items, .entry, .trail]),
    ]

  private static let borders: [KeyBinding] = [
    KeyBinding(
      keys: [.character(")")], command: .arrange(.wider), help: "make this pane wider",
      contexts: everywhere),
    KeyBinding(
      keys: [.character("(")], command: .arrange(.narrower), help: "make this pane narrower",
      contexts: everywhere),
    KeyBinding(
      keys: [.character("^")], command: .arrange(.taller), help: "make this pane taller",
      contexts: everywhere),
    KeyBinding(
      keys: [.character("-")], command: .arrange(.shorter), help: "make this pane shorter",
      contexts: everywhere),
    KeyBinding(
      keys: [], command: .arrange(.reset), help: "give all panes their usual sizes",
      contexts: everywhere),
  ]

  private static let views: [KeyBinding] = [
    KeyBinding(
      keys: [.character("!")], command: .navigate(.reports),
      help: "to the reports that wait for a decision", hint: "reports",
      contexts: everywhere, views: [.rooms, .audit]),
    KeyBinding(
      keys: [.character("!")], command: .navigate(.rooms), help: "back to the rooms",
      hint: "rooms", contexts: everywhere, views: [.reports]),
    KeyBinding(
      keys: [.character("#")], command: .navigate(.rooms), help: "back to the rooms",
      hint: "rooms", contexts: everywhere, views: [.audit], ownName: "leave-audit"),
  ]

  /// Behind everything else, so that a narrow footer leaves it out first.
  static let record: [KeyBinding] = [
    KeyBinding(
      keys: [.character("#")], command: .navigate(.audit),
      help: "to the audit trail: what was done, by whom and why", hint: "audit",
      contexts: everywhere, views: [.rooms, .reports])
  ]

  private static let numbers: [KeyBinding] = [
    KeyBinding(
      keys: [.character("1")], command: .navigate(.rooms), help: "to the rooms",
      contexts: everywhere, views: [.rooms], ownName: "rooms-pane"),
    KeyBinding(
      keys: [.character("2")], command: .navigate(.members), help: "to the members",
      contexts: everywhere, views: [.rooms]),
    KeyBinding(
      keys: [.character("3")], command: .navigate(.messages), help: "to the messages",
      contexts: everywhere, views: [.rooms]),
    KeyBinding(
      keys: [.character("4")], command: .navigate(.detail), help: "to the detail",
      contexts: everywhere, views: [.rooms]),
    KeyBinding(
      keys: [.character("1")], command: .navigate(.reports), help: "to the reports",
      contexts: everywhere, views: [.reports], ownName: "reports-pane"),
    KeyBinding(
      keys: [.character("2")], command: .navigate(.conversation), help: "to the conversation",
      contexts: everywhere, views: [.reports]),
    KeyBinding(
      keys: [.character("3")], command: .navigate(.caseFile), help: "to the case",
      contexts: everywhere, views: [.reports]),
    KeyBinding(
      keys: [.character("1")], command: .navigate(.audit), help: "to the entries",
      contexts: everywhere, views: [.audit], ownName: "audit-pane"),
    KeyBinding(
      keys: [.character("2")], command: .navigate(.entry), help: "to the entry in full",
      contexts: everywhere, views: [.audit]),
    KeyBinding(
      keys: [.character("3")], command: .navigate(.trail), help: "to the trail as a whole",
      contexts: everywhere, views: [.audit]),
    KeyBinding(
      keys: [.character("5")], command: .navigate(.queue), help: "to the queue",
      contexts: everywhere),
    KeyBinding(
      keys: [.character("6")], command: .navigate(.activity), help: "to the activity",
      contexts: everywhere),
  ]
}
