import GavelAPI
import GavelModel
import Testing

/// A redirect never carries a credential away, and never repeats a change.
@Suite struct RedirectTests {
  private static let room = #"{"RC":0,"RM":"OK","result":{"_id":"r"}}"#

  @Test(arguments: [301, 302, 303, 307, 308])
  func `nothing is sent to another origin`(status: Int) async throws {
    try await withServer { _, wire in
      wire.answer(200, Self.room)
    } _: { other in
      let target = other.url + "/rooms/r?token=x"
      try await withServer { _, wire in
        wire.answer(status, "", headers: ["Location: \(target)"])
      } _: { server in
        let client = try makeClient(server.url)
        let named = APIError.redirected(to: other.url + "/rooms/r")
        #expect(
          await failure { () async throws(APIError) in try await client.room("r") } == named)
        #expect(
          await failure { () async throws(APIError) in try await client.perform(.deleteRoom("r")) }
            == named)
        #expect(
          await failure { () async throws(APIError) in
            try await client.removeMembers(["a"], from: "r", announced: false)
          } == named)
        #expect(server.requests.count == 3)
        #expect(other.connectionCount == 0)
      }
    }
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `inside the origin a read follows and a change does not`(status: Int) async throws {
    try await withServer { request, wire in
      if request.target.hasPrefix("/rooms/r") {
        wire.answer(status, "", headers: ["Location: /moved/r"])
      } else {
        wire.answer(200, Self.room)
      }
    } _: { server in
      let client = try makeClient(server.url)
      #expect(try await client.room("r").room.id == "r")
      #expect(server.requests.map(\.target) == ["/rooms/r", "/moved/r"])
      #expect(server.requests.last?.headers["im-authorization"] == testToken)
      let change = await failure { () async throws(APIError) in
        try await client.perform(.deleteRoom("r"))
      }
      #expect(change == .redirected(to: server.url + "/moved/r"))
      #expect(server.requests.count == 3)
    }
  }

  @Test func `a circle is left after a few turns`() async throws {
    try await withServer { _, wire in
      wire.answer(302, "", headers: ["Location: /rooms/r"])
    } _: { server in
      let client = try makeClient(server.url)
      let error = await failure { () async throws(APIError) in try await client.room("r") }
      #expect(error == .redirected(to: server.url + "/rooms/r"))
      #expect(server.requests.count == 6)
    }
  }

  @Test func `a redirect to nowhere is an answer`() async throws {
    try await withServer { _, wire in
      wire.answer(302, "")
    } _: { server in
      let client = try makeClient(server.url)
      let error = await failure { () async throws(APIError) in
        try await client.perform(.deleteRoom("r"))
      }
      #expect(error == .redirected(to: ""))
    }
  }
}
