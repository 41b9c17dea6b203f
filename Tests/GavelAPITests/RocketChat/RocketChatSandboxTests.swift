import Foundation
import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// The client against a workspace of its own, in each of the three forms.
@Suite struct RocketChatSandboxTests {
  private func withWorkspace(
    _ compat: SandboxOptions.Compat, as role: String = "admin",
    _ body: (PlatformClient) async throws -> Void
  ) async throws {
    var options = SandboxOptions()
    options.dialect = .rocketchat
    options.compat = compat
    let server = try SandboxServer.start(options)
    defer { server.stop() }
    let persona = try #require(server.announcement.personas.first { $0.role == role })
    let url = try makeAddress(server.url)
    let session = try await PlatformClient.logIn(
      at: url, user: persona.name, password: Secret(persona.name), now: stillClock)
    #expect(session.userID.rawValue == persona.userID)
    let client = PlatformClient(
      connection: try Connection(
        url: url, credential: .account(token: session.token), userID: session.userID),
      dialect: RocketChatDialect(), now: stillClock)
    defer { client.close() }
    try await body(client)
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `every room can be listed, looked at and sealed`(
    compat: SandboxOptions.Compat
  ) async throws {
    try await withWorkspace(compat) { client in
      #expect(try await client.profile().id == client.connection.userID)
      #expect(try await client.serverAbilities().hasReports)
      let page = try await client.rooms(skip: 0, limit: 100)
      #expect(page.rooms.count == page.totalCount)
      for listed in page.rooms {
        let room = listed.room
        let detail = try await client.room(room.id)
        #expect(detail.room.kind == room.kind)
        _ = try await client.extent(of: room.id, kind: room.kind)
        _ = try await client.seal(of: room.id, kind: room.kind)
        let error = await failure { () async throws(APIError) in
          try await client.messages(
            in: room.id, hint: RoomHint(kind: room.kind), before: nil, limit: 20)
        }
        #expect(error == nil || error?.name == "forbidden")
      }
      let again = try await client.rooms(skip: 0, limit: 100)
      #expect(again.rooms.map(\.room.id) == page.rooms.map(\.room.id))
    }
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `a conversation between others is deleted once`(
    compat: SandboxOptions.Compat
  ) async throws {
    try await withWorkspace(compat) { client in
      let rooms = try await client.rooms(skip: 0, limit: 100).rooms
      let direct = try #require(rooms.first { $0.room.kind == .direct })
      var facts = TargetFacts()
      facts.participants = direct.members?.map(\.id)
      let receipt = try await client.perform(.deleteDirect(direct.room.id), facts: facts)
      #expect(receipt.answer == ServerAnswer(status: 200))
      let second = await failure { () async throws(APIError) in
        try await client.perform(.deleteDirect(direct.room.id), facts: facts)
      }
      #expect(second?.name == "notFound")
      let left = try await client.rooms(skip: 0, limit: 100).rooms
      #expect(left.count == rooms.count - 1)
    }
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `a user may list, and is refused what an administrator may`(
    compat: SandboxOptions.Compat
  ) async throws {
    try await withWorkspace(compat, as: "user") { client in
      let rooms = try await client.rooms(skip: 0, limit: 100).rooms
      let room = try #require(rooms.first { $0.room.kind == .other("channel") }).room
      for action in [
        ModerationAction.deleteRoom(room.id), .clearRoom(room.id), .deactivateUser("nobody"),
        .deleteReported("nobody"),
      ] {
        let error = await failure { () async throws(APIError) in
          try await client.perform(action, facts: TargetFacts(roomKind: "channel"))
        }
        #expect(error?.name == "forbidden", "\(action)")
      }
    }
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `the queue of reports can be read, and closed once`(
    compat: SandboxOptions.Compat
  ) async throws {
    try await withWorkspace(compat) { client in
      let authors = try await client.reportedAuthors(skip: 0, limit: 100)
      guard let author = authors.people.first?.person.id else { return }
      let reported = try await client.reportedMessages(of: author, skip: 0, limit: 100)
      let message = try #require(reported.reports.first?.message)
      let reports = try await client.reports(of: message, skip: 0, limit: 100)
      let report = try #require(reports.reports.first)
      #expect(try await client.report(report.id).message == message)
      _ = try await client.perform(.dismissReports(report.subject), reason: "fine")
      #expect(try await client.report(report.id).closing?.reason == "fine")
      _ = try await client.reportedPeople(skip: 0, limit: 100)
    }
  }
}
