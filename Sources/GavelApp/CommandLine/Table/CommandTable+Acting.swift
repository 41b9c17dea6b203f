extension CommandSpec {
  /// The commands that change something on the platform.
  static let acting: [CommandSpec] = [
    act(
      .deleteMessage, "delete messages of a room",
      [room, ArgumentSpec(name: "MESSAGE", repeats: true, kind: .message)],
      example: "gavel delete-message lobby 5f3a 5f3b --reason spam"),
    act(
      .clearRoom, "delete every message of a room, or some of them", [room],
      options: [.after, .before, .author, .keepPinned, .keepThreads, .keepDiscussions],
      example: "gavel clear-room lobby --dry-run"),
    act(.deleteRoom, "delete a room", [room], example: "gavel delete-room lobby"),
    act(
      .deleteDirect, "delete a direct conversation", [], options: [.room, .username],
      example: "gavel delete-dm --room 5f3a"),
    act(
      .removeMember, "remove members from a room",
      [room, members], options: [.systemMessage],
      example: "gavel remove-member lobby spam9 --system-message"),
    act(
      .leaveRoom, "leave a room", [room], options: [.systemMessage],
      example: "gavel leave-room lobby"),
    act(
      .muteMember, "keep members from writing in a room (rocketchat)", [room, members],
      example: "gavel mute-member lobby spam9"),
    act(
      .unmuteMember, "let muted members write again (rocketchat)", [room, members],
      example: "gavel unmute-member lobby spam9"),
    act(
      .deactivateUser, "close accounts (rocketchat)", [users],
      example: "gavel deactivate-user spam9 --reason spam"),
    act(
      .reactivateUser, "open closed accounts again (rocketchat)", [users],
      example: "gavel reactivate-user spam9"),
    act(
      .dismissReports, "close reports and act on nobody (rocketchat; imported on both)", [],
      options: [.message, .author, .user, .imported],
      example: "gavel dismiss-reports --message 5f3a"),
    act(
      .deleteReported, "delete all reported messages of an author (rocketchat)",
      [ArgumentSpec(name: "AUTHOR")], example: "gavel delete-reported spam9 --dry-run"),
    CommandSpec(
      name: .plan, group: .act, help: "print the plan of an action and apply nothing",
      arguments: [
        ArgumentSpec(name: "ACTION", kind: .action),
        ArgumentSpec(name: "ARGUMENT", isOptional: true, repeats: true),
      ],
      options: [.reason, .json] + OptionName.allCases.filter(actionOptions.contains)
        + connection,
      example: "gavel plan clear-room lobby > plan.json"),
    CommandSpec(
      name: .approve, group: .act, help: "print your word for another person's plan",
      arguments: [ArgumentSpec(name: "FILE", kind: .file)], options: connection,
      example: "gavel approve plan.json > plan.approval"),
    CommandSpec(
      name: .apply, group: .act, help: "apply a plan printed before; - reads standard input",
      arguments: [ArgumentSpec(name: "FILE", kind: .file)], options: applying + connection,
      example: "gavel apply plan.json --yes"),
  ]

  private static let members = ArgumentSpec(name: "MEMBER", repeats: true, kind: .member)
  private static let users = ArgumentSpec(name: "USER", repeats: true)

  private static func act(
    _ name: CommandName, _ help: String, _ arguments: [ArgumentSpec],
    options: [OptionName] = [], example: String
  ) -> CommandSpec {
    CommandSpec(
      name: name, group: .act, help: help, arguments: arguments,
      options: options + [.reason] + applying + connection, example: example)
  }
}
