import Foundation
import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// The examples of the given page, as a sandbox that nobody has told its mode sends them.
@Suite struct GivenPageSandboxTests {
  /// The page's own layout taken away: the same fields in the same order.
  private func compact(_ example: String) throws -> String {
    try #require(JSONValue(parsing: Data(example.utf8))).text
  }

  private func delete(
    _ body: String, _ workspace: WorkspaceHarness, isSignedIn: Bool = true
  ) async throws -> (String, Int) {
    let persona = try workspace.persona(.admin)
    let headers =
      isSignedIn ? ["X-Auth-Token": persona.token, "X-User-Id": persona.userID] : [:]
    let (data, status) = try await workspace.data("/api/v1/im.delete", body, headers)
    return (String(decoding: data, as: UTF8.self), status)
  }

  @Test func `all four examples come byte for byte`() async throws {
    try await withWorkspace(.p6) { workspace in
      let direct = try await workspace.state().direct("alice", "bob").id
      let deletion = #"{"roomId":"\#(direct)"}"#
      #expect(
        try await delete(deletion, workspace, isSignedIn: false)
          == (try compact(DeleteDirectPage.unauthorized), 401))
      #expect(
        try await delete("{}", workspace) == (try compact(DeleteDirectPage.invalidBody), 400))
      #expect(try await workspace.state().has(RoomID(direct)))
      #expect(
        try await delete(deletion, workspace) == (try compact(DeleteDirectPage.success), 200))
      for body in [
        deletion, DeleteDirectPage.request, #"{"roomId":"GENERAL"}"#,
        #"{"username":"nobody.at.all"}"#,
      ] {
        #expect(
          try await delete(body, workspace) == (try compact(DeleteDirectPage.invalidChannel), 400))
      }
    }
  }
}
