import GavelAPI
import GavelModel
import Testing

/// What stands on the wire when a call is made.
@Suite struct WireFormTests {
  static let done: RawServer.Script = { request, wire in
    wire.answer(200, #"{"RC":0,"RM":"OK","result":{"_id":"r","data":[]}}"#)
  }

  static let anchor = HistoryAnchor(message: "m", sentAt: Timestamp(milliseconds: 0))

  /// Every call, with the request line that it makes.
  static let calls: [(line: String, call: @Sendable (PlatformClient) async throws -> Void)] = [
    ("GET /rooms?skip=0&limit=5&sort=createdTime", { _ = try await $0.rooms(skip: 0, limit: 5) }),
    ("GET /rooms/r", { _ = try await $0.room("r") }),
    (
      "GET /rooms/r/messages/v3?limit=7&beforeMessage=m",
      { _ = try await $0.messages(in: "r", before: Self.anchor, limit: 7) }
    ),
    ("DELETE /rooms/r/messages/m", { _ = try await $0.perform(.deleteMessage("m", room: "r")) }),
    ("DELETE /rooms/r/messages/_all", { _ = try await $0.perform(.clearRoom("r")) }),
    ("DELETE /rooms/r", { _ = try await $0.perform(.deleteRoom("r")) }),
    (
      "POST /rooms/r/delete/members",
      { _ = try await $0.removeMembers(["ccc", "bbb"], from: "r", announced: true) }
    ),
    (
      "POST /rooms/r/delete/members",
      { _ = try await $0.perform(.leaveRoom("r", announced: false)) }
    ),
  ]

  @Test(arguments: calls.indices)
  func `user mode sends key, bare token and id with every call`(index: Int) async throws {
    try await withServer(Self.done) { server in
      let client = try makeClient(server.url)
      try await Self.calls[index].call(client)
      let request = try #require(server.requests.first)
      #expect(server.requests.count == 1)
      #expect(request.line == Self.calls[index].line + " HTTP/1.1")
      #expect(request.headers["im-client-key"] == "client-key")
      #expect(request.headers["im-authorization"] == testToken)
      #expect(request.headers["im-client-id"] == "ana")
      #expect(request.headers["im-api-key"] == nil)
      #expect(request.headers["cookie"] == nil)
    }
  }

  @Test(arguments: calls.indices)
  func `platform mode sends the API key alone with every call`(index: Int) async throws {
    try await withServer(Self.done) { server in
      let client = try makeClient(server.url, credential: .platform(apiKey: Secret("key=")))
      try await Self.calls[index].call(client)
      let request = try #require(server.requests.first)
      #expect(request.headers["im-api-key"] == "key=")
      #expect(request.headers["im-client-key"] == nil)
      #expect(request.headers["im-authorization"] == nil)
      #expect(request.headers["im-client-id"] == nil)
    }
  }

  @Test(arguments: calls.indices)
  func `only changes ask for a closed connection and say that they are JSON`(
    index: Int
  ) async throws {
    try await withServer(Self.done) { server in
      try await Self.calls[index].call(makeClient(server.url))
      let request = try #require(server.requests.first)
      let isChange = request.method != "GET"
      #expect((request.headers["connection"] == "close") == isChange)
      #expect(
        request.headers["content-type"]
          == (isChange ? "application/json; charset=utf-8" : nil))
    }
  }

  @Test func `an own id in CJK goes along as UTF-8`() async throws {
    try await withServer(Self.done) { server in
      _ = try await makeClient(server.url, userID: "李明").perform(.deleteRoom("r"))
      #expect(server.requests.first?.headers["im-client-id"] == "李明")
    }
  }

  @Test func `the removal of the page has the page's body`() async throws {
    try await withServer(Self.done) { server in
      let client = try makeClient(server.url)
      _ = try await client.removeMembers(["ccc", "bbb"], from: "demo-room", announced: true)
      let request = try #require(server.requests.first)
      #expect(request.line == "POST /rooms/demo-room/delete/members HTTP/1.1")
      #expect(request.body == #"{"members":["ccc","bbb"],"systemMessage":true}"#)
    }
  }

  @Test(arguments: AddressingTests.nasty)
  func `an encoded id stays encoded on the wire`(id: String, segment: String) async throws {
    try await withServer(Self.done) { server in
      let client = try makeClient(server.url + "/base/")
      _ = await failure { () async throws(APIError) in try await client.room(RoomID(id)) }
      var targets = ["/base/rooms/\(segment)"]
      if !AddressingTests.breaking.contains(id) {
        _ = try await client.perform(.deleteRoom(RoomID(id)))
        _ = try await client.perform(.deleteMessage(MessageID(id), room: "r"))
        targets += ["/base/rooms/\(segment)", "/base/rooms/r/messages/\(segment)"]
      }
      #expect(server.requests.map(\.target) == targets)
    }
  }

  @Test func `an id that cannot be named sends nothing`() async throws {
    try await withServer(Self.done) { server in
      let client = try makeClient(server.url)
      let error = await failure { () async throws(APIError) in
        try await client.perform(.deleteMessage("_all", room: "r"))
      }
      #expect(error == .unaddressable(id: "_all"))
      #expect(server.connectionCount == 0)
    }
  }

  @Test func `signing in sends the client key alone and returns the token`() async throws {
    try await withServer { _, wire in
      wire.answer(
        200,
        """
        {"RC":0,"RM":"OK","result":{"id":"ana","token":"\(testToken)","exp":5,
         "expirationDate":"2026-03-09T00:00:00.000Z"}}
        """)
    } _: { server in
      let signedIn = try await PlatformClient.signIn(
        at: server.address, clientKey: "client-key", as: "ana", name: "Ana", now: stillClock)
      #expect(signedIn.token.reveal() == testToken)
      #expect(signedIn.userID == "ana")
      #expect(signedIn.expires == Timestamp(iso8601: "2026-03-09T00:00:00Z"))
      let request = try #require(server.requests.first)
      #expect(request.line == "POST /auths/sign/v2 HTTP/1.1")
      #expect(request.body == #"{"id":"ana","nickname":"Ana"}"#)
      #expect(request.headers["im-client-key"] == "client-key")
      #expect(request.headers["im-authorization"] == nil)
    }
  }

  @Test func `a platform administrator's profile sends nothing`() async throws {
    try await withServer(Self.done) { server in
      let key = Credential.platform(apiKey: Secret("k"))
      let named = try await makeClient(server.url, credential: key, userID: "ops").profile()
      let unnamed = try await makeClient(server.url, credential: key, userID: nil).profile()
      #expect(named == Person(id: "ops"))
      #expect(unnamed == Person(id: "platform-admin"))
      #expect(server.requests.isEmpty)
    }
  }
}
