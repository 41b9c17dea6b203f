import Foundation
import FoundationNetworking
import GavelAPI
import GavelModel
import GavelSandbox
import TestCalls
import Testing

@testable import GavelApp

/// What a platform's answer to the first question says to who runs Gavel.
@Suite(.timeLimit(.minutes(15))) struct GreetingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Settings that speak `dialect` to a server of the other one.
  private func crossed(_ dialect: DialectName, _ server: SandboxServer) -> [String: String] {
    [
      "GAVEL_URL": server.url, "GAVEL_DIALECT": dialect.rawValue, "GAVEL_TOKEN": "some-token",
      "GAVEL_USER_ID": "ana", "GAVEL_CLIENT_KEY": "some-key",
    ]
  }

  @Test(arguments: DialectName.allCases, [["sync"], ["doctor"], ["leave-room", "r", "--dry-run"]])
  func `a platform of another dialect ends with 3 and the hint which it may be`(
    dialect: DialectName, command: [String]
  ) async throws {
    let other: SandboxOptions.Dialect = dialect == .imkit ? .rocketchat : .imkit
    let server = try SandboxServer.start(SandboxOptions(dialect: other))
    defer { server.stop() }
    let run = await ProgramRun(command, in: folder, environment: crossed(dialect, server))
    let text = run.output + run.errors
    #expect(run.status == .configuration, "\(text)")
    #expect(text.contains("\(server.url) does not answer as \(dialect.rawValue) does"), "\(text)")
    #expect(text.contains("If it is \(other), say so with --dialect"), "\(text)")
  }

  @Test(arguments: [
    (DialectName.rocketchat, ["--with", "password", "--account", "ana"]),
    (.rocketchat, ["--with", "token", "--account", "ana"]), (.imkit, ["--with", "token"]),
    (.imkit, ["--with", "key"]),
  ])
  func `a login in another dialect ends with 3 and keeps nothing`(
    dialect: DialectName, options: [String]
  ) async throws {
    let other: SandboxOptions.Dialect = dialect == .imkit ? .rocketchat : .imkit
    let server = try SandboxServer.start(SandboxOptions(dialect: other))
    defer { server.stop() }
    let run = await ProgramRun(
      ["login", "--dialect", dialect.rawValue, "--url", server.url, "--profile", "p"] + options,
      in: folder, environment: ["GAVEL_CLIENT_KEY": "k"], answers: ["some-secret"])
    #expect(run.status == .configuration, "\(run.errors)")
    #expect(run.errors.contains("say so with --dialect"), "\(run.errors)")
  }

  @Test func `the advice about a credential fits the platform and the way of signing in`() {
    func advice(_ way: LoginWay, _ dialect: DialectName) -> String {
      let answer = ServerAnswer(status: 401, message: "Incorrect password")
      let explanation = Notices.explain(SessionError.unknownCredential(way, dialect, answer))
      #expect(explanation.status == .configuration)
      #expect(explanation.lines[0].contains("(status 401, \"Incorrect password\")"))
      return explanation.lines[1]
    }
    for way in [LoginWay.password, .token, .command] {
      #expect(!advice(way, .rocketchat).contains("client key"))
    }
    #expect(advice(.token, .rocketchat).contains("user id"))
    #expect(advice(.command, .rocketchat).contains("token command"))
    #expect(advice(.token, .imkit).contains("client key"))
    #expect(advice(.key, .imkit) == "Check the platform's key.")
  }

  @Test(arguments: DialectName.allCases)
  func `a page for browsers is the answer of something else`(dialect: DialectName) async throws {
    let server = try SandboxServer.start(
      SandboxOptions(dialect: dialect == .imkit ? .imkit : .rocketchat))
    defer { server.stop() }
    let page = #"[{"match":{},"kind":"status","times":0,"status":200,"body":"<!doctype html>"}]"#
    var request = URLRequest(url: try #require(URL(string: server.url + "/__sandbox/faults")))
    request.httpMethod = "POST"
    request.httpBody = Data(page.utf8)
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    _ = try await PlainCall.send(request)
    let run = await ProgramRun(["sync"], in: folder, environment: crossed(dialect, server))
    #expect(run.status == .configuration, "\(run.errors)")
    #expect(run.errors.contains("does not answer as \(dialect.rawValue) does (status 200)"))
  }

  @Test func `a server's words never decide what a failure means`() {
    func meaning(_ words: String) -> SessionError? {
      SessionError(
        greeting: .invalid(ServerAnswer(status: 400, message: words)), server: "s",
        dialect: .imkit, way: .token)
    }
    for words in ["not found", "unauthorized", "404"] { #expect(meaning(words) == nil) }
  }
}
