import GavelAPI
import GavelModel
import Testing

/// One attempt at a change is one request, whatever the server does with its connection.
@Suite struct OnceTests {
  /// Answers a first request and keeps the connection although it was asked to close it; drops
  /// every other without an answer.
  private static let stubborn: RawServer.Script = { request, wire in
    if request.target.hasSuffix("/kept") {
      wire.answer(200, #"{"RC":0,"RM":"OK","result":{}}"#, headers: ["Connection: keep-alive"])
    } else {
      wire.close()
    }
  }

  @Test func `a deletion that gets no answer was sent once, fifty times over`() async throws {
    try await withServer(Self.stubborn) { server in
      let client = try makeClient(server.url)
      for number in 0..<50 {
        _ = try await client.perform(.deleteRoom("kept"))
        let error = await failure { () async throws(APIError) in
          try await client.perform(.deleteRoom(RoomID("lost\(number)")))
        }
        #expect(error == .noAnswer(host: "127.0.0.1"))
      }
      let lost = server.requests.map(\.target).filter { $0.contains("lost") }
      #expect(lost == (0..<50).map { "/rooms/lost\($0)" })
    }
  }

  @Test func `a removal that gets no answer was sent once, fifty times over`() async throws {
    try await withServer(Self.stubborn) { server in
      let client = try makeClient(server.url)
      for number in 0..<50 {
        let error = await failure { () async throws(APIError) in
          try await client.removeMembers(["a"], from: RoomID("lost\(number)"), announced: true)
        }
        #expect(error == .noAnswer(host: "127.0.0.1"))
      }
      #expect(server.requests.count == 50)
    }
  }

  @Test func `no two changes share a connection, and reads do`() async throws {
    try await withServer { _, wire in
      wire.answer(200, #"{"RC":0,"RM":"OK","result":{"_id":"r"}}"#)
    } _: { server in
      let client = try makeClient(server.url)
      for _ in 0..<10 { _ = try await client.perform(.deleteRoom("r")) }
      #expect(Set(server.requests.map(\.connection)).count == 10)
      for _ in 0..<10 { _ = try await client.room("r") }
      #expect(server.connectionCount == 11)
    }
  }

  @Test func `many at once are each sent once`() async throws {
    try await withServer(Self.stubborn) { server in
      let client = try makeClient(server.url)
      await withTaskGroup(of: APIError?.self) { group in
        for number in 0..<40 {
          group.addTask {
            await failure { () async throws(APIError) in
              try await client.perform(.deleteMessage(MessageID("m\(number)"), room: "r"))
            }
          }
        }
        for await error in group { #expect(error == .noAnswer(host: "127.0.0.1")) }
      }
      #expect(Set(server.requests.map(\.target)).count == 40)
      #expect(server.requests.count == 40)
    }
  }
}
