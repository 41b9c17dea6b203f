import GavelModel
import Testing

@testable import GavelAPI

/// The moderation queue, as the platform lists it.
@Suite struct ReportReadingTests {
  private static let record = """
    {"_id":"65f0c0ffee0ddba11cafe001","description":"spam links","reportedBy":{"_id":\
    "alice1alice1alice","username":"alice","name":"Alice A","createdAt":\
    "2026-01-05T10:00:00.000Z"},
     "room":{"_id":"GENERAL","name":"general","fname":"general","t":"c","federated":false},
     "message":{"_id":"m9","rid":"GENERAL","msg":"buy now","ts":"2026-11-20T17:03:11.402Z","u":\
    {"_id":"bob22bob22bob22bo","username":"bob","name":"Bob B"},"_updatedAt":\
    "2026-11-20T17:03:11.500Z"},
     "ts":"2026-11-20T17:05:00.000Z"
    """
  private static let bob = Person(id: "bob22bob22bob22bo", name: "Bob B", username: "bob")

  private func read(_ more: String = "") throws -> Report {
    try follow(
      rocketChat.report("65f0c0ffee0ddba11cafe001"),
      [
        Link(
          "GET moderation.reportInfo?reportId=65f0c0ffee0ddba11cafe001",
          #"{"report":\#(Self.record)\#(more)},"success":true}"#)
      ])
  }

  @Test func `a report keeps the message as it was`() throws {
    let report = try read()
    #expect(
      report
        == Report(
          id: "65f0c0ffee0ddba11cafe001", room: "GENERAL", roomName: "general", message: "m9",
          author: Self.bob,
          reporter: Person(id: "alice1alice1alice", name: "Alice A", username: "alice"),
          reason: "spam links", text: "buy now",
          sentAt: Timestamp(iso8601: "2026-11-20T17:03:11.402Z"),
          time: try #require(Timestamp(iso8601: "2026-11-20T17:05:00.000Z"))))
    #expect(report.subject == .message("m9", room: "GENERAL"))
  }

  @Test func `a closed report tells by whom and how`() throws {
    let report = try read(
      """
      ,"_hidden":true,"moderationInfo":{"hiddenAt":"2026-11-20T18:00:00.000Z","moderatedBy":"root",\
      "reason":"No reason provided","action":"None"}
      """)
    #expect(report.state == .closedElsewhere)
    #expect(
      report.closing
        == ReportClosing(
          moderator: "root", time: Timestamp(iso8601: "2026-11-20T18:00:00.000Z"),
          reason: "No reason provided", action: "None"))
  }

  @Test func `an unknown report is not found`() throws {
    let body = #"{"success":false,"error":"error-report-not-found"}"#
    #expect(try rocketChat.report("x").refusal(body, status: 400)?.name == "notFound")
  }

  @Test func `authors come with their counts, also those without an account`() throws {
    let body = """
      {"reports":[{"userId":"b","username":"bob","name":"Bob B","message":"buy","msgId":"m9",\
      "ts":"2026-11-20T17:05:00.000Z","rooms":[],"count":3,"isUserDeleted":false},\
      {"userId":"x","count":1,"ts":"2026-11-20T17:00:00.000Z","isUserDeleted":true},{}],\
      "count":2,"offset":0,"total":7,"success":true}
      """
    let page = try follow(
      rocketChat.reportedAuthors(skip: 0, limit: 0),
      [Link("GET moderation.reportsByUsers?offset=0&count=1", body)])
    #expect(page.people.map(\.person.id) == ["b", "x"])
    #expect(page.people.map(\.count) == [3, 1])
    #expect(page.people.map(\.person.isDeactivated) == [false, true])
    #expect(page.totalCount == 7)
  }

  @Test func `an author's messages come once each, while the numbers count reports`() throws {
    let body = """
      {"user":{"_id":"bob22bob22bob22bo","username":"bob","name":"Bob B"},"messages":[\
      \(Self.record)}],"count":2,"total":2,"offset":0,"success":true}
      """
    let page = try follow(
      rocketChat.reportedMessages(of: "bob22bob22bob22bo", skip: 50, limit: 500),
      [
        Link(
          "GET moderation.user.reportedMessages?userId=bob22bob22bob22bo&offset=50&count=100",
          body)
      ])
    #expect(page.reports.map(\.message) == ["m9"])
    #expect(page.countedRows == 2)
    #expect(page.totalCount == 2)
    let nobody = try rocketChat.reportedMessages(of: "gone", skip: 0, limit: 5).reading(
      #"{"user":null,"messages":[{"_id":"1"}],"success":true}"#)
    #expect(nobody.reports.first?.author?.id == "gone")
    #expect(nobody.countedRows == 1)
  }

  @Test func `reports of a message are all about it`() throws {
    let page = try follow(
      rocketChat.reports(of: "m9", skip: 0, limit: 50),
      [
        Link(
          "GET moderation.reports?msgId=m9&offset=0&count=50",
          """
          {"reports":[{"_id":"1","description":"no","reportedBy":{"_id":"a"},"room":{"_id":"r",\
          "name":"n"},"ts":"2026-11-20T17:05:00.000Z"}],"count":1,"total":1,"success":true}
          """)
      ])
    #expect(page.reports.map(\.message) == ["m9"])
    #expect(page.reports.map(\.room) == ["r"])
    #expect(page.reports.map(\.reason) == ["no"])
  }

  @Test func `reports about people have no message`() throws {
    let people = try follow(
      rocketChat.reportedPeople(skip: 0, limit: 100),
      [
        Link(
          "GET moderation.userReports?offset=0&count=100",
          """
          {"reports":[{"reportedUser":{"_id":"b","username":"bob","emails":[{"address":"b@x"}]},\
          "ts":"2026-11-20T17:05:00.000Z","count":2}],"total":1,"success":true}
          """)
      ])
    #expect(people.people.map(\.person) == [Person(id: "b", username: "bob")])
    let page = try follow(
      rocketChat.reports(about: "b", skip: 0, limit: 100),
      [
        Link(
          "GET moderation.user.reportsByUserId?userId=b&offset=0&count=100",
          """
          {"user":{"_id":"b","username":"bob"},"reports":[{"_id":"2","description":"rude",\
          "reportedBy":{"_id":"a"},"reportedUser":{"_id":"b","username":"bob"},"ts":\
          "2026-11-20T17:05:00.000Z"}],"count":1,"total":1,"success":true}
          """)
      ])
    #expect(page.reports.map(\.subject) == [.person("b")])
    #expect(page.reports.map(\.reason) == ["rude"])
  }

  @Test func `a server without the queue says so by its route`() throws {
    let error = try rocketChat.reportedPeople(skip: 0, limit: 1).refusal("404", status: 404)
    #expect(error == .unsupported(call: "GET moderation.userReports"))
  }
}
