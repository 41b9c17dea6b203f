import GavelModel

/// The commands that plan and act.
extension CommandWords {
  /// Returns the action whose words follow `plan`.
  func nestedAction() throws(UsageError) -> ActionRequest {
    guard let word = words.first else { throw .missingArgument(.plan, name: "ACTION") }
    let actions = CommandSpec.rows.filter(CommandSpec.isPlannable).map(\.name)
    guard let action = CommandName(rawValue: word), actions.contains(action) else {
      throw .invalidArgument(
        name: "ACTION", value: word, expected: .oneOf(actions.map(\.rawValue)))
    }
    let inner = CommandWords(
      name: action, words: Array(words.dropFirst()), values: values, switches: switches)
    return try inner.action()
  }

  /// Returns the action that the words ask for.
  func action() throws(UsageError) -> ActionRequest {
    let arguments = try checkedArguments()
    let announced = switches.contains(.systemMessage)
    let room = RoomID(arguments.first ?? "")
    let targets = arguments.dropFirst()
    let members = targets.map { PersonID($0) }
    let users = arguments.map { PersonID($0) }
    switch name {
    case .deleteMessage: return .deleteMessages(targets.map { MessageID($0) }, room: room)
    case .clearRoom: return .clearRoom(room, try clearing())
    case .deleteRoom: return .deleteRoom(room)
    case .removeMember: return .removeMembers(members, room: room, announced: announced)
    case .leaveRoom: return .leaveRoom(room, announced: announced)
    case .muteMember: return .muteMembers(members, room: room)
    case .unmuteMember: return .unmuteMembers(members, room: room)
    case .deactivateUser: return .deactivateUsers(users)
    case .reactivateUser: return .reactivateUsers(users)
    case .deleteReported: return .deleteReported(users[0])
    case .dismissReports: return try dismissal()
    case .deleteDirect, .console, .demo, .sandbox, .sync, .rooms, .members, .messages, .search,
      .plan, .approve, .apply, .queue, .reports, .audit, .repair, .backup, .restore, .login,
      .logout, .profiles, .config, .doctor, .completions, .complete, .manual, .themes, .keys,
      .version,
      .help:
      return try directRequest()
    }
  }

  /// Returns how an acting command goes about it.
  func acting() throws(UsageError) -> ActingOptions {
    ActingOptions(
      isDryRun: switches.contains(.dryRun), isConfirmed: switches.contains(.yes),
      reason: try value(.reason) ?? "", hold: try hold(), approval: try text(.approval))
  }

  private func clearing() throws(UsageError) -> ClearRequest {
    ClearRequest(
      after: try moment(.after), before: try moment(.before), authors: try texts(.author),
      keepsPinned: switches.contains(.keepPinned), keepsThreads: switches.contains(.keepThreads),
      keepsDiscussions: switches.contains(.keepDiscussions))
  }

  private func directRequest() throws(UsageError) -> ActionRequest {
    switch (try text(.room), try text(.username)) {
    case (let room?, nil): return .deleteDirect(RoomID(room))
    case (nil, let username?): return .deleteDirectWith(username: username)
    case (nil, nil): throw .needsOneOf([.room, .username], command: .deleteDirect)
    case (.some, .some): throw .conflict(.room, .username)
    }
  }

  private func dismissal() throws(UsageError) -> ActionRequest {
    var subjects: [(OptionName, ReportSubject)] = []
    if let id = try text(.message) {
      subjects.append((.message, .message(MessageID(id), room: RoomID(""))))
    }
    if let id = try text(.author) { subjects.append((.author, .author(PersonID(id)))) }
    if let id = try text(.user) { subjects.append((.user, .person(PersonID(id)))) }
    if let id = try text(.imported) { subjects.append((.imported, .imported(ReportID(id)))) }
    guard let first = subjects.first else {
      throw .needsOneOf([.message, .author, .user, .imported], command: .dismissReports)
    }
    guard subjects.count == 1 else { throw .conflict(first.0, subjects[1].0) }
    return .dismissReports(first.1)
  }
}
