import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// The moderation queue in all three modes.
@Suite struct WorkspaceReportTests {
  typealias Mode = WorkspaceHarness.Mode

  @Test(arguments: Mode.allCases)
  func `the queue lists every open report by its author, message and person`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.state()
      let client = try workspace.client(.moderator)
      let reported = state.reports.filter { $0.open && $0.message != nil }
      let authors = try await client.reportedAuthors(skip: 0, limit: 100)
      #expect(
        Set(authors.people.map(\.person.id.rawValue)) == Set(reported.compactMap(\.author)))
      for entry in authors.people {
        let open = state.open(against: entry.person.id)
        #expect(entry.count == open.count)
        var messages: Set<String> = []
        var skip = 0
        while skip < entry.count {
          let page = try await client.reportedMessages(of: entry.person.id, skip: skip, limit: 20)
          messages.formUnion(page.reports.compactMap { $0.message?.rawValue })
          skip += page.countedRows
          guard page.countedRows > 0 else { break }
        }
        #expect(messages == Set(open.compactMap(\.message)))
      }
      let twice = Dictionary(grouping: reported) { $0.message }.values.first { $0.count > 1 }
      let both = try #require(twice)
      let message = MessageID(try #require(both.first?.message))
      let page = try await client.reports(of: message, skip: 0, limit: 50)
      #expect(Set(page.reports.map(\.id.rawValue)) == Set(both.map(\.id)))
      #expect(
        Set(page.reports.compactMap { $0.reporter?.id.rawValue }) == Set(both.map(\.reporter)))
    }
  }

  @Test(arguments: Mode.allCases)
  func `people who are reported as such are a list of their own`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.state()
      let client = try workspace.client()
      let page = try await client.reportedPeople(skip: 0, limit: 100)
      let open = state.reports.filter { $0.open && $0.message == nil }
      #expect(Set(page.people.map(\.person.id.rawValue)) == Set(open.compactMap(\.author)))
      for entry in page.people {
        let told = try await client.reports(about: entry.person.id, skip: 0, limit: 50).reports
        let held = state.open(about: entry.person.id)
        #expect(Set(told.map(\.id.rawValue)) == Set(held.map(\.id)))
        #expect(Set(told.map(\.reason)) == Set(held.map(\.reason)))
      }
    }
  }

  @Test(arguments: Mode.allCases)
  func `one report tells how it was closed, and an unknown one is not found`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.state()
      let client = try workspace.client(.moderator)
      let open = try #require(state.reports.first { $0.open && $0.message != nil })
      #expect(try await client.report(ReportID(open.id)).state == .open)
      let closed = try #require(state.reports.first { !$0.open })
      let read = try await client.report(ReportID(closed.id))
      #expect(read.state != .open)
      #expect(read.closing?.moderator?.rawValue == closed.closed?.moderator)
      #expect(
        await ending { () async throws(APIError) in
          try await client.report("65f0c0ffee0ddba11cafe001")
        } == "notFound")
    }
  }

  @Test(arguments: Mode.allCases)
  func `who is no moderator is refused the queue and its decisions`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let report = try #require(before.reports.first { $0.open && $0.message != nil })
      let author = PersonID(try #require(report.author))
      let message = MessageID(try #require(report.message))
      let client = try workspace.client(.owner)
      let endings = [
        await ending { () async throws(APIError) in
          try await client.reportedAuthors(skip: 0, limit: 9)
        },
        await ending { () async throws(APIError) in
          try await client.reportedMessages(of: author, skip: 0, limit: 9)
        },
        await ending { () async throws(APIError) in
          try await client.reports(of: message, skip: 0, limit: 9)
        },
        await ending { () async throws(APIError) in
          try await client.reportedPeople(skip: 0, limit: 9)
        },
        await ending { () async throws(APIError) in
          try await client.reports(about: author, skip: 0, limit: 9)
        },
        await ending { () async throws(APIError) in try await client.report(ReportID(report.id)) },
        await client.ending(of: .dismissReports(.message(message, room: ""))),
        await client.ending(of: .dismissReports(.author(author))),
        await client.ending(of: .dismissReports(.person(author))),
        await client.ending(of: .deleteReported(author)),
      ]
      #expect(endings.allSatisfy { $0 == "forbidden" }, "\(endings)")
      #expect(try await workspace.state().reports == before.reports)
    }
  }

  @Test(arguments: Mode.allCases)
  func `a dismissal closes what it names with its reason, and is gone the second time`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.state()
      let client = try workspace.client(.moderator)
      let spammer = try before.user("spam9")
      let report = try #require(before.open(against: spammer).first)
      let message = MessageID(try #require(report.message))
      let one = ModerationAction.dismissReports(.message(message, room: "GENERAL"))
      _ = try await client.perform(one, reason: "no harm")
      let after = try await workspace.state()
      let closed = after.reports.filter { $0.message == report.message }
      #expect(closed.allSatisfy { !$0.open && $0.closed?.reason == "no harm" })
      let mona = try workspace.id(.moderator).rawValue
      #expect(closed.allSatisfy { $0.closed?.moderator == mona })
      #expect(
        after.open(against: spammer).count == before.open(against: spammer).count - closed.count)
      #expect(after.rooms == before.rooms)
      #expect(await client.ending(of: one) == "notFound")

      #expect(await client.ending(of: .dismissReports(.author(spammer))) == "done")
      #expect(await client.ending(of: .dismissReports(.author(spammer))) == "notFound")
      #expect(try await workspace.state().open(against: spammer).isEmpty)
      // About a person the platform says yes as often as it is asked.
      #expect(try await !workspace.state().open(about: spammer).isEmpty)
      #expect(await client.ending(of: .dismissReports(.person(spammer))) == "done")
      #expect(await client.ending(of: .dismissReports(.person(spammer))) == "done")
      #expect(try await workspace.state().open(about: spammer).isEmpty)
      #expect(await client.ending(of: .dismissReports(.imported("t-1"))) == "unsupported")
    }
  }

  @Test(arguments: Mode.allCases)
  func `all reported messages of an author go with their reports, and nothing else`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.stateWithMessages()
      let client = try workspace.client(.moderator)
      let spammer = try before.user("spam9")
      let doomed = Set(before.open(against: spammer).compactMap(\.message))
      #expect(await client.ending(of: .deleteReported(spammer)) == "done")
      let after = try await workspace.stateWithMessages()
      #expect(after.open(against: spammer).isEmpty)
      for room in before.rooms {
        let left = room.messages.all.filter { !doomed.contains($0.id) }
        #expect(try after.room(room.id).messages.all == left, "\(room.name)")
      }
      #expect(after.open(about: spammer) == before.open(about: spammer))
      #expect(await client.ending(of: .deleteReported(spammer)) == "notFound")
      #expect(await client.ending(of: .deleteReported("nobody")) == "notFound")
    }
  }
}
