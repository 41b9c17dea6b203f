import GavelModel

extension Tour {
  static func steps(for abilities: PlatformAbilities) -> [Step] {
    opening + deleting + removing + (abilities.hasReports ? triage : []) + closing
  }

  private static let opening = [
    Step(
      title: "Welcome",
      text: "This platform is made up: what you delete is deleted nowhere else. {next-step} goes "
        + "on, {previous-step} goes back.",
      goal: .read),
    Step(
      title: "Find a room",
      text: "Rooms are on the left. {filter} narrows the list: type general, and enter keeps "
        + "the filter.",
      goal: .filtered(.rooms),
      strokes: [.command(.filter(.filter)), .text("general"), .command(.filter(.keep))]),
    Step(
      title: "Open it", text: "{open} goes on to the messages of the room.",
      goal: .focused(.messages), strokes: [.command(.navigate(.open))]),
  ]

  private static let deleting = [
    Step(
      title: "Find the spam",
      text: "{filter} works in every list. Somebody floods this room: type spam, "
        + "their name, and keep the filter.",
      goal: .filtered(.messages),
      strokes: [.command(.filter(.filter)), .text("spam"), .command(.filter(.keep))]),
    Step(
      title: "Mark it",
      text: "{mark} marks one row, {mark-all} all rows that match the filter.",
      goal: .marked, strokes: [.command(.mark(.markAll))]),
    Step(
      title: "Ask",
      text: "{delete-message} shows what would be deleted. Nothing is sent by showing it.",
      goal: .asked, strokes: [.command(.act(.deleteMessages))]),
    Step(
      title: "Say no",
      text: "Read the plan: who wrote it, how many, and since when. {cancel} leaves it: nothing "
        + "has happened.",
      goal: .answered, strokes: [.command(.answer(.cancel))]),
    Step(
      title: "Say yes",
      text: "{delete-message} again. Many items want their number typed, so that no stray key "
        + "confirms them.",
      goal: .held, strokes: [.command(.act(.deleteMessages)), .answer]),
    Step(
      title: "Change your mind",
      text: "The batch is held for a few seconds before it leaves. {undo} takes it back.",
      goal: .takenBack, strokes: [.command(.queue(.undo))]),
    Step(
      title: "Delete",
      text: "Now for good: {delete-message}, the number, and wait, or {send-now} in the queue, "
        + "which tells what becomes of each.",
      goal: .sent, strokes: [.command(.act(.deleteMessages)), .answer]),
  ]

  private static let removing = [
    Step(
      title: "Look at the members", text: "{members} goes to the members of the room.",
      goal: .focused(.members), strokes: [.command(.navigate(.members))]),
    Step(
      title: "Remove one",
      text: "{last} goes to the last member, {remove-member} asks to remove them, one key "
        + "confirms. Staff want a typed answer.",
      goal: .sent,
      strokes: [.command(.move(.last)), .command(.act(.removeMembers)), .answer]),
  ]

  private static let triage = [
    Step(
      title: "Open the reports",
      text: "{reports} shows what people reported, the conversation around it, and what is "
        + "known of the author.",
      goal: .focused(.reports), strokes: [.command(.navigate(.reports))]),
    Step(
      title: "Nothing wrong",
      text: "{dismiss} asks to close the report, and the digit of a reason confirms it: two keys.",
      goal: .held, strokes: [.command(.decide(.dismiss)), .answer]),
    Step(
      title: "Delete what is reported",
      text: "The next report has come up by itself. {delete-messages} and a digit delete the "
        + "message and close its reports.",
      goal: .sent, strokes: [.command(.decide(.deleteMessage)), .answer]),
  ]

  private static let closing = [
    Step(
      title: "Look back",
      text: "{queue} goes to the queue: every batch with what became of it.",
      goal: .focused(.queue), strokes: [.command(.navigate(.queue))]),
    Step(
      title: "Every key",
      text: "{help} lists the keys that work here. That is all: esc closes the list, {quit} "
        + "leaves.",
      goal: .helped, strokes: [.command(.session(.help))]),
  ]
}
