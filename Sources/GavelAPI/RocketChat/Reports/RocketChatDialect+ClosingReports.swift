import GavelModel

/// Closing reports, with and without what they are about.
extension RocketChatDialect {
  /// `POST moderation.dismissReports`, or `POST moderation.dismissUserReports` for a person.
  ///
  /// Reports that somebody else closed meanwhile are ``APIError/notFound(_:)``, except those about
  /// a person, which the platform closes again. Of a person whom nobody has reported it says yes as
  /// well, and of an id that is nobody's: that one is looked for where the plan counted no report.
  func dismiss(
    _ subject: ReportSubject, _ facts: TargetFacts, reason: String
  ) throws(APIError) -> Endpoint<Receipt> {
    let (method, field, id): (String, String, String)
    switch subject {
    case .message(let message, _):
      (method, field, id) = ("dismissReports", "msgId", message.rawValue)
    case .author(let person):
      (method, field, id) = ("dismissReports", "userId", person.rawValue)
    case .person(let person):
      (method, field, id) = ("dismissUserReports", "userId", person.rawValue)
    case .imported: throw .unsupported(call: ActionKind.dismissReports.rawValue)
    }
    let call = Self.closing(
      method, field, try Self.addressable(id), reason, Self.decision(facts.follows))
    guard case .person(let person) = subject, facts.reportedCount ?? 0 == 0 else {
      return call.reads { body throws(APIError) in body.receipt() }
    }
    return call.leads { reply throws(APIError) in
      let receipt = try reply.body.receipt()
      return .then(
        RocketChatCall.get("users.info", [("userId", person.rawValue)]).leads {
          look throws(APIError) in
          if case .bad(let fault) = look, fault.isUncoded { throw .notFound(fault.answer) }
          return .done(receipt)
        })
    }
  }

  private static func closing(
    _ method: String, _ field: String, _ id: String, _ reason: String, _ action: String
  ) -> RocketChatCall {
    let action = JSONValue.string(action)
    return .post(
      "moderation." + method,
      reason.isEmpty
        ? [field: .string(id), "action": action]
        : [field: .string(id), "reason": .string(reason), "action": action])
  }

  /// What the platform keeps as the moderator's decision: free text there.
  private static func decision(_ upheldBy: ActionKind?) -> String {
    switch upheldBy {
    case nil, .dismissReports: "dismissed"
    case .deleteMessage, .deleteReported: "message deleted"
    case .clearRoom: "room cleared"
    case .deleteRoom, .deleteDirect: "room deleted"
    case .removeMember, .leaveRoom: "user removed from room"
    case .muteMember: "user muted"
    case .unmuteMember: "user unmuted"
    case .deactivateUser: "user deactivated"
    case .reactivateUser: "user reactivated"
    }
  }

  /// `POST moderation.user.deleteReportedMessages`.
  ///
  /// One call takes the author's newest 100 reports, its highest page size, and then closes all of
  /// them: what is beyond must be deleted before, message by message. Where nothing is reported the
  /// platform has no code for it, and the list of reported messages tells.
  func deleteReported(
    of author: PersonID, reason: String
  ) throws(APIError) -> Endpoint<Receipt> {
    let id = try Self.addressable(author.rawValue)
    let call = RocketChatCall.post(
      "moderation.user.deleteReportedMessages",
      query: [("count", String(RocketChatCall.pageLimit))],
      reason.isEmpty
        ? ["userId": .string(id)] : ["userId": .string(id), "reason": .string(reason)])
    return call.leads { reply throws(APIError) in
      guard case .bad(let fault) = reply, fault.isUncoded else {
        return .done(try reply.body.receipt())
      }
      let open = RocketChatCall.page(
        "moderation.user.reportedMessages", skip: 0, limit: 1, [("userId", id)])
      return .then(
        open.leads { look throws(APIError) in
          if case .good(let body) = look, body.total == 0 { throw .notFound(fault.answer) }
          throw fault.error
        })
    }
  }
}
