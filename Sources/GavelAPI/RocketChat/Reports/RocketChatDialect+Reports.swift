import GavelModel

/// The moderation queue: `moderation.*`, from 6.2 on; reports about people from 6.4 on.
extension RocketChatDialect {
  /// `GET moderation.reportsByUsers`.
  public func reportedAuthors(
    skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportedPeoplePage> {
    Self.people(.page("moderation.reportsByUsers", skip: skip, limit: limit))
  }

  /// `GET moderation.userReports`.
  public func reportedPeople(
    skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportedPeoplePage> {
    Self.people(.page("moderation.userReports", skip: skip, limit: limit))
  }

  /// `GET moderation.user.reportedMessages`.
  ///
  /// A message that was reported twice comes once, while the platform's numbers count reports.
  public func reportedMessages(
    of author: PersonID, skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportPage> {
    let call = RocketChatCall.page(
      "moderation.user.reportedMessages", skip: skip, limit: limit,
      [("userId", try Self.addressable(author.rawValue))])
    return Self.reports(call, in: "messages") { body in
      let author = Person(rocketChat: body["user"]) ?? Person(id: author)
      return RocketChatReportFrame(author: author)
    }
  }

  /// `GET moderation.reports`.
  public func reports(
    of message: MessageID, skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportPage> {
    let call = RocketChatCall.page(
      "moderation.reports", skip: skip, limit: limit,
      [("msgId", try Self.addressable(message.rawValue))])
    return Self.reports(call, in: "reports") { _ in RocketChatReportFrame(message: message) }
  }

  /// `GET moderation.user.reportsByUserId`.
  public func reports(
    about person: PersonID, skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportPage> {
    let call = RocketChatCall.page(
      "moderation.user.reportsByUserId", skip: skip, limit: limit,
      [("userId", try Self.addressable(person.rawValue))])
    return Self.reports(call, in: "reports") { body in
      RocketChatReportFrame(author: Person(rocketChat: body["user"]) ?? Person(id: person))
    }
  }

  /// `GET moderation.reportInfo`, which also knows closed reports.
  public func report(_ id: ReportID) throws(APIError) -> Endpoint<Report> {
    let call = RocketChatCall.get(
      "moderation.reportInfo", [("reportId", try Self.addressable(id.rawValue))])
    return call.reads { body throws(APIError) in
      guard let report = body["report"].flatMap({ Report(rocketChat: $0) }) else {
        throw body.malformed("report")
      }
      return report
    }
  }

  private static func people(_ call: RocketChatCall) -> Endpoint<ReportedPeoplePage> {
    call.reads { body throws(APIError) in
      let rows = try body.elements("reports")
      return ReportedPeoplePage(
        people: rows.compactMap { ReportedPeoplePage.Entry(rocketChat: $0) },
        totalCount: body.total, requestedAt: body.requestedAt)
    }
  }

  private static func reports(
    _ call: RocketChatCall, in field: String,
    frame: @escaping @Sendable (RocketChatBody) -> RocketChatReportFrame
  ) -> Endpoint<ReportPage> {
    call.reads { body throws(APIError) in
      let elements = try body.elements(field)
      let frame = frame(body)
      return ReportPage(
        reports: elements.compactMap { Report(rocketChat: $0, frame: frame) },
        totalCount: body.total, countedRows: body["count"]?.asCount ?? elements.count,
        requestedAt: body.requestedAt)
    }
  }

  /// An id that a call can name.
  ///
  /// - Throws: ``APIError/unaddressable(id:)`` for an empty one, which some calls would read as
  ///   "everything".
  static func addressable(_ id: String) throws(APIError) -> String {
    guard !id.isEmpty else { throw .unaddressable(id: id) }
    return id
  }
}
