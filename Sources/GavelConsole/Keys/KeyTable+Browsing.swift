import GavelScreen

extension KeyTable {
  static let everywhere = KeyContext.browsing
  private static let choosing = everywhere.union([.themes, .profiles])

  static let moving: [KeyBinding] = [
    KeyBinding(
      keys: [.down, .character("j")], command: .move(.down), help: "one row down",
      contexts: choosing),
    KeyBinding(
      keys: [.up, .character("k")], command: .move(.up), help: "one row up",
      contexts: choosing),
    KeyBinding(
      keys: [.pageDown, .control("f")], command: .move(.pageDown), help: "one page down",
      contexts: choosing),
    KeyBinding(
      keys: [.pageUp, .control("b")], command: .move(.pageUp), help: "one page up",
      contexts: choosing),
    KeyBinding(
      keys: [.character("g"), .home], command: .move(.first), help: "to the first row",
      contexts: choosing),
    KeyBinding(
      keys: [.character("G"), .end], command: .move(.last), help: "to the last row",
      contexts: choosing),
    KeyBinding(
      keys: [.enter], command: .navigate(.open),
      help: "open the row: a room's messages, the full text",
      hint: "open", contexts: [.rooms, .members, .messages, .queue], needs: [.row]),
  ]

  static let queueing: [KeyBinding] = [
    KeyBinding(
      keys: [.character("s")], command: .queue(.sendNow),
      help: "end the hold and send this batch now",
      hint: "send now", contexts: [.queue], risk: .queue,
      needs: [.writable, .selectedHeldBatch]),
    KeyBinding(
      keys: [.character("+")], command: .queue(.stretchHold),
      help: "hold this batch half a minute longer", hint: "hold longer", contexts: [.queue],
      needs: [.selectedHeldBatch]),
    KeyBinding(
      keys: [.character("U")], command: .queue(.reverse),
      help: "undo on the platform what this batch did, where that can be undone",
      hint: "undo on the platform", contexts: [.queue, .items], risk: .queue,
      needs: [.writable, .reversibleBatch]),
    KeyBinding(
      keys: [.character("r")], command: .queue(.retry), help: "try again what failed in this batch",
      hint: "retry", contexts: [.queue, .items], risk: .queue,
      needs: [.writable, .retryableBatch]),
    KeyBinding(
      keys: [.character("e")], command: .queue(.resume), help: "resume this interrupted batch",
      hint: "resume", contexts: [.queue, .items], risk: .queue,
      needs: [.writable, .interruptedBatch]),
    KeyBinding(
      keys: [.character("C")], command: .queue(.discard),
      help: "give up what is left of this interrupted batch",
      contexts: [.queue], risk: .queue, needs: [.interruptedBatch]),
    KeyBinding(
      keys: [.character("u")], command: .queue(.undo),
      help: "take back the held batch: the selected one, or the newest", hint: "undo",
      contexts: everywhere.subtracting([.items]), risk: .queue,
      needs: [.noOtherBatch, .heldBatch]),
    KeyBinding(
      keys: [.character("u")], command: .queue(.undoItem), help: "take back this item",
      hint: "undo item",
      contexts: [.items], risk: .queue, needs: [.openItem]),
  ]

  /// Looks at the record; nothing of it changes the platform or the trail.
  static let auditing: [KeyBinding] = [
    KeyBinding(
      keys: [.enter], command: .navigate(.open), help: "everything about the entry",
      hint: "open", contexts: [.audit], needs: [.entry]),
    KeyBinding(
      keys: [.character("v")], command: .audit(.verify),
      help: "look for entries that were changed, moved, added or removed", hint: "verify",
      contexts: KeyContext.record),
    KeyBinding(
      keys: [.character("e")], command: .audit(.exportCSV),
      help: "write the entries that match the filter to a table for spreadsheets",
      hint: "export", contexts: KeyContext.record, needs: [.entry]),
    KeyBinding(
      keys: [.character("E")], command: .audit(.exportLines),
      help: "write the entries that match the filter as JSON lines",
      contexts: KeyContext.record, needs: [.entry]),
  ]
  /// A step can be left wherever no text is typed.
  private static let touring = Set(KeyContext.allCases.filter { !$0.takesText })

  static let session: [KeyBinding] = [
    KeyBinding(
      keys: [.character("/")], command: .filter(.filter), help: "narrow the list while you type",
      hint: "filter",
      contexts: KeyContext.lists, needs: [.filterableList], argument: .words),
    KeyBinding(
      keys: [.character("F")], command: .filter(.saved),
      help: "narrow the list by a saved filter; tab goes through them",
      contexts: KeyContext.lists, needs: [.filterableList, .savedFilters]),
    KeyBinding(
      keys: [.character("S")], command: .filter(.save),
      help: "save the list's filter under a name, for use as @NAME",
      contexts: KeyContext.lists, needs: [.filtered], argument: .newFilter),
    KeyBinding(
      keys: [], command: .filter(.forget), help: "forget a filter that was saved in the console",
      contexts: KeyContext.lists, needs: [.ownFilters], argument: .ownFilter),
    KeyBinding(
      keys: [.character("n")], command: .filter(.nextMatch),
      help: "to the next row that matches the last filter",
      contexts: KeyContext.lists, needs: [.match]),
    KeyBinding(
      keys: [.character("N")], command: .filter(.previousMatch),
      help: "to the previous row that matches the last filter", contexts: KeyContext.lists,
      needs: [.match]),
    KeyBinding(
      keys: [.character("R")], command: .session(.sync), help: "sync with the platform now",
      hint: "sync",
      contexts: everywhere),
    KeyBinding(
      keys: [.character(":")], command: .session(.palette), help: "run a command by its name",
      hint: "command",
      contexts: everywhere),
    KeyBinding(
      keys: [.character("?")], command: .session(.help), help: "show the keys that work here",
      hint: "help",
      contexts: everywhere, argument: .words),
    KeyBinding(
      keys: [.character("q")], command: .session(.quit),
      help: "end Gavel; asks when work is unfinished",
      hint: "quit", contexts: everywhere),
    KeyBinding(
      keys: [.character(">")], command: .session(.nextStep),
      help: "to the next step of the tour", contexts: touring, needs: [.tour]),
    KeyBinding(
      keys: [.character("<")], command: .session(.previousStep),
      help: "to the step of the tour before this", contexts: touring, needs: [.tour]),
    KeyBinding(
      keys: [.control("z")], command: .session(.suspend), help: "leave the screen to the shell",
      contexts: Set(KeyContext.allCases)),
    KeyBinding(
      keys: [.control("l")], command: .session(.redraw), help: "paint the screen again",
      contexts: Set(KeyContext.allCases)),
  ]
}
