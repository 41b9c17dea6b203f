import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// What the client reads agrees with what the sandbox holds: two readings of one contract.
@Suite struct SandboxReadingTests {
  private static let shared = SandboxHarness.shared

  @Test func `a profile is the persona's own`() async throws {
    try await withSandbox { sandbox in
      let person = try await sandbox.client("manager").profile()
      #expect(person.id.rawValue == (try sandbox.persona("manager").userID))
      #expect(person.raw?.text.contains("address") != true)
      #expect(person.raw?.text.contains("userAgent") != true)
    }
  }

  @Test func `signing in gives a token that works`() async throws {
    try await withSandbox { sandbox in
      let address = try makeAddress(sandbox.url)
      let signedIn = try await PlatformClient.signIn(
        at: address, clientKey: sandbox.clientKey, as: "mei", now: stillClock)
      let client = try makeClient(
        sandbox.url, credential: .user(clientKey: sandbox.clientKey, token: signedIn.token),
        userID: "mei")
      #expect(try await client.profile().id == "mei")
      #expect(signedIn.expires != nil)
    }
  }

  @Test func `all pages of rooms together are the rooms of the caller`() async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("owner")
      var rooms: [RoomID] = []
      var total: Int?
      repeat {
        let page = try await client.rooms(skip: rooms.count, limit: 3)
        if page.rooms.isEmpty { break }
        rooms += page.rooms.map(\.room.id)
        total = page.totalCount
      } while rooms.count < total ?? 0
      let me = try sandbox.persona("owner").userID
      let held = try #require(try await sandbox.control("state")["rooms"]?.elements)
      let expected = held.filter { room in
        room["members"]?.elements?.contains { $0.asText == me } == true
      }.compactMap { $0["id"]?.asText.map { RoomID($0) } }
      // A frozen room drops out of lists and can still be read.
      let missing = Set(expected).subtracting(rooms)
      #expect(Set(rooms).count == rooms.count)
      #expect(Set(rooms).isSubset(of: expected))
      for room in missing { #expect(try await client.room(room).room.status == .frozen) }
      #expect(total == rooms.count)
    }
  }

  @Test func `members carry the roles that the sandbox gave them`() async throws {
    try await withSandbox { sandbox in
      for client in [try sandbox.client("member"), try sandbox.platform()] {
        let detail = try await client.room(Self.shared)
        let members = try #require(detail.members)
        let held = try #require(try await sandbox.room(Self.shared))
        let ids = held["members"]?.elements?.compactMap { $0.asText.map { PersonID($0) } }
        #expect(Set(members.map(\.id)) == Set(ids ?? []))
        #expect(detail.room.memberCount == ids?.count)
        let owner = try sandbox.persona("owner").userID
        let manager = try sandbox.persona("manager").userID
        let member = try sandbox.persona("member").userID
        let roles = Dictionary(members.map { ($0.id.rawValue, $0.role) }) { first, _ in first }
        #expect(roles[owner] == .owner)
        #expect(roles[manager] == .manager)
        #expect(roles[member] == .member)
        #expect(members.contains { $0.role == .admin })
        #expect(detail.room.owner?.rawValue == owner)
      }
    }
  }

  @Test(arguments: [false, true])
  func `walking back reaches every message, whether anchors are inclusive or not`(
    inclusive: Bool
  ) async throws {
    try await withSandbox { sandbox in
      try await sandbox.control("settings", #"{"anchor_inclusive":\#(inclusive)}"#)
      let client = try sandbox.client("owner")
      var seen: Set<MessageID> = []
      var anchor: HistoryAnchor?
      var total: Int?
      while true {
        let page = try await client.messages(in: Self.shared, before: anchor, limit: 100)
        total = page.totalCount
        let fresh = page.messages.filter { seen.insert($0.id).inserted }
        guard let last = fresh.last else { break }
        anchor = last.anchor
      }
      let held = try #require(try await sandbox.room(Self.shared)?["messages"]?.elements)
      #expect(seen.count == held.count)
      #expect(total == held.count)
      #expect(Set(held.compactMap { $0["id"]?.asText }) == Set(seen.map(\.rawValue)))
    }
  }

  @Test func `texts, authors and types arrive exactly, hostile ones too`() async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.platform()
      let held = try #require(try await sandbox.room(Self.shared)?["messages"]?.elements)
      var texts: [String: String] = [:]
      for message in held { texts[message["id"]?.asText ?? ""] = message["text"]?.asText ?? "" }
      var anchor: HistoryAnchor?
      for _ in 0..<20 {
        let page = try await client.messages(in: Self.shared, before: anchor, limit: 100)
        guard let last = page.messages.last else { break }
        for message in page.messages where !message.text.isEmpty {
          #expect(texts[message.id.rawValue] == message.text)
          #expect(message.room == Self.shared)
          #expect(message.sentAt.milliseconds > 0)
        }
        anchor = last.anchor
      }
    }
  }

  @Test func `evidence keeps the whole message without personal data`() async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("owner")
      let plain = try await client.messages(in: Self.shared, before: nil, limit: 20)
      let whole = try await client.messages(
        in: Self.shared, before: nil, limit: 20, asEvidence: true)
      #expect(whole.messages.map(\.id) == plain.messages.map(\.id))
      #expect(whole.messages.map(\.contentDigest) == plain.messages.map(\.contentDigest))
      for message in whole.messages {
        let raw = try #require(parsed(message.raw))
        #expect(raw["_id"]?.asText == message.id.rawValue)
        for word in ["address", "userAgent", "email", "token"] {
          #expect(!(message.raw?.text.contains("\"\(word)\"") ?? false))
        }
      }
    }
  }
}
