import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// Whatever a client looks at, however many calls that takes, stays as it was.
@Suite struct WorkspaceReadingTests {
  typealias Mode = WorkspaceHarness.Mode

  @Test(arguments: Mode.allCases)
  func `looking at everything sends nothing but GET`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let client = try workspace.client()
      let start = try await workspace.log().count
      _ = try await client.profile()
      _ = try await client.rights()
      _ = try await client.roomChanges(since: nil)
      for listed in try await client.rooms(skip: 0, limit: 100).rooms {
        let (id, kind) = (listed.room.id, listed.room.kind)
        _ = try await client.room(id)
        _ = try await client.seal(of: id, kind: kind)
        _ = try await client.extent(of: id, kind: kind)
        _ = try? await client.messages(in: id, hint: RoomHint(kind: kind), before: nil, limit: 20)
      }
      _ = try await client.ownDirect(with: "alice")
      _ = try await client.ownDirect(with: "nobody.of.that.name")
      for person in try await client.reportedAuthors(skip: 0, limit: 50).people {
        _ = try await client.reportedMessages(of: person.person.id, skip: 0, limit: 50)
      }
      let calls = try await workspace.log().dropFirst(start)
      #expect(calls.count > 20)
      #expect(calls.allSatisfy { $0.hasPrefix("GET ") }, "\(calls)")
    }
  }
}
