import Foundation
import GavelModel
import GavelSandbox
import Synchronization
import Testing

@testable import GavelAPI

/// Signing in and out and who one is, in all three modes.
@Suite struct WorkspaceAccountTests {
  typealias Mode = WorkspaceHarness.Mode

  private func logIn(
    _ workspace: WorkspaceHarness, _ user: String, _ password: String,
    prove: (@Sendable (SecondFactor) async -> SecondFactorCode?)? = nil
  ) async throws(APIError) -> SignedIn {
    guard let url = URL(string: workspace.url) else { throw .insecure(url: workspace.url) }
    return try await PlatformClient.logIn(
      at: url, user: user, password: Secret(password), now: WorkspaceHarness.clock, prove: prove)
  }

  @Test(arguments: Mode.allCases, ["mona", "mona@example.test"])
  func `a password gives a token that works until it is signed out`(
    mode: Mode, name: String
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let session = try await logIn(workspace, name, "mona")
      #expect(session.userID == (try workspace.id(.moderator)))
      let client = try workspace.client(
        token: session.token.reveal(), userID: session.userID)
      #expect(try await client.profile().username == "mona")
      try await client.logOut()
      #expect(
        await ending { () async throws(APIError) in try await client.profile() } == "unauthorized")
      #expect(try await workspace.client(.moderator).profile().username == "mona")
    }
  }

  @Test(arguments: Mode.allCases)
  func `a wrong password, an unknown user and a closed account are one class`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      for (user, password) in [
        ("mona", "wrong"), ("nobody.at.all", "x"), ("gone.gil", "gone.gil"),
      ] {
        #expect(
          await ending { () async throws(APIError) in try await logIn(workspace, user, password) }
            == "unauthorized")
      }
      for _ in 0..<12 {
        _ = await ending { () async throws(APIError) in
          try await logIn(workspace, "mona", "wrong")
        }
      }
      #expect(
        await ending { () async throws(APIError) in try await logIn(workspace, "mona", "mona") }
          == "unauthorized")
    }
  }

  @Test(arguments: [Mode.p6, .p8])
  func `a code that signing in wants is asked for and sent with the same words`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      try await workspace.control("settings", #"{"totp_required_routes":["login"]}"#)
      let asked = Mutex<[SecondFactor]>([])
      let session = try await logIn(workspace, "mona", "mona") { challenge in
        asked.withLock { $0.append(challenge) }
        return SecondFactorCode(method: challenge.method, code: Secret("123456"))
      }
      #expect(asked.withLock { $0.map(\.method) } == ["totp"])
      let client = try workspace.client(token: session.token.reveal(), userID: session.userID)
      #expect(try await client.profile().username == "mona")
      #expect(
        await ending { () async throws(APIError) in try await logIn(workspace, "mona", "mona") }
          == "secondFactor")
      let wrong: @Sendable (SecondFactor) async -> SecondFactorCode? = { challenge in
        SecondFactorCode(method: challenge.method, code: Secret("000000"))
      }
      #expect(
        await ending { () async throws(APIError) in
          try await logIn(workspace, "mona", "mona", prove: wrong)
        } == "secondFactor")
      #expect(
        await ending { () async throws(APIError) in
          try await logIn(workspace, "mona", "wrong", prove: wrong)
        } == "unauthorized")
    }
  }

  @Test func `the short 401 of 9.0 does not tell that a code is wanted`() async throws {
    try await withWorkspace(.p9) { workspace in
      try await workspace.control("settings", #"{"totp_required_routes":["login"]}"#)
      #expect(
        await ending { () async throws(APIError) in try await logIn(workspace, "mona", "mona") }
          == "unauthorized")
    }
  }

  @Test(arguments: Mode.allCases)
  func `a personal access token works until it is withdrawn`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let made = try await workspace.call(
        "users.generatePersonalAccessToken", #"{"tokenName":"gavel"}"#, as: .user)
      let token = try #require(made["token"]?.asText)
      let client = try workspace.client(token: token, userID: try workspace.id(.user))
      #expect(try await client.profile().id == (try workspace.id(.user)))
      // A token counts together with its owner's id only.
      let other = try workspace.client(token: token, userID: try workspace.id(.owner))
      #expect(
        await ending { () async throws(APIError) in try await other.profile() } == "unauthorized")
      try await workspace.call(
        "users.removePersonalAccessToken", #"{"tokenName":"gavel"}"#, as: .user)
      #expect(
        await ending { () async throws(APIError) in try await client.profile() } == "unauthorized")
    }
  }

  @Test(arguments: Mode.allCases)
  func `people are read by id, and who is not there is not found`(mode: Mode) async throws {
    try await withWorkspace(mode) { workspace in
      let state = try await workspace.state()
      let client = try workspace.client()
      for name in ["alice", "gone.gil", "li.ming"] {
        #expect(try await client.person(try state.user(name)).username == name)
      }
      #expect(
        await ending { () async throws(APIError) in try await client.person("nobody") }
          == "notFound")
    }
  }

  @Test(arguments: Mode.allCases)
  func `rights follow the roles, and the server can do everything Gavel knows`(
    mode: Mode
  ) async throws {
    try await withWorkspace(mode) { workspace in
      let channel = RoomKind.other("channel")
      let admin = try #require(try await workspace.client().rights())
      for kind in ActionKind.allCases {
        let room: RoomKind = kind == .deleteDirect ? .direct : channel
        #expect(admin.allow(kind, in: room, as: nil), "\(kind)")
      }
      let mona = try #require(try await workspace.client(.moderator).rights())
      #expect(mona.allow(.deleteMessage, in: channel, as: nil))
      #expect(mona.allow(.dismissReports, in: nil, as: nil))
      #expect(!mona.allow(.deleteDirect, in: .direct, as: nil))
      #expect(!mona.allow(.deleteRoom, in: channel, as: nil))
      let user = try #require(try await workspace.client(.user).rights())
      #expect(!user.allow(.deleteMessage, in: channel, as: nil))
      #expect(user.allow(.deleteRoom, in: channel, as: .owner))
      #expect(try await workspace.client(.user).serverAbilities() == RocketChatDialect().abilities)
    }
  }
}
