/// The lists of the moderation console (contract, 9).
extension RocketChatPlatform {
  /// One row for each author of reported messages, with the newest of them.
  func reportsByUsers(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try checkAggregation(call)
    let open = try openReports(call) { $0.snapshot?.author }
    let rows = grouped(open) { $0.snapshot?.author }
    return try rowReply(rows, call) { author, reports in
      var rooms: [JSON] = []
      for room in reports.compactMap(\.snapshot?.roomJSON) where !rooms.contains(room) {
        rooms.append(room)
      }
      let newest = reports[0]
      var row: JSONObject = ["userId": .string(self.workspace[author].id)]
      row["username"] = self.workspace[author].username.map(JSON.string)
      row["name"] = .string(self.workspace[author].name)
      row["message"] = newest.snapshot?.messageJSON["msg"]
      row["msgId"] = newest.snapshot.map { .string($0.message) }
      row["ts"] = iso8601(newest.time)
      row["rooms"] = .array(rooms)
      if self.compat != .p6 {
        row["roomIds"] = .array(rooms.compactMap { $0["_id"] })
      }
      row["count"] = .integer(Int64(reports.count))
      row["isUserDeleted"] = .bool(self.workspace[author].isDeleted)
      return row
    }
  }

  /// One row for each reported user.
  func userReports(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    try checkAggregation(call)
    let open = try openReports(call) { $0.reportedUser }
    let rows = grouped(open) { $0.reportedUser }
    return try rowReply(rows, call) { user, reports in
      [
        "reportedUser": self.reportedJSON(of: user), "ts": iso8601(reports[0].time),
        "count": .integer(Int64(reports.count)),
      ]
    }
  }

  /// The messages come without doubles, the counts count reports.
  func reportedMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let id = call.text("userId") ?? ""
    let user = workspace.user(id: id)
    let words = call.text("selector")
    let found = newestFirst(
      workspace.reports.filter { report in
        guard let snapshot = report.snapshot, report.isOpen else { return false }
        return workspace[snapshot.author].id == id && mentions(words, report)
      })
    let page = try call.page(self)
    let shown = page.cut(try sorted(found, call))
    var seen: Set<String> = []
    var messages: [JSON] = []
    for report in shown {
      guard let snapshot = report.snapshot, seen.insert(snapshot.message).inserted else { continue }
      messages.append([
        "_id": .string(report.id), "message": snapshot.messageJSON, "room": snapshot.roomJSON,
        "ts": iso8601(report.time),
      ])
    }
    return .payload([
      "user": user.map(briefJSON) ?? .null, "messages": .array(messages),
      "count": .integer(Int64(shown.count)), "total": .integer(Int64(found.count)),
      "offset": .integer(Int64(page.offset)),
    ])
  }

  func reportsByUserID(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let id = call.text("userId") ?? ""
    let user = workspace.user(id: id)
    let words = call.text("selector")
    let found = newestFirst(
      workspace.reports.filter { report in
        guard let reported = report.reportedUser, report.isOpen else { return false }
        return workspace[reported].id == id && mentions(words, report)
      })
    let page = try call.page(self)
    let shown = page.cut(try sorted(found, call))
    return .payload([
      "user": user.map { .object(json(of: $0)) } ?? .null,
      "reports": .array(
        shown.map { report in
          var row: JSONObject = [
            "_id": .string(report.id), "description": .string(report.reason),
            "reportedBy": reporterJSON(of: report.reporter),
          ]
          row["reportedUser"] = report.reportedUser.map(reportedJSON)
          row["ts"] = iso8601(report.time)
          return .object(row)
        }),
      "count": .integer(Int64(shown.count)), "total": .integer(Int64(found.count)),
      "offset": .integer(Int64(page.offset)),
    ])
  }

  /// All open reports about one message.
  func reports(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let id = call.text("msgId") ?? ""
    let words = call.text("selector")
    let found = newestFirst(
      workspace.reports.filter {
        $0.isOpen && $0.snapshot?.message == id && mentions(words, $0)
      })
    return try call.reply(
      "reports", found, self, order: [], values: { self.sortValue($0, $1) },
      json: { report in
        [
          "_id": .string(report.id), "description": .string(report.reason),
          "reportedBy": self.reporterJSON(of: report.reporter),
          "room": report.snapshot?.roomJSON ?? .null, "ts": iso8601(report.time),
        ]
      })
  }

  /// One report in full, also a closed one.
  func reportInfo(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let report = workspace.reports.first(where: { $0.id == call.text("reportId") }) else {
      throw .plain("error-report-not-found")
    }
    return .payload(["report": json(of: report)])
  }
}
