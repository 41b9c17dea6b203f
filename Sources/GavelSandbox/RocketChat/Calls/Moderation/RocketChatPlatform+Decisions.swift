/// What moderators decide about reports, and how users report each other (contract, 9).
extension RocketChatPlatform {
  func dismissReports(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let author = call.text("userId")
    let message = call.text("msgId")
    let fits: (ModerationReport) -> Bool = { report in
      guard let snapshot = report.snapshot else { return false }
      if let author { return self.workspace[snapshot.author].id == author }
      return snapshot.message == message
    }
    guard workspace.reports.contains(where: { $0.isOpen && fits($0) }) else {
      throw .plain("no-reports-found")
    }
    close(call, where: fits)
    return .done
  }

  /// Works also when nobody reported the user.
  func dismissUserReports(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let id = call.text("userId") else {
      throw .plain("error-user-id-param-not-provided")
    }
    guard let user = workspace.user(id: id) else { return .done }
    // A closure inside the closure here lets the optimizer of Swift 6.3.1 give up.
    close(call) { $0.reportedUser == user }
    return .done
  }

  /// Deletes as many reported messages as one page holds and closes all reports of their author.
  func deleteReportedMessages(
    _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let id = call.text("userId") ?? ""
    let isByAuthor: (ModerationReport) -> Bool = { report in
      report.snapshot.map { self.workspace[$0.author].id == id } ?? false
    }
    let open = newestFirst(workspace.reports.filter { $0.isOpen && isByAuthor($0) })
    guard !open.isEmpty else { throw .plain("No reported messages found for this user.") }
    let shown = try call.page(self).cut(try sorted(open, call))
    for message in Set(shown.compactMap(\.snapshot?.message)) {
      guard let (room, place) = workspace.message(message) else { continue }
      workspace.strike(place, in: room, by: call.caller, erasure)
    }
    workspace.closeReports(
      by: call.caller, reason: reason(call), action: "DELETE Messages", where: isByAuthor)
    return .done
  }

  func reportUser(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    guard let user = call.text("userId").flatMap(workspace.user(id:)) else {
      throw .plain("Invalid user id provided.")
    }
    report(user, by: call.caller, call.text("description") ?? "", at: workspace.stamp())
    return .done
  }

  private func close(_ call: RocketChatCall, where fits: (ModerationReport) -> Bool) {
    workspace.closeReports(
      by: call.caller, reason: reason(call), action: call.text("action") ?? "None", where: fits)
  }

  private func reason(_ call: RocketChatCall) -> String {
    guard let reason = call.text("reason"), reason.contains(where: { !$0.isWhitespace }) else {
      return "No reason provided"
    }
    return reason
  }
}
