import GavelModel
import GavelSandbox
import Synchronization
import Testing

@testable import GavelAPI

/// Lost sessions, limits, second proofs and broken answers, in all three modes.
@Suite struct WorkspaceFaultTests {
  typealias Mode = WorkspaceHarness.Mode

  /// Only what never comes to its end waits for the deadline; a busy machine must not meet it.
  private func limits(for kind: String) -> TransportLimits {
    TransportLimits(deadline: kind == "slowBody" ? .seconds(2) : .seconds(30), bodyBytes: 200_000)
  }

  private func fault(_ endpoint: String, _ kind: String, _ more: String = "") -> String {
    let path = "/api/v1/" + endpoint
    return #"[{"match":{"path":"\#(path)"},"kind":"\#(kind)","times":0\#(more)}]"#
  }

  @Test(arguments: Mode.allCases)
  func `without a good session every call is unauthorized and nothing happens`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let before = try await workspace.stateWithMessages()
      let direct = try before.direct("alice", "bob").room
      let message = MessageID(try #require(try before.room("GENERAL").messages.all.last).id)
      let good = try workspace.persona(.admin)
      for client in [
        try workspace.client(token: "no", userID: try workspace.id(.admin)),
        try workspace.client(token: good.token, userID: nil),
        try workspace.client(token: good.token, userID: try workspace.id(.user)),
      ] {
        let endings = [
          await ending { () async throws(APIError) in try await client.profile() },
          await ending { () async throws(APIError) in try await client.rooms(skip: 0, limit: 5) },
          await ending { () async throws(APIError) in try await client.room("GENERAL") },
          await ending { () async throws(APIError) in try await client.rights() },
          await ending { () async throws(APIError) in
            try await client.reportedAuthors(skip: 0, limit: 5)
          },
          await client.ending(of: .deleteDirect(direct)),
          await client.ending(of: .deleteDirect(direct, username: "alice")),
          await client.ending(of: .deleteMessage(message, room: "GENERAL")),
          await client.ending(of: .deleteRoom("GENERAL"), TargetFacts(roomKind: "channel")),
          await client.ending(of: .clearRoom("GENERAL")),
          await client.ending(of: .deactivateUser(try before.user("bob"))),
          await client.ending(of: .deleteReported(try before.user("spam9"))),
        ]
        #expect(endings.allSatisfy { $0 == "unauthorized" }, "\(endings)")
      }
      #expect(try await workspace.stateWithMessages().rooms == before.rooms)
    }
  }

  @Test(arguments: ["status", "rateLimit"])
  func `a deletion whose last look is told to wait may have been applied`(
    kind: String
  ) async throws {
    try await withWorkspace(.p6) { workspace in
      let direct = try await workspace.state().direct("alice", "bob").room
      let late = #","status":429,"after":1"#
      _ = try await workspace.control(
        "faults", fault("rooms.adminRooms.getRoom", kind, late))
      let client = try workspace.client()
      #expect(await client.ending(of: .deleteDirect(direct)) == "noAnswer")
      #expect(try await workspace.state().rooms.allSatisfy { $0.id != direct.rawValue })
    }
  }

  @Test(arguments: Mode.allCases)
  func `a renewed token carries a deletion through`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let direct = try await workspace.state().direct("alice", "bob").room
      let good = try workspace.persona(.admin)
      let client = try workspace.client(token: "stale", userID: PersonID(good.userID)) {
        Secret(good.token)
      }
      #expect(await client.ending(of: .deleteDirect(direct)) == "done")
      #expect(try await workspace.log().count { $0 == "POST im.delete" } == 1)
      #expect(try await !workspace.state().has(direct))
    }
  }

  @Test(arguments: Mode.allCases)
  func `the eleventh call of a minute is told how long to wait`(mode: Mode) async throws {
    try await withWorkspace(mode, isRateLimited: true) { workspace in
      let mona = try workspace.client(.moderator)
      // A slow machine may need more than a minute for ten calls, so that a new one begins.
      var (calls, error) = (0, APIError?.none)
      while error == nil, calls < 200 {
        error = await failure { () async throws(APIError) in try await mona.profile() }
        calls += 1
      }
      #expect(calls > 10)
      guard case .throttled(let rest?, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(rest > .seconds(1) && rest <= .seconds(61))
      // Who bypasses the limit is never asked to wait.
      let admin = try workspace.client()
      for _ in 0..<12 { _ = try await admin.profile() }
    }
  }

  @Test(arguments: Mode.allCases)
  func `a pause that only the words tell is kept`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let body =
        #"{\"success\":false,\"error\":\"Error, too many requests. Please slow down. You must "#
        + #"wait 37 seconds before trying this endpoint again. [error-too-many-requests]\"}"#
      try await workspace.control(
        "faults", fault("im.delete", "status", #","status":429,"body":"\#(body)""#))
      let direct = try await workspace.state().direct("alice", "bob").room
      let client = try workspace.client()
      let error = await failure { () async throws(APIError) in
        try await client.perform(.deleteDirect(direct))
      }
      guard case .throttled(let rest, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(rest == .seconds(37))
      #expect(try await workspace.state().has(direct))
    }
  }

  @Test(arguments: [
    ("X-RateLimit-Reset: 30", 30), ("Retry-After: 12", 12),
    ("Date: Mon, 02 Mar 2026 12:00:00 GMT\r\nX-RateLimit-Reset: 1772452830000", 30),
  ])
  func `a pause is told in seconds, or as a moment of the server's clock`(
    header: String, seconds: Int
  ) async throws {
    try await withServer { _, wire in
      wire.answer(429, #"{"success":false,"error":"slow"}"#, headers: [header])
    } _: { server in
      let connection = try Connection(
        url: server.address, credential: .account(token: Secret("t")), userID: "u")
      let client = PlatformClient(
        connection: connection, dialect: RocketChatDialect(), now: stillClock)
      let error = await failure { () async throws(APIError) in try await client.profile() }
      guard case .throttled(let rest, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(rest == .seconds(seconds))
    }
  }

  @Test(arguments: Mode.allCases)
  func `a second proof is asked for up to three times and sent along`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let direct = try await workspace.state().direct("alice", "bob").room
      try await workspace.control("settings", #"{"totp_required_routes":["im.delete"]}"#)
      let asked = Mutex<[SecondFactor]>([])
      func client(_ code: String?) throws -> PlatformClient {
        try workspace.client(prove: { challenge in
          asked.withLock { $0.append(challenge) }
          return code.map { SecondFactorCode(method: challenge.method, code: Secret($0)) }
        })
      }
      #expect(await (try workspace.client()).ending(of: .deleteDirect(direct)) == "secondFactor")
      #expect(await (try client(nil)).ending(of: .deleteDirect(direct)) == "secondFactor")
      #expect(await (try client("000000")).ending(of: .deleteDirect(direct)) == "secondFactor")
      #expect(try await workspace.state().has(direct))
      #expect(await (try client("123456")).ending(of: .deleteDirect(direct)) == "done")
      // Once when nobody knows it, three times while it is wrong, once when it is right.
      #expect(asked.withLock { $0.map(\.method) } == Array(repeating: "totp", count: 1 + 3 + 1))
      #expect(try await !workspace.state().has(direct))
    }
  }

  @Test(
    arguments: Mode.allCases,
    [
      ("dropBefore", "", "noAnswer"), ("dropAfter", "", "noAnswer"),
      ("truncate", "", "noAnswer malformed"), ("empty", "", "malformed"),
      ("html502", "", "gateway"), ("slowBody", #","delayMilliseconds":1000"#, "noAnswer"),
      ("endless", "", "tooLarge noAnswer"), ("status", #","status":500"#, "server"),
      ("status", #","status":302"#, "redirected"), ("rateLimit", #","seconds":30"#, "throttled"),
      ("delay", #","delayMilliseconds":50"#, "done"),
    ])
  func `each fault has its class, after one request`(
    mode: Mode, fault: (kind: String, more: String, names: String)
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.state()
      let direct = try state.direct("alice", "bob").room
      let client = try workspace.client(limits: limits(for: fault.kind))
      for (endpoint, action) in [
        ("im.delete", ModerationAction.deleteDirect(direct)),
        ("rooms.cleanHistory", .clearRoom("GENERAL")),
      ] {
        try await workspace.control("faults", self.fault(endpoint, fault.kind, fault.more))
        let name = await client.ending(of: action)
        #expect(fault.names.split(separator: " ").contains { $0 == name }, "\(endpoint): \(name)")
        #expect(try await workspace.log().count { $0 == "POST " + endpoint } == 1)
      }
      if fault.kind.hasPrefix("drop") {
        #expect(try await workspace.state().has(direct) == (fault.kind == "dropBefore"))
      }
    }
  }

  @Test(arguments: Mode.allCases)
  func `a call that a server lacks has an older one, or is unsupported`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.state()
      let client = try workspace.client()
      try await workspace.control(
        "faults", fault("rooms.delete", "status", #","status":404,"body":"404 Not Found""#))
      let market = try state.room("market").room
      #expect(await client.ending(of: .deleteRoom(market)) == "done")
      #expect(try await workspace.log().contains("POST channels.delete"))
      #expect(try await !workspace.state().has(market))
      for (endpoint, action) in [
        ("moderation.dismissUserReports", ModerationAction.dismissReports(.person("x"))),
        ("rooms.muteUser", .muteMember("x", room: "GENERAL")),
      ] {
        try await workspace.control(
          "faults", fault(endpoint, "status", #","status":404,"body":"404 Not Found""#))
        #expect(await client.ending(of: action) == "unsupported", "\(endpoint)")
      }
    }
  }
}
