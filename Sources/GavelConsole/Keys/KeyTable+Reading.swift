import GavelScreen

extension KeyTable {
  private static let chat: Set<KeyContext> = [.messages, .detail]

  /// Keys by which things are read.
  static let reading: [KeyBinding] =
    looking + jumping + sparing + [
      KeyBinding(
        keys: [.character("y")], command: .read(.copyText),
        help: "copy the text of the marked rows, or of this one, to the clipboard",
        contexts: everywhere, needs: [.copyable]),
      KeyBinding(
        keys: [.character("Y")], command: .read(.copyID),
        help: "copy the ids of the marked rows, or of this one, to the clipboard",
        contexts: everywhere, needs: [.copyable]),
    ]

  private static let looking: [KeyBinding] = [
    KeyBinding(
      keys: [.character("W")], command: .read(.wrap),
      help: "messages in full, or in one line each", contexts: everywhere),
    KeyBinding(
      keys: [.character(",")], command: .read(.ages), help: "times as ages, or as clock times",
      contexts: everywhere),
    KeyBinding(
      keys: [.character("J")], command: .read(.raw),
      help: "the message as a JSON document, or in words", contexts: chat),
    KeyBinding(
      keys: [.character("V")], command: .read(.veil),
      help: "cover every text until it is asked for, or show them again", contexts: everywhere),
    KeyBinding(
      keys: [.character(".")], command: .read(.veilOne),
      help: "show or cover the text of this row alone",
      contexts: chat.union(KeyContext.triage), needs: [.veilable]),
    KeyBinding(
      keys: [.character("P")], command: .read(.aliases),
      help: "made-up names for people, as for a demonstration, or their own",
      contexts: everywhere),
    KeyBinding(
      keys: [.character("f")], command: .read(.follow),
      help: "stay with the newest message, or stop", contexts: [.messages], needs: [.openRoom]),
  ]

  /// For slow lines; commands of the palette without a key.
  private static let sparing: [KeyBinding] = [
    KeyBinding(
      keys: [], command: .read(.lowBandwidth),
      help: "send the terminal few bytes, for a slow line, or all again",
      contexts: everywhere),
    KeyBinding(
      keys: [], command: .read(.byteMeter), help: "tell how many bytes the terminal was sent",
      contexts: everywhere),
  ]

  private static let jumping: [KeyBinding] = [
    KeyBinding(
      keys: [.character("@")], command: .read(.askTime),
      help: "go to the messages of a moment: 14:30, 2d, 2026-03-01",
      contexts: [.rooms, .members, .messages, .detail], needs: [.openRoom]),
    KeyBinding(
      keys: [.enter], command: .read(.goToTime), help: "go there", hint: "go", contexts: [.time]),
    KeyBinding(
      keys: [.escape], command: .read(.leaveTime), help: "stay here", hint: "back",
      contexts: [.time]),
    KeyBinding(
      keys: [.character("]")], command: .read(.nextReported),
      help: "to the next reported message", contexts: [.messages], needs: [.message]),
    KeyBinding(
      keys: [.character("[")], command: .read(.previousReported),
      help: "to the previous reported message", contexts: [.messages], needs: [.message]),
    KeyBinding(
      keys: [.character("}")], command: .read(.nextByAuthor),
      help: "to the author's next message", contexts: [.messages], needs: [.message]),
    KeyBinding(
      keys: [.character("{")], command: .read(.previousByAuthor),
      help: "to the author's previous message", contexts: [.messages], needs: [.message]),
  ]
}
