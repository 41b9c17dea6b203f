import GavelAPI
import Testing

@testable import GavelApp

@Suite struct CredentialLoaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func load(
    _ source: CredentialSource, _ environment: [String: String] = [:]
  ) async throws -> String {
    try await CredentialLoader(environment: environment).load(source).reveal()
  }

  @Test func `a file's line end does not belong to the secret`() async throws {
    let path = try folder.write("abc123\n", to: "token")
    #expect(try await load(.tokenFile(path)) == "abc123")
    #expect(try await load(.apiKeyFile(path)) == "abc123")
  }

  @Test func `a readable secret file is refused`() async throws {
    let path = try folder.write("abc123", to: "token", mode: 0o644)
    await #expect(throws: ConfigurationError.readableByOthers(path: path)) {
      try await load(.tokenFile(path))
    }
  }

  @Test(arguments: ["", "\n", "two words", "two\nlines", "caf\u{E9}", "esc\u{1B}[0m"])
  func `what no header can carry is refused`(text: String) async throws {
    let path = try folder.write(text, to: "token")
    await #expect(
      throws: CredentialError.wrongCredential(source: .file(path: path, key: ""))
    ) { try await load(.tokenFile(path)) }
  }

  @Test func `variables are read`() async throws {
    #expect(try await load(.tokenVariable, ["GAVEL_TOKEN": "t"]) == "t")
    #expect(try await load(.apiKeyVariable, ["GAVEL_API_KEY": "k"]) == "k")
  }

  @Test func `a command prints the token, and no shell sees its words`() async throws {
    #expect(
      try await load(.tokenCommand(["echo", "$HOME;x"]), ["PATH": "/usr/bin:/bin"]) == "$HOME;x")
    #expect(try await load(.tokenCommand(["/bin/echo", "abc"])) == "abc")
  }

  @Test func `a command that fails, is missing or hangs is told`() async throws {
    let environment = ["PATH": "/usr/bin:/bin"]
    await #expect(throws: CredentialError.tokenCommandFailed(program: "false", status: 1)) {
      try await load(.tokenCommand(["false"]), environment)
    }
    await #expect(throws: CredentialError.tokenCommandMissing(program: "no-such-program")) {
      try await load(.tokenCommand(["no-such-program"]), environment)
    }
    await #expect(throws: CredentialError.tokenCommandTimedOut(program: "sleep", seconds: 0)) {
      try await TokenCommand(
        arguments: ["sleep", "600"], environment: environment, limitSeconds: 0
      ).run()
    }
  }

  @Test func `a command that never stops printing is ended`() async throws {
    await #expect(throws: CredentialError.wrongCredential(source: .file(path: "yes", key: ""))) {
      try await load(.tokenCommand(["yes"]), ["PATH": "/usr/bin:/bin"])
    }
  }
}
