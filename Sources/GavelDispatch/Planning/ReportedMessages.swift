import GavelAPI
import GavelModel

/// The messages of one author that are reported now.
struct ReportedMessages: Sendable {
  /// How many reports the platform's one call for all of them takes at most (its page limit).
  static let mostReports = 100

  /// One report for each message, newest report first.
  private(set) var reports: [Report] = []
  /// How many of them stand for the reports that one call takes.
  private(set) var coveredCount = 0
  /// How many reports there are about them together, as far as the platform counts them.
  private(set) var reportCount: Int?

  /// Reads the whole list.
  static func read(
    of author: PersonID, with client: PlatformClient
  ) async throws(APIError) -> ReportedMessages {
    var found = ReportedMessages()
    var seen: Set<MessageID> = []
    var skip = 0
    while true {
      let page = try await client.reportedMessages(of: author, skip: skip, limit: mostReports)
      for report in page.reports {
        guard let message = report.message, seen.insert(message).inserted else { continue }
        found.reports.append(report)
      }
      if skip == 0 { found.coveredCount = found.reports.count }
      found.reportCount = page.totalCount ?? found.reportCount
      skip += page.countedRows
      guard page.countedRows > 0, skip < page.totalCount ?? .max else { return found }
    }
  }

  /// What a plan about all of them seals: how many messages, and the newest of them.
  ///
  /// A further report about one of them changes nothing, a report about another message does.
  var seal: RoomSeal {
    let newest = reports.max { ($0.sentAt ?? $0.time) < ($1.sentAt ?? $1.time) }
    return RoomSeal(
      messageCount: reports.count, newest: newest?.message,
      newestUpdate: newest.map { $0.sentAt ?? $0.time })
  }
}
