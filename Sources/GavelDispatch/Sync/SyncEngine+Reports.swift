import GavelAPI
import GavelModel
import GavelStore

/// The platform's own queue of reports.
///
/// It is listed by person; whoever has as many reports as before, the newest as old as before, is
/// not looked at again. Who reported what is a call for each message: what the lists tell is kept
/// first, so that a platform that counts calls holds up the details only.
extension SyncEngine {
  /// Brings the store's reports up to date; does nothing where the platform has none, or shows this
  /// account none.
  func readReports() async throws(SyncError) {
    guard client.abilities.hasReports, !isShutOutOfReports else { return }
    do throws(SyncError) {
      try await readMessageReports()
      if client.abilities.hasUserReports { try await readUserReports() }
    } catch {
      guard case .platform(let reason) = error else { throw error }
      switch reason {
      case .forbidden:
        isShutOutOfReports = true
        progressSource.yield(.reportsWithheld)
      // A list that is not found is a call that the platform's release does not have.
      case .unsupported, .notFound:
        isShutOutOfReports = true
        progressSource.yield(.reportsLacking)
      default: throw error
      }
    }
  }

  private func readMessageReports() async throws(SyncError) {
    let begun = now()
    let people = try await everybody { client, skip async throws(APIError) in
      try await client.reportedAuthors(skip: skip, limit: 100)
    }
    let standing = try await write { store async throws(StoreError) in
      try await store.reportStanding()
    }
    let changed = people.filter { entry in
      let known = standing[entry.person.id]
      return known?.count != entry.count || known?.newest != entry.newest
    }
    var lists: [ReportedMessageList] = []
    for entry in changed.sorted(by: { $0.newest > $1.newest }) {
      lists.append(try await listMessages(reportedOf: entry))
    }
    try await readReports(on: lists)
    let named = Set(people.map(\.person.id))
    let closed = try await write { store async throws(StoreError) in
      try await store.noteReportedAuthors(named, requestedAt: begun)
    }
    try await learnClosings(of: closed)
  }

  private func readUserReports() async throws(SyncError) {
    let begun = now()
    let people = try await everybody { client, skip async throws(APIError) in
      try await client.reportedPeople(skip: skip, limit: 100)
    }
    let standing = try await write { store async throws(StoreError) in
      try await store.personReportStanding()
    }
    for entry in people {
      let known = standing[entry.person.id]
      guard known?.count != entry.count || known?.newest != entry.newest else { continue }
      let asked = now()
      let person = entry.person.id
      let reports = try await all { client, skip async throws(APIError) in
        try await client.reports(about: person, skip: skip, limit: 100)
      }
      try await write { store async throws(StoreError) in
        try await store.record(reports: reports, about: person, requestedAt: asked)
      }
    }
    let named = Set(people.map(\.person.id))
    let closed = try await write { store async throws(StoreError) in
      try await store.noteReportedPeople(named, requestedAt: begun)
    }
    try await learnClosings(of: closed)
  }

  /// Who closed a report is worth a call each, for as many as somebody could look at.
  private func learnClosings(of reports: [ReportID]) async throws(SyncError) {
    for id in reports.prefix(20) {
      do throws(SyncError) {
        let report = try await call { client async throws(APIError) in
          try await client.report(id)
        }
        try await write { store async throws(StoreError) in
          try await store.record(closingOf: report)
        }
      } catch {
        guard case .platform(let reason) = error, reason.isAboutOneRoom else { throw error }
      }
    }
  }

  private func everybody(
    _ page: @Sendable (PlatformClient, Int) async throws(APIError) -> ReportedPeoplePage
  ) async throws(SyncError) -> [ReportedPeoplePage.Entry] {
    var people: [PersonID: ReportedPeoplePage.Entry] = [:]
    var skip = 0
    while true {
      let at = skip
      let next = try await call { client async throws(APIError) in try await page(client, at) }
      for entry in next.people { people[entry.person.id] = entry }
      skip += next.people.count
      guard !next.people.isEmpty, skip < next.totalCount ?? .max else { break }
    }
    return Array(people.values)
  }

  /// All pages of one list of reports, each report once.
  func all(
    _ page: @Sendable (PlatformClient, Int) async throws(APIError) -> ReportPage
  ) async throws(SyncError) -> [Report] {
    var reports: [ReportID: Report] = [:]
    var skip = 0
    while true {
      let at = skip
      let next = try await call { client async throws(APIError) in try await page(client, at) }
      for report in next.reports { reports[report.id] = report }
      skip += next.countedRows
      guard next.countedRows > 0, skip < next.totalCount ?? .max else { break }
    }
    return Array(reports.values)
  }
}
