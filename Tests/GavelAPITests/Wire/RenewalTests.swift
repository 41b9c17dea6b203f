import GavelAPI
import GavelModel
import Synchronization
import Testing

/// A 401 leads to one renewal and one repetition, never to more.
@Suite struct RenewalTests {
  private struct NoToken: Error {}

  private static let fresh = "fresh-token"
  /// Accepts the fresh token only.
  private static let script: RawServer.Script = { request, wire in
    if request.headers["im-authorization"] == fresh {
      wire.answer(200, #"{"RC":0,"RM":"OK","result":{"_id":"r","n":1}}"#)
    } else {
      let said = request.headers["im-authorization"] ?? ""
      wire.answer(
        401,
        #"{"RC":401,"RM":"Unauthorized","error":{"code":"INVALID_TOKEN","message":"bad \#(said)"}}"#
      )
    }
  }

  @Test func `a call is repeated once with the renewed token`() async throws {
    try await withServer(Self.script) { server in
      let client = try makeClient(server.url) { Secret(Self.fresh) }
      #expect(try await client.perform(.deleteRoom("r")).affected == 1)
      #expect(server.requests.count == 2)
      #expect(try await client.perform(.deleteRoom("r")).affected == 1)
      #expect(server.requests.count == 3)
    }
  }

  @Test func `calls that fail together share one renewal`() async throws {
    try await withServer(Self.script) { server in
      let renewals = Mutex(0)
      let client = try makeClient(server.url) {
        renewals.withLock { $0 += 1 }
        try await Task.sleep(for: .milliseconds(20))
        return Secret(Self.fresh)
      }
      try await withThrowingTaskGroup(of: Receipt.self) { group in
        for number in 0..<20 {
          group.addTask {
            try await client.perform(.deleteMessage(MessageID("m\(number)"), room: "r"))
          }
        }
        for try await receipt in group { #expect(receipt.affected == 1) }
      }
      #expect(renewals.withLock { $0 } == 1)
    }
  }

  @Test func `without a renewal the 401 stands, and does not quote the token`() async throws {
    try await withServer(Self.script) { server in
      let client = try makeClient(server.url)
      let error = await failure { () async throws(APIError) in
        try await client.perform(.deleteRoom("r"))
      }
      #expect(
        error
          == .unauthorized(
            ServerAnswer(status: 401, code: "INVALID_TOKEN", message: "bad •••")))
      #expect(server.requests.count == 1)
    }
  }

  @Test func `a token that stays wrong is tried twice in all`() async throws {
    try await withServer(Self.script) { server in
      let client = try makeClient(server.url) { Secret("also-wrong") }
      let error = await failure { () async throws(APIError) in
        try await client.perform(.deleteRoom("r"))
      }
      #expect(error?.answer.message == "bad •••")
      #expect(error?.name == "unauthorized")
      #expect(server.requests.count == 2)
    }
  }

  @Test func `a renewal that fails leaves the 401`() async throws {
    try await withServer(Self.script) { server in
      let client = try makeClient(server.url) { throw NoToken() }
      let error = await failure { () async throws(APIError) in try await client.room("r") }
      #expect(error?.name == "unauthorized")
      #expect(server.requests.count == 1)
    }
  }

  @Test func `nothing else is repeated`() async throws {
    for status in [400, 403, 404, 409, 429, 500, 503] {
      try await withServer { _, wire in
        wire.answer(status, "")
      } _: { server in
        let client = try makeClient(server.url) { Secret(Self.fresh) }
        _ = await failure { () async throws(APIError) in try await client.perform(.deleteRoom("r"))
        }
        _ = await failure { () async throws(APIError) in try await client.room("r") }
        #expect(server.requests.count == 2)
      }
    }
  }

  @Test func `a rate limit comes through with its header`() async throws {
    try await withServer { _, wire in
      wire.answer(429, "", headers: ["Retry-After: 12"])
    } _: { server in
      let client = try makeClient(server.url)
      let error = await failure { () async throws(APIError) in
        try await client.perform(.deleteRoom("r"))
      }
      #expect(error == .throttled(retryAfter: .seconds(12), ServerAnswer(status: 429)))
    }
  }
}
