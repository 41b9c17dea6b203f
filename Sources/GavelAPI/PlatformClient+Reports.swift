import GavelModel

/// The platform's own queue of reports; ``APIError/unsupported(call:)`` where it has none.
extension PlatformClient {
  /// Returns one page of the people with open reports against their messages.
  public nonisolated func reportedAuthors(
    skip: Int, limit: Int
  ) async throws(APIError) -> ReportedPeoplePage {
    try await call(dialect.reportedAuthors(skip: skip, limit: limit))
  }

  /// Returns one page of an author's open reports, one for each reported message.
  public nonisolated func reportedMessages(
    of author: PersonID, skip: Int, limit: Int
  ) async throws(APIError) -> ReportPage {
    try await call(dialect.reportedMessages(of: author, skip: skip, limit: limit))
  }

  /// Returns one page of the open reports of one message.
  public nonisolated func reports(
    of message: MessageID, skip: Int, limit: Int
  ) async throws(APIError) -> ReportPage {
    try await call(dialect.reports(of: message, skip: skip, limit: limit))
  }

  /// Returns one page of the people who are reported as such.
  public nonisolated func reportedPeople(
    skip: Int, limit: Int
  ) async throws(APIError) -> ReportedPeoplePage {
    try await call(dialect.reportedPeople(skip: skip, limit: limit))
  }

  /// Returns one page of the open reports about a person as such.
  public nonisolated func reports(
    about person: PersonID, skip: Int, limit: Int
  ) async throws(APIError) -> ReportPage {
    try await call(dialect.reports(about: person, skip: skip, limit: limit))
  }

  /// Returns one report with how it was closed.
  public nonisolated func report(_ id: ReportID) async throws(APIError) -> Report {
    try await call(dialect.report(id))
  }
}
