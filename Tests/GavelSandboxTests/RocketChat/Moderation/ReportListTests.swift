import Testing

@testable import GavelSandbox

/// What the moderation console shows (contract, 9).
@Suite struct ReportListTests {
  private func report(
    _ message: String, by user: String, _ words: String, _ sandbox: WorkspaceFixture
  ) throws {
    let body: JSON = ["messageId": .string(message), "description": .string(words)]
    #expect(try sandbox.call(user, "chat.reportMessage", body).isSuccess)
  }

  /// Returns a sandbox whose only open reports are those of the test.
  private func quiet(_ compat: SandboxOptions.Compat = .p6) throws -> WorkspaceFixture {
    let sandbox = try WorkspaceFixture(compat)
    for _ in 0..<200 {
      let rows = try sandbox.call("mona", "moderation.reportsByUsers").json["reports"]
      guard let author = rows?.elements?.first?["userId"] else { break }
      try sandbox.call("mona", "moderation.dismissReports", ["userId": author])
    }
    for _ in 0..<200 {
      let rows = try sandbox.call("mona", "moderation.userReports").json["reports"]
      guard let user = rows?.elements?.first?["reportedUser"]?["_id"] else { break }
      try sandbox.call("mona", "moderation.dismissUserReports", ["userId": user])
    }
    return sandbox
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `authors have one row each with the count of their reports`(
    compat: SandboxOptions.Compat
  ) throws {
    let sandbox = try quiet(compat)
    let first = try sandbox.post("buy now", by: "ulli", to: "GENERAL")
    let second = try sandbox.post("buy more", by: "ulli", to: "GENERAL")
    try report(first, by: "olga", "spam", sandbox)
    try report(first, by: "root", "junk", sandbox)
    try sandbox.control("POST", "clock", ["advanceSeconds": 2])
    try report(second, by: "olga", "spam again", sandbox)
    let body = try sandbox.call("mona", "moderation.reportsByUsers").json
    #expect(body["total"] == 1)
    let row = try #require(body["reports"]?.elements?.first)
    #expect(row["username"] == "ulli")
    #expect(row["count"] == 3)
    #expect(row["message"] == "buy more")
    #expect(row["msgId"] == .string(second))
    #expect(row["rooms"]?.elements?.count == 1)
    #expect(row["isUserDeleted"] == false)
    #expect((row["roomIds"] != nil) == (compat != .p6))
    let user = try #require(row["userId"]?.text)
    let messages = try sandbox.call(
      "mona", "moderation.user.reportedMessages?userId=\(user)"
    ).json
    // The same message comes once, yet the counts count reports.
    #expect(messages["messages"]?.elements?.count == 2)
    #expect(messages["count"] == 3)
    #expect(messages["total"] == 3)
    #expect(messages["user"]?["username"] == "ulli")
    let reports = try sandbox.call("mona", "moderation.reports?msgId=\(first)").json
    #expect(reports["total"] == 2)
    #expect(reports["reports"]?.elements?.first?["reportedBy"]?["createdAt"]?.text != nil)
    #expect(reports["reports"]?.elements?.first?["room"]?["_id"] == "GENERAL")
    let found = try sandbox.call("mona", "moderation.reports?msgId=\(first)&selector=JUNK")
    #expect(try found.json["total"] == 1)
  }

  @Test func `a report keeps the message as it was and stays readable when it is closed`() throws {
    let sandbox = try quiet()
    let message = try sandbox.post("evidence", by: "ulli", to: "GENERAL")
    try report(message, by: "olga", "look", sandbox)
    #expect(try sandbox.deleteMessage(message, in: "GENERAL", by: "ulli").isSuccess)
    let list = try sandbox.call("mona", "moderation.reports?msgId=\(message)").json
    let id = try #require(list["reports"]?.elements?.first?["_id"]?.text)
    #expect(id.utf8.count == 24)
    let open = try sandbox.call("mona", "moderation.reportInfo?reportId=\(id)").json["report"]
    #expect(open?["message"]?["msg"] == "evidence")
    #expect(open?["_hidden"] == nil)
    let closing: JSON = ["msgId": .string(message), "reason": "done", "action": "Resolved"]
    #expect(try sandbox.call("mona", "moderation.dismissReports", closing).isSuccess)
    let closed = try sandbox.call("mona", "moderation.reportInfo?reportId=\(id)").json["report"]
    #expect(closed?["_hidden"] == true)
    #expect(closed?["moderationInfo"]?["reason"] == "done")
    #expect(closed?["moderationInfo"]?["action"] == "Resolved")
    #expect(closed?["moderationInfo"]?["moderatedBy"] == .string(try sandbox.userID("mona")))
    let unknown = try sandbox.call("mona", "moderation.reportInfo?reportId=nothing")
    #expect(unknown.error == "error-report-not-found")
  }

  @Test func `users are reported apart from messages`() throws {
    let sandbox = try quiet()
    let ulli = try sandbox.userID("ulli")
    let body: JSON = ["userId": .string(ulli), "description": "rude"]
    #expect(try sandbox.call("olga", "moderation.reportUser", body).isSuccess)
    let rows = try sandbox.call("mona", "moderation.userReports").json["reports"]
    #expect(rows?.elements?.count == 1)
    #expect(rows?.elements?.first?["count"] == 1)
    #expect(rows?.elements?.first?["reportedUser"]?["username"] == "ulli")
    #expect(rows?.elements?.first?["reportedUser"]?["emails"]?.elements != nil)
    #expect(try sandbox.call("mona", "moderation.reportsByUsers").json["total"] == 0)
    let reports = try sandbox.call("mona", "moderation.user.reportsByUserId?userId=\(ulli)").json
    #expect(reports["reports"]?.elements?.first?["description"] == "rude")
    #expect(reports["user"]?["_id"] == .string(ulli))
    let ghost: JSON = ["userId": "nobody", "description": "x"]
    let unknown = try sandbox.call("olga", "moderation.reportUser", ghost)
    #expect(unknown.error == "Invalid user id provided.")
  }

  @Test func `the window of time leaves out its ends`() throws {
    let sandbox = try quiet()
    let message = try sandbox.post("when", by: "ulli", to: "GENERAL")
    try report(message, by: "olga", "now", sandbox)
    let path = "moderation.reportsByUsers"
    let time = try #require(
      try sandbox.call("mona", path).json["reports"]?.elements?.first?["ts"]?.text)
    #expect(try sandbox.call("mona", "\(path)?oldest=\(time)").json["total"] == 0)
    #expect(try sandbox.call("mona", "\(path)?latest=\(time)").json["total"] == 0)
    let wide = "?oldest=2000-01-01T00:00:00.000Z&latest=2090-01-01T00:00:00.000Z"
    #expect(try sandbox.call("mona", path + wide).json["total"] == 1)
    let bad = try sandbox.call("mona", "\(path)?oldest=soon")
    #expect(bad.error == "must match format \"date-time\" [invalid-params]")
  }

