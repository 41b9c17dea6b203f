import Foundation
import GavelModel
import Synchronization
import Testing

@testable import GavelAPI

/// What is told apart when no whole answer comes.
@Suite struct NoAnswerTests {
  private static let short = TransportLimits(deadline: .seconds(2), bodyBytes: 100_000)

  @Test func `a refused connection is unreachable, because nothing was sent`() async throws {
    let port = try ClosedPort()
    defer { withExtendedLifetime(port) {} }
    let client = try makeClient(port.url)
    #expect(
      await failure { () async throws(APIError) in try await client.perform(.deleteRoom("r")) }
        == .unreachable(host: "127.0.0.1"))
    #expect(
      await failure { () async throws(APIError) in try await client.room("r") }
        == .unreachable(host: "127.0.0.1"))
  }

  @Test func `a name that nobody knows is unreachable`() async throws {
    let client = try makeClient("https://gavel.invalid")
    #expect(
      await failure { () async throws(APIError) in try await client.perform(.deleteRoom("r")) }
        == .unreachable(host: "gavel.invalid"))
  }

  @Test(arguments: [
    "Failed to connect to 10.0.0.1 port 443 after 3 ms: Couldn't connect to server",
    "Could not resolve host: x", "SSL certificate problem: self-signed certificate",
    "SSL: no alternative certificate subject name matches target host name 'x'",
  ])
  func `words of a connection that never stood are certain`(words: String) {
    #expect(TransportFailure.happenedBeforeSending(urlError(-1, words)))
  }

  @Test(arguments: [
    "Empty reply from server", "Recv failure: Connection reset by peer", "",
    "transfer closed with 10 bytes remaining to read", "Connection timed out after 300 ms",
    "OpenSSL SSL_read: Connection reset by peer, errno 104",
  ])
  func `all other words leave it open, also under the code of a refused connection`(
    words: String
  ) {
    #expect(!TransportFailure.happenedBeforeSending(urlError(-1004, words)))
  }

  private func urlError(_ code: Int, _ words: String) -> NSError {
    NSError(domain: NSURLErrorDomain, code: code, userInfo: [NSLocalizedDescriptionKey: words])
  }

  static let broken: [(String, RawServer.Script)] = [
    ("closed without an answer", { _, wire in wire.close() }),
    (
      "half a status line",
      { _, wire in
        wire.send("HTTP/1.1 20")
        wire.close()
      }
    ),
    (
      "half a body",
      { _, wire in
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"RC\":0")
        wire.close()
      }
    ),
    (
      "half a chunk",
      { _, wire in
        wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"RC\":0")
        wire.close()
      }
    ),
    ("a stalled body", { _, wire in wire.send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{") }),
    ("no byte at all", { _, _ in }),
    (
      "a body that drips",
      { _, wire in
        // More than can drip before the deadline, however late a busy machine hears of it.
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")
        while wire.send(" ") { usleep(20_000) }
      }
    ),
  ]

  @Test(arguments: broken.indices)
  func `whatever ends it after the request left is no answer`(index: Int) async throws {
    try await withServer(Self.broken[index].1) { server in
      let client = try makeClient(server.url, limits: Self.short)
      for action in [ModerationAction.deleteRoom("r"), .clearRoom("r")] {
        let error = await failure { () async throws(APIError) in
          try await client.perform(action)
        }
        #expect(error == .noAnswer(host: "127.0.0.1"), "\(Self.broken[index].0)")
      }
      #expect(server.requests.count == 2)
    }
  }

  @Test(arguments: [true, false])
  func `a body is cut at its limit`(chunked: Bool) async throws {
    try await withServer { _, wire in
      if chunked {
        wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        wire.flood("1000\r\n" + String(repeating: " ", count: 4096) + "\r\n")
      } else {
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n")
        wire.flood(String(repeating: " ", count: 4096))
      }
    } _: { server in
      let client = try makeClient(
        server.url, limits: TransportLimits(deadline: .seconds(30), bodyBytes: 100_000))
      #expect(
        await failure { () async throws(APIError) in try await client.room("r") }
          == .tooLarge(endpoint: "GET /rooms/:id", limitBytes: 100_000))
      let change = await failure { () async throws(APIError) in
        try await client.perform(.deleteRoom("r"))
      }
      #expect(change == .tooLarge(endpoint: "DELETE /rooms/:id", limitBytes: 100_000))
      #expect(change?.leavesEffectOpen == true)
    }
  }

  private static let endless: [(name: String, head: String, piece: String)] = [
    ("announced", "Content-Length: 9000000000\r\n\r\n", String(repeating: " ", count: 1 << 16)),
    (
      "in chunks", "Transfer-Encoding: chunked\r\n\r\n",
      "10000\r\n\(String(repeating: " ", count: 1 << 16))\r\n"
    ),
    ("until the connection ends", "\r\n", String(repeating: " ", count: 1 << 16)),
    ("in a header", "X-Wide: ", String(repeating: "w", count: 1 << 16)),
    (
      "in headers", "",
      String(repeating: "X-Many: \(String(repeating: "w", count: 1000))\r\n", count: 64)
    ),
  ]

  @Test(arguments: endless.indices)
  func `the client hangs up on what never ends, in a read and in a change`(
    index: Int
  ) async throws {
    let hangUps = Mutex(0)
    let endless = Self.endless[index]
    try await withServer { _, wire in
      wire.send("HTTP/1.1 200 OK\r\n" + endless.head)
      wire.flood(endless.piece)
      hangUps.withLock { $0 += 1 }
    } _: { server in
      let client = try makeClient(
        server.url, limits: TransportLimits(deadline: .seconds(60), bodyBytes: 1 << 20))
      let read = await failure { () async throws(APIError) in try await client.room("r") }
      let change = await failure { () async throws(APIError) in
        try await client.perform(.deleteRoom("r"))
      }
      #expect(read != nil, "\(endless.name)")
      #expect(change?.leavesEffectOpen == true, "\(endless.name)")
      try await eventually("both are hung up on") { hangUps.withLock { $0 } == 2 }
      #expect(server.requests.count == 2)
    }
  }

  @Test func `a body of just the limit is read`() async throws {
    let body = #"{"RC":0,"RM":"OK","result":{"n":1,"ok":1}}"#
    try await withServer { _, wire in
      wire.answer(200, body)
    } _: { server in
      let limits = TransportLimits(deadline: .seconds(30), bodyBytes: body.utf8.count)
      let receipt = try await makeClient(server.url, limits: limits).perform(.deleteRoom("r"))
      #expect(receipt.affected == 1)
    }
  }

  @Test func `a cancelled caller gets its answer at once`() async throws {
    try await withServer { _, _ in
    } _: { server in
      let client = try makeClient(server.url)
      let call = Task {
        await failure { () async throws(APIError) in try await client.perform(.deleteRoom("r")) }
      }
      try await eventually("the request arrives") { server.requests.count == 1 }
      call.cancel()
      #expect(await call.value == .cancelled)
    }
  }

  @Test func `a caller that was cancelled before sends nothing`() async throws {
    try await withServer { _, _ in
    } _: { server in
      let client = try makeClient(server.url)
      let call = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await failure { () async throws(APIError) in
          try await client.perform(.deleteRoom("r"))
        }
      }
      #expect(await call.value == .cancelled)
      #expect(server.requests.isEmpty)
    }
  }

  @Test func `closing ends what is under way and what comes later`() async throws {
    try await withServer { _, _ in
    } _: { server in
      let client = try makeClient(server.url)
      async let change = failure { () async throws(APIError) in
        try await client.perform(.deleteRoom("r"))
      }
      async let read = failure { () async throws(APIError) in try await client.room("r") }
      try await eventually("both requests arrive") { server.requests.count == 2 }
      client.close()
      client.close()
      #expect(await change == .cancelled)
      #expect(await read == .cancelled)
      let later = await failure { () async throws(APIError) in try await client.room("r") }
      #expect(later == .cancelled)
    }
  }

  @Test func `hundreds of racing cancellations each resume once`() async throws {
    try await withServer { _, wire in
      wire.answer(200, #"{"RC":0,"RM":"OK","result":{"_id":"r"}}"#)
    } _: { server in
      let client = try makeClient(server.url)
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<300 {
          group.addTask {
            let call = Task {
              await failure { () async throws(APIError) in
                _ =
                  number.isMultiple(of: 3)
                  ? try await client.perform(.deleteRoom("r")).affected
                  : try await client.room("r").room.memberCount
              }
            }
            for _ in 0..<number % 17 { await Task.yield() }
            call.cancel()
            let error = await call.value
            #expect(error == nil || error == .cancelled)
          }
        }
      }
    }
  }
}
