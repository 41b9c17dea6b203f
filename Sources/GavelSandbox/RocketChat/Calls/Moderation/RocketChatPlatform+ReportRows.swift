/// What the lists of the moderation console have in common.
extension RocketChatPlatform {
  /// The two grouped lists put the count into a stage of the database that does not take 0.
  func checkAggregation(_ call: RocketChatCall) throws(RocketChatRefusal) {
    guard try call.page(self).count > 0 else { throw .plain("the limit must be positive") }
  }

  /// Returns the open reports of one kind between two times, the newest first.
  ///
  /// - Parameter subject: Whom a report of that kind is about.
  func openReports(
    _ call: RocketChatCall, _ subject: (ModerationReport) -> UserIndex?
  ) throws(RocketChatRefusal) -> [ModerationReport] {
    let oldest = call.text("oldest").flatMap(date) ?? 0
    let latest = call.text("latest").flatMap(date) ?? .max
    let words = call.text("selector")
    return newestFirst(
      workspace.reports.filter { report in
        report.isOpen && oldest < report.time && report.time < latest && subject(report) != nil
          && mentions(words, report)
      })
  }

  /// Returns whether a report has these words: in what it says and in its message, or in the name
  /// of a reported user; without words every report has.
  func mentions(_ words: String?, _ report: ModerationReport) -> Bool {
    guard let words = words?.lowercased() else { return true }
    let author = report.snapshot.map(\.author) ?? report.reportedUser
    let texts = [
      report.snapshot == nil ? nil : report.reason, report.snapshot?.messageJSON["msg"]?.text,
      author.flatMap { workspace[$0].username }, author.map { workspace[$0].name },
    ]
    return texts.contains { $0?.lowercased().contains(words) ?? false }
  }

  func newestFirst(_ reports: [ModerationReport]) -> [ModerationReport] {
    // Reports of one millisecond stand in the order they came.
    sort(reports.reversed(), by: [SortKey(field: "ts", isDescending: true)]) { sortValue($0, $1) }
  }

  func sorted(
    _ reports: [ModerationReport], _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> [ModerationReport] {
    sort(reports, by: try call.order() ?? []) { sortValue($0, $1) }
  }

  func sortValue(_ report: ModerationReport, _ field: String) -> SortValue {
    switch field {
    case "ts": SortValue(report.time)
    case "_id": SortValue(report.id)
    case "description": SortValue(report.reason)
    default: .missing
    }
  }

  /// A row of a grouped list before it is written.
  typealias ReportRow = (user: UserIndex, reports: [ModerationReport])

  /// Gathers reports by whom they are about; the user with the newest report comes first.
  func grouped(
    _ reports: [ModerationReport], by subject: (ModerationReport) -> UserIndex?
  ) -> [ReportRow] {
    var rows: [ReportRow] = []
    var places: [UserIndex: Int] = [:]
    for report in reports {
      guard let user = subject(report) else { continue }
      if let place = places[user] {
        rows[place].reports.append(report)
      } else {
        places[user] = rows.count
        rows.append((user, [report]))
      }
    }
    return rows
  }

  func rowReply(
    _ rows: [ReportRow], _ call: RocketChatCall,
    _ json: (UserIndex, [ModerationReport]) -> JSONObject
  ) throws(RocketChatRefusal) -> RocketChatReply {
    try call.reply(
      "reports", rows, self, order: [],
      values: { row, field in
        switch field {
        case "ts": SortValue(row.reports[0].time)
        case "count": SortValue(Int64(row.reports.count))
        case "username", "reportedUser.username": SortValue(self.workspace[row.user].username)
        case "name", "reportedUser.name": SortValue(self.workspace[row.user].name)
        default: .missing
        }
      },
      json: { .object(json($0.user, $0.reports)) })
  }

  func json(of report: ModerationReport) -> JSON {
    var record: JSONObject = [
      "_id": .string(report.id), "description": .string(report.reason),
      "reportedBy": reporterJSON(of: report.reporter),
    ]
    record["room"] = report.snapshot?.roomJSON
    record["message"] = report.snapshot?.messageJSON
    record["reportedUser"] = report.reportedUser.map(reportedJSON)
    record["ts"] = iso8601(report.time)
    if let closing = report.closing {
      record["_hidden"] = true
      record["moderationInfo"] = [
        "hiddenAt": iso8601(closing.time), "moderatedBy": .string(workspace[closing.moderator].id),
        "reason": .string(closing.reason), "action": .string(closing.action),
      ]
    }
    return .object(record)
  }

  func reporterJSON(of user: UserIndex) -> JSON {
    var object = briefJSON(of: user).fields ?? [:]
    object["createdAt"] = iso8601(workspace[user].created)
    return .object(object)
  }

  func reportedJSON(of user: UserIndex) -> JSON {
    var object = briefJSON(of: user).fields ?? [:]
    object["emails"] = .array(
      workspace[user].emails.map {
        ["address": .string($0.address), "verified": .bool($0.isVerified)]
      })
    object["createdAt"] = iso8601(workspace[user].created)
    return .object(object)
  }
}
