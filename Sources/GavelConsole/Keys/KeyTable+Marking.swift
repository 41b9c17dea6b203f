import GavelScreen

extension KeyTable {
  private static let lists: Set<KeyContext> = [.members, .messages, .reports]

  static let marking: [KeyBinding] = [
    KeyBinding(
      keys: [.character(" ")], command: .mark(.mark), help: "mark or unmark the row, or the range",
      hint: "mark", contexts: lists, needs: [.rows, .still]),
    KeyBinding(
      keys: [.character("v")], command: .mark(.range),
      help: "begin a range here, or mark the range begun",
      hint: "range", contexts: lists, needs: [.rows, .still]),
    KeyBinding(
      keys: [.character("A")], command: .mark(.markAll),
      help: "mark all rows that match the filter", contexts: lists, needs: [.rows]),
    KeyBinding(
      keys: [.character("i")], command: .mark(.invert),
      help: "mark what is unmarked and unmark what is marked", contexts: lists, needs: [.rows]),
    KeyBinding(
      keys: [.character("U")], command: .mark(.unmarkAll),
      help: "unmark every row, hidden ones too", contexts: lists),
    KeyBinding(
      keys: [.character("w")], command: .mark(.sameAuthor),
      help: "mark all of the same author, as far as the filter shows them",
      contexts: [.messages, .reports], needs: [.rows, .still]),
    KeyBinding(
      keys: [.character("=")], command: .mark(.sameText),
      help: "mark all with the same text", contexts: [.messages, .reports], needs: [.rows, .still]),
    KeyBinding(
      keys: [.character("&")], command: .mark(.sameThread),
      help: "mark the thread: the message that began it and its answers", contexts: [.messages],
      needs: [.rows, .still]),
    KeyBinding(
      keys: [.character("%")], command: .mark(.sameRoom),
      help: "mark all of the same room", contexts: [.messages, .reports], needs: [.rows, .still]),
    KeyBinding(
      keys: [.control("u")], command: .mark(.undoMarks),
      help: "take the latest change of the marks back", contexts: lists),
    KeyBinding(
      keys: [.character("H")], command: .mark(.showMarked),
      help: "show the marked rows alone, hidden ones too, or all again", contexts: lists),
  ]

  /// Marks under names; what has no key is run by its name.
  static let sets: [KeyBinding] = [
    KeyBinding(
      keys: [.character("\"")], command: .reckon(.save), help: "keep the marks under a name",
      contexts: lists, argument: .newMarkSet),
    KeyBinding(
      keys: [.character("'")], command: .reckon(.recall),
      help: "mark what is kept under a name, and nothing else", contexts: lists,
      argument: .markSet),
    KeyBinding(
      keys: [], command: .reckon(.add), help: "mark what is kept under a name as well",
      contexts: lists, argument: .markSet),
    KeyBinding(
      keys: [], command: .reckon(.subtract), help: "unmark what is kept under a name",
      contexts: lists, argument: .markSet),
    KeyBinding(
      keys: [], command: .reckon(.intersect),
      help: "leave only those marked that are kept under a name too", contexts: lists,
      argument: .markSet),
    KeyBinding(
      keys: [], command: .reckon(.forget), help: "forget the marks kept under a name",
      contexts: lists, argument: .markSet),
  ]
}
