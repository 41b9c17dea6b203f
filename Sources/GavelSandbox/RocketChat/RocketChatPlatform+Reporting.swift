/// How reports come to be.
extension RocketChatPlatform {
  /// Files a report about a message, with a copy of the message as it is now.
  @discardableResult
  func report(
    _ message: ChatMessage, in room: ChatRoom, by reporter: UserIndex, _ reason: String,
    at time: Int64
  ) -> ModerationReport {
    var roomJSON: JSONObject = ["_id": .string(room.id)]
    roomJSON["name"] = room.name.map(JSON.string)
    roomJSON["fname"] = room.displayName.map(JSON.string)
    roomJSON["t"] = .string(room.kind.rawValue)
    roomJSON["federated"] = .bool(room.isFederated)
    roomJSON["prid"] = room.parent.map(JSON.string)
    let snapshot = ModerationReport.Snapshot(
      message: workspace.id(of: message.key), room: room.id, author: message.author,
      messageJSON: json(of: message, in: room), roomJSON: .object(roomJSON))
    return file(.message(snapshot), reporter, reason, time)
  }

  /// Files a report about a user.
  @discardableResult
  func report(
    _ user: UserIndex, by reporter: UserIndex, _ reason: String, at time: Int64
  ) -> ModerationReport {
    file(.user(user), reporter, reason, time)
  }

  private func file(
    _ subject: ModerationReport.Subject, _ reporter: UserIndex, _ reason: String, _ time: Int64
  ) -> ModerationReport {
    let report = ModerationReport(
      id: workspace.nextHexID(), reason: reason, reporter: reporter, time: time,
      subject: subject)
    workspace.reports.append(report)
    return report
  }

  /// Files what the seed planned.
  func file(_ plans: [WorkspaceSeeder.PlannedReport]) {
    for plan in plans {
      switch plan.subject {
      case .user(let user): report(user, by: plan.reporter, plan.reason, at: plan.time)
      case .message(let key):
        guard let room = workspace.room(of: key), let place = room.place(of: key) else { continue }
        report(room.messages[place], in: room, by: plan.reporter, plan.reason, at: plan.time)
      }
      guard plan.isClosed, let moderator = workspace.user(named: "mona") else { continue }
      workspace.reports[workspace.reports.count - 1].closing = ModerationReport.Closing(
        time: plan.time + 600_000, moderator: moderator, reason: "No reason provided",
        action: "None")
    }
  }
}
