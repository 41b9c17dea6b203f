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
    let call: RocketChatCall
    switch subject {
    case .message(let message, _):
      call = Self.closing("dismissReports", "msgId", try Self.addressable(message.rawValue), reason)
    case .author(let person):
      call = Self.closing("dismissReports", "userId", try Self.addressable(person.rawValue), reason)
    case .person(let person):
      call = Self.closing(
        "dismissUserReports", "userId", try Self.addressable(person.rawValue), reason)
    case .imported: throw .unsupported(call: ActionKind.dismissReports.rawValue)
    }
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
    _ method: String, _ field: String, _ id: String, _ reason: String
  ) -> RocketChatCall {
    let action = JSONValue.string("dismissed")
    return .post(
      "moderation." + method,
      reason.isEmpty
        ? [field: .string(id), "action": action]
        : [field: .string(id), "reason": .string(reason), "action": action])
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
