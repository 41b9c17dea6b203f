import GavelAPI
import GavelModel
import Testing

/// The sandbox's faults, and what the client makes of them.
@Suite struct SandboxFaultTests {
  private static let shared = SandboxHarness.shared

  /// Only what never comes to its end waits for the deadline; a busy machine must not meet it.
  private func limits(for kind: String) -> TransportLimits {
    TransportLimits(deadline: kind == "slowBody" ? .seconds(2) : .seconds(30), bodyBytes: 200_000)
  }

  private func rule(
    _ method: String, _ kind: String, path: String = "/rooms/*/*/*", more: String = ""
  ) -> String {
    """
    {"match":{"method":"\(method)","path":"\(path)"},"kind":"\(kind)","times":0\(more)}
    """
  }

  @Test func `a deletion applied and dropped is one request, fifty times over`() async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("owner")
      let page = try await client.messages(in: Self.shared, before: nil, limit: 50)
      try await sandbox.control("faults", "[\(rule("DELETE", "dropAfter"))]")
      for message in page.messages {
        let error = await failure { () async throws(APIError) in
          try await client.perform(.deleteMessage(message.id, room: Self.shared))
        }
        #expect(error == .noAnswer(host: "127.0.0.1"))
      }
      let deletions = try await sandbox.log().filter { $0.hasPrefix("DELETE") }
      #expect(
        deletions
          == page.messages.map { "DELETE /rooms/general-tw/messages/\($0.id)" })
      #expect(deletions.count == 50)
    }
  }

  @Test func `a removal applied and dropped is one request, fifty times over`() async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("owner")
      let members = try #require(try await client.room(Self.shared).members)
        .filter { $0.role == .member }.prefix(50)
      try await sandbox.control("faults", "[\(rule("POST", "dropAfter"))]")
      for member in members {
        let error = await failure { () async throws(APIError) in
          try await client.removeMembers([member.id], from: Self.shared, announced: false)
        }
        #expect(error == .noAnswer(host: "127.0.0.1"))
      }
      #expect(try await sandbox.log().filter { $0.hasPrefix("POST") }.count == members.count)
      #expect(members.count > 10)
    }
  }

  @Test func `room and history deletions dropped after the fact are one request each`() async throws
  {
    try await withSandbox { sandbox in
      let client = try sandbox.client("owner")
      let rules = ["/rooms/*", "/rooms/*/messages/*"].map {
        rule("DELETE", "dropAfter", path: $0)
      }
      try await sandbox.control("faults", "[\(rules.joined(separator: ","))]")
      let clear = await failure { () async throws(APIError) in
        try await client.perform(.clearRoom(Self.shared))
      }
      let delete = await failure { () async throws(APIError) in
        try await client.perform(.deleteRoom(Self.shared))
      }
      #expect(clear == .noAnswer(host: "127.0.0.1"))
      #expect(delete == .noAnswer(host: "127.0.0.1"))
      #expect(
        try await sandbox.log() == [
          "DELETE /rooms/general-tw/messages/_all", "DELETE /rooms/general-tw",
        ])
      #expect(try await sandbox.room(Self.shared) == nil)
    }
  }

  @Test(arguments: [
    ("dropBefore", "noAnswer"), ("dropAfter", "noAnswer"), ("truncate", "noAnswer malformed"),
    ("empty", "malformed"), ("html502", "gateway"), ("slowBody", "noAnswer"),
    ("endless", "tooLarge noAnswer"), ("rateLimit", "throttled"), ("status", "server"),
  ])
  func `each fault has its error`(kind: String, names: String) async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("owner", limits: limits(for: kind))
      let page = try await client.messages(in: Self.shared, before: nil, limit: 1)
      let message = try #require(page.messages.first?.id)
      let more =
        switch kind {
        case "status": #","status":500"#
        case "rateLimit": #","seconds":30"#
        case "slowBody": #","seconds":20"#
        default: ""
        }
      try await sandbox.control("faults", "[\(rule("DELETE", kind, more: more))]")
      let error = await failure { () async throws(APIError) in
        try await client.perform(.deleteMessage(message, room: Self.shared))
      }
      let name = try #require(error?.name)
      #expect(names.split(separator: " ").contains { $0 == name }, "\(kind): \(name)")
      if case .throttled(let pause, _) = error { #expect(pause != nil) }
      #expect(try await sandbox.log().filter { $0.hasPrefix("DELETE") }.count == 1)
    }
  }

  @Test func `a delayed answer is an answer`() async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("owner")
      let page = try await client.messages(in: Self.shared, before: nil, limit: 1)
      let message = try #require(page.messages.first?.id)
      try await sandbox.control(
        "faults", "[\(rule("DELETE", "delay", more: #","delayMilliseconds":150"#))]")
      #expect(try await client.perform(.deleteMessage(message, room: Self.shared)).affected == 1)
    }
  }

  @Test func `a server that has gone is unreachable`() async throws {
    let sandbox = try SandboxHarness()
    let client = try sandbox.client("owner")
    _ = try await client.room(Self.shared)
    sandbox.stop()
    let error = await failure { () async throws(APIError) in
      try await client.perform(.deleteRoom(Self.shared))
    }
    #expect(error == .unreachable(host: "127.0.0.1"))
  }
}