  @Test func `a count of nothing breaks the two grouped lists alone`() throws {
    let sandbox = try WorkspaceFixture()
    #expect(try sandbox.call("mona", "moderation.reportsByUsers?count=0").status == 400)
    #expect(try sandbox.call("mona", "moderation.userReports?count=0").status == 400)
    #expect(try sandbox.call("mona", "moderation.reports?msgId=x&count=0").isSuccess)
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `the console is closed to others and refuses empty ids`(
    compat: SandboxOptions.Compat
  ) throws {
    let sandbox = try WorkspaceFixture(compat)
    for path in ["moderation.reportsByUsers", "moderation.userReports"] {
      let refused = try sandbox.call("ulli", path)
      #expect(refused.status == 403)
      #expect(
        refused.error
          == "User does not have the permissions required for this action [error-unauthorized]")
    }
    #expect(try sandbox.call("nobody", "moderation.reportsByUsers").status == 401)
    let empty = try sandbox.call("mona", "moderation.reports?msgId=")
    #expect(empty.status == 400)
    #expect(empty.errorType == (compat == .p6 ? "invalid-params" : "error-invalid-params"))
    let suffix = compat == .p6 ? " [invalid-params]" : ""
    #expect(empty.error == "must NOT have fewer than 1 characters\(suffix)")
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `a report wants words and a message that its sender can see`(
    compat: SandboxOptions.Compat
  ) throws {
    let sandbox = try WorkspaceFixture(compat)
    let room = try sandbox.group("unseen", by: "olga")
    let message = try sandbox.post("here", by: "olga", to: room)
    func answer(_ body: JSON) throws -> WireAnswer {
      try sandbox.call("ulli", "chat.reportMessage", body)
    }
    let blank = try answer(["messageId": .string(message), "description": "  "])
    #expect(blank.error == "error-invalid-description")
    let hidden = try answer(["messageId": .string(message), "description": "x"])
    #expect(hidden.error == "error-invalid-message_id")
    let unknown = try answer(["messageId": "nothing", "description": "x"])
    #expect(unknown.error == "error-invalid-message_id")
    let missing = try answer(["messageId": .string(message)])
    let suffix = compat == .p6 ? " [invalid-params]" : ""
    #expect(missing.error == "must have required property 'description'\(suffix)")
    #expect(missing.errorType == "invalid-params")
  }
}
