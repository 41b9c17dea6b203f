import Testing

@testable import GavelSandbox

/// What moderators decide (contract, 9).
@Suite struct DecisionTests {
  private func reported(
    _ text: String, by author: String, _ sandbox: WorkspaceFixture
  ) throws -> String {
    let message = try sandbox.post(text, by: author, to: "GENERAL")
    let body: JSON = ["messageId": .string(message), "description": "bad"]
    #expect(try sandbox.call("olga", "chat.reportMessage", body).isSuccess)
    return message
  }

  private func reports(
    about author: String, _ sandbox: WorkspaceFixture
  ) throws -> [JSON] {
    let reports = try #require(try sandbox.state()["reports"]?.elements)
    return reports.filter { $0["author"]?.text == author && $0["message"] != .null }
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `a dismissal wants exactly one of two ids`(compat: SandboxOptions.Compat) throws {
    let sandbox = try WorkspaceFixture(compat)
    let suffix = compat == .p6 ? " [invalid-params]" : ""
    func answer(_ body: JSON) throws -> WireAnswer {
      try sandbox.call("mona", "moderation.dismissReports", body)
    }
    let neither = try answer([:])
    #expect(
      neither.error
        == "must have required property 'msgId'\n must have required property 'userId'\n "
        + "must match exactly one schema in oneOf" + suffix)
    #expect(neither.errorType == "invalid-params")
    let both = try answer(["userId": "a", "msgId": "b"])
    #expect(both.error == "must match exactly one schema in oneOf\(suffix)")
    let extra = try answer(["userId": "a", "x": 1])
    #expect(extra.error == "must NOT have additional properties\(suffix)")
    for body in [["userId": "nobody"], ["userId": ""], ["msgId": "nothing"]] as [JSON] {
      let nothing = try answer(body)
      #expect(nothing.status == 400)
      #expect(nothing.error == "no-reports-found")
      #expect(nothing.errorType == nil)
    }
    #expect(try sandbox.call("ulli", "moderation.dismissReports", ["userId": "a"]).status == 403)
  }

  @Test func `closing again stamps the closed reports anew`() throws {
    let sandbox = try WorkspaceFixture()
    let ulli = try sandbox.userID("ulli")
    let message = try reported("one", by: "ulli", sandbox)
    let body: JSON = ["msgId": .string(message), "reason": "first"]
    #expect(try sandbox.call("mona", "moderation.dismissReports", body).isSuccess)
    #expect(try reports(about: ulli, sandbox).last?["closed"]?["reason"] == "first")
    let again: JSON = ["messageId": .string(message), "description": "still"]
    #expect(try sandbox.call("olga", "chat.reportMessage", again).isSuccess)
    let all: JSON = ["userId": .string(ulli)]
    #expect(try sandbox.call("mona", "moderation.dismissReports", all).isSuccess)
    let closed = try reports(about: ulli, sandbox)
    #expect(closed.count >= 2)
    #expect(closed.allSatisfy { $0["closed"]?["reason"] == "No reason provided" })
    #expect(closed.allSatisfy { $0["closed"]?["action"] == "None" })
  }

  @Test func `dismissing reports about a user works without any and needs the user`() throws {
    let sandbox = try WorkspaceFixture()
    let body: JSON = ["userId": "nobody"]
    #expect(try sandbox.call("mona", "moderation.dismissUserReports", body).isSuccess)
    let message = try sandbox.call(
      "mona", "moderation.dismissUserReports", ["msgId": "anything"])
    #expect(message.error == "error-user-id-param-not-provided")
  }

  @Test func `deleting stops at fifty and closes every report of the author all the same`() throws {
    let sandbox = try WorkspaceFixture()
    let id = try sandbox.account("spammer")
    var messages: [String] = []
    for number in 0..<53 { messages.append(try reported("spam \(number)", by: "spammer", sandbox)) }
    let before = try sandbox.call("root", "channels.info?roomId=GENERAL").json["channel"]
    let body: JSON = ["userId": .string(id)]
    #expect(try sandbox.call("mona", "moderation.user.deleteReportedMessages", body).isSuccess)
    let left = try messages.filter { try sandbox.stored($0, in: "GENERAL") != nil }
    #expect(left == Array(messages.prefix(3)))
    let closed = try reports(about: id, sandbox)
    #expect(closed.count == 53)
    #expect(closed.allSatisfy { $0["closed"]?["action"] == "DELETE Messages" })
    // The room's counter is not told.
    let after = try sandbox.call("root", "channels.info?roomId=GENERAL").json["channel"]
    #expect(after?["msgs"] == before?["msgs"])
    let again = try sandbox.call("mona", "moderation.user.deleteReportedMessages", body)
    #expect(again.status == 400)
    #expect(again.error == "No reported messages found for this user.")
  }

  @Test func `a page of a hundred reaches further`() throws {
    let sandbox = try WorkspaceFixture()
    let id = try sandbox.account("spammer")
    var messages: [String] = []
    for number in 0..<53 { messages.append(try reported("spam \(number)", by: "spammer", sandbox)) }
    let body: JSON = ["userId": .string(id), "reason": "spam"]
    #expect(
      try sandbox.call("mona", "moderation.user.deleteReportedMessages?count=100", body).isSuccess)
    #expect(try messages.allSatisfy { try sandbox.stored($0, in: "GENERAL") == nil })
    #expect(try reports(about: id, sandbox).first?["closed"]?["reason"] == "spam")
  }

  @Test func `deleting honours what the settings keep and leaves discussions alone`() throws {
    let sandbox = try WorkspaceFixture()
    let message = try reported("shown", by: "ulli", sandbox)
    let made = try sandbox.call(
      "ulli", "rooms.createDiscussion",
      ["prid": "GENERAL", "t_name": "aside", "pmid": .string(message)]
    ).json
    let discussion = try #require(made["discussion"]?["_id"]?.text)
    try sandbox.set(["Message_ShowDeletedStatus": true])
    let body: JSON = ["userId": .string(try sandbox.userID("ulli"))]
    #expect(
      try sandbox.call("mona", "moderation.user.deleteReportedMessages?count=100", body).isSuccess)
    #expect(try sandbox.stored(message, in: "GENERAL")?["type"] == "rm")
    #expect(try sandbox.hasRoom(discussion))
  }
}
