import Foundation
import GavelSandbox
import Testing

@testable import GavelApp

@Suite(.timeLimit(.minutes(15))) struct LoginCommandTests {
  private let scene: RocketChatScene
  private var folder: TemporaryFolder { scene.folder }
  private var config: String { "\(folder.path)/.config/gavel" }

  init() throws { scene = try RocketChatScene() }

  private func run(_ arguments: [String], answers: [String]? = nil) async -> ProgramRun {
    await ProgramRun(arguments, in: folder, answers: answers)
  }

  private func mode(_ name: String) throws -> Int {
    let facts = try FileManager.default.attributesOfItem(atPath: "\(config)/\(name)")
    return try #require(facts[.posixPermissions] as? Int)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(config)/\(name)", encoding: .utf8)
  }

  @Test func `a login asks, proves the account and keeps a token that works`() async throws {
    let login = await run(
      ["login"], answers: ["rocketchat", scene.server.url, "", "root", "harbor", "root"])
    #expect(login.status == .done, "\(login.errors)")
    #expect(login.output.contains("signed in to \(scene.server.url)"))
    #expect(login.errors.contains("Password of root (nothing is shown): (hidden)"))
    #expect(try mode("harbor.session") == 0o600)
    #expect(try mode("logins.json") == 0o600)
    #expect(try text("logins.json").contains(#""tokenFile":"harbor.session""#))
    let token = try text("harbor.session").trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(!token.isEmpty)
    #expect(!(login.output + login.errors).contains(token))
    let sync = await run(["sync"])
    #expect(sync.status == .done, "\(sync.errors)")
    let profiles = await run(["profiles", "--json"])
    #expect(profiles.output.contains(#""name":"harbor","default":true,"dialect":"rocketchat""#))
    #expect(!profiles.output.contains(token))
  }

  @Test func `a wrong password ends with 3 and keeps nothing`() async throws {
    let run = await run(
      ["login", "--dialect", "rocketchat", "--url", scene.server.url, "--with", "password"],
      answers: ["root", "", "wrong"])
    #expect(run.status == .configuration)
    #expect(run.errors.contains("does not know this user name and password"))
    #expect(!run.errors.contains("client key"))
    #expect(!FileManager.default.fileExists(atPath: "\(config)/logins.json"))
  }

  @Test func `a second proof is asked for`() async throws {
    try await scene.settings(#"{"totp_required_routes":["login"]}"#)
    let arguments = [
      "login", "--dialect", "rocketchat", "--url", scene.server.url, "--with", "password",
      "--account", "root", "--profile", "harbor",
    ]
    let refused = await run(arguments, answers: ["root", ""])
    #expect(refused.status == .configuration)
    let run = await run(arguments, answers: ["root", "123456"])
    #expect(run.errors.contains("authenticator app"))
    #expect(!run.output.contains("123456"))
  }

  @Test func `a code that the platform refuses is told from none, and asked for again`()
    async throws
  {
    try await scene.settings(#"{"totp_required_routes":["login"]}"#)
    let arguments = [
      "login", "--dialect", "rocketchat", "--url", scene.server.url, "--with", "password",
      "--account", "root", "--profile", "harbor",
    ]
    let none = await run(arguments, answers: ["root", ""])
    #expect(none.errors.contains("and none was given"))
    let wrong = await run(arguments, answers: ["root", "888888", "888888", "888888", "123456"])
    #expect(wrong.status == .configuration)
    #expect(wrong.errors.components(separatedBy: "That was wrong. ").count == 3)
    #expect(wrong.errors.contains("did not accept the second proof (totp)"))
    #expect(!wrong.errors.contains("none was given"))
    #expect(!wrong.errors.contains("888888"))
    let given = await run(arguments, answers: ["root", "888888", ""])
    #expect(given.errors.contains("did not accept the second proof (totp)"))
    let second = await run(arguments, answers: ["root", "888888", "123456"])
    #expect(second.status == .done, "\(second.errors)")
  }

  @Test func `a token is proven and its user must be the one named`() async throws {
    let persona = try scene.persona("moderator")
    let arguments = [
      "login", "--dialect", "rocketchat", "--url", scene.server.url, "--with", "token",
      "--profile", "mods",
    ]
    let run = await run(arguments + ["--account", persona.userID], answers: [persona.token])
    #expect(run.status == .done, "\(run.errors)")
    #expect(try mode("mods.token") == 0o600)
    let other = try scene.persona("admin").userID
    let wrong = await self.run(arguments + ["--account", other], answers: [persona.token])
    #expect(wrong.status == .configuration)
    #expect(!(wrong.errors + wrong.output).contains(persona.token))
  }

  @Test func `a program that prints the token is named, and nothing is kept`() async throws {
    let persona = try scene.persona("admin")
    let secret = try folder.write(persona.token + "\n", to: "kept")
    let run = await run([
      "login", "--dialect", "rocketchat", "--url", scene.server.url, "--account", persona.userID,
      "--token-command", "/bin/cat \(secret)", "--profile", "pass",
    ])
    #expect(run.status == .done, "\(run.errors)")
    #expect(try text("logins.json").contains(#""tokenCommand":["/bin/cat","#))
    #expect(!FileManager.default.fileExists(atPath: "\(config)/pass.token"))
    #expect(await self.run(["sync", "--profile", "pass"]).status == .done)
  }

  @Test func `a login in another way leaves no earlier secret behind`() async throws {
    let arguments = [
      "login", "--dialect", "rocketchat", "--url", scene.server.url, "--profile", "harbor",
    ]
    let first = await run(
      arguments + ["--with", "password", "--account", "root"], answers: ["root"])
    #expect(first.status == .done)
    let persona = try scene.persona("admin")
    let second = await run(
      arguments + ["--with", "token", "--account", persona.userID], answers: [persona.token])
    #expect(second.status == .done)
    #expect(try mode("harbor.token") == 0o600)
    #expect(!FileManager.default.fileExists(atPath: "\(config)/harbor.session"))
  }

  @Test func `where nobody can be asked, what is missing is named`() async throws {
    let bare = await run(["login"])
    #expect(bare.status == .unconfirmed)
    #expect(bare.errors.contains("which kind of platform it is"))
    #expect(bare.errors.contains("give --dialect."))
    let run = await run(["login", "--dialect", "imkit"])
    #expect(run.status == .unconfirmed)
    #expect(run.errors.contains("the address of the platform"))
    #expect(run.errors.contains("give --url."))
    #expect(await self.run(["login", "now"]).status == .usage)
    #expect(
      await self.run(["login", "--with", "passwrd"]).errors.contains("Did you mean password?"))
    let conflict = await self.run(["login", "--with", "token", "--token-command", "pass"])
    #expect(conflict.status == .usage)
  }

  @Test func `a secret that nobody gives names the ways to give it, and ends with 5`() async throws
  {
    let arguments = [
      "login", "--dialect", "rocketchat", "--url", scene.server.url, "--account", "root",
    ]
    let token = await run(arguments + ["--with", "token"])
    #expect(token.status == .unconfirmed)
    #expect(token.errors.contains("a question had no answer: the token"))
    #expect(token.errors.contains("set GAVEL_TOKEN or pipe it (… | gavel login …)."))
    let password = await run(arguments + ["--with", "password"])
    #expect(password.status == .unconfirmed)
    #expect(password.errors.contains("the password"))
    #expect(!password.errors.contains("GAVEL_TOKEN"))
  }

  @Test func `token and user id are taken from the environment, and that is said`() async throws {
    let persona = try scene.persona("moderator")
    let arguments = ["login", "--dialect", "rocketchat", "--with", "token", "--profile", "mods"]
    func login(_ environment: [String: String]) async -> ProgramRun {
      await ProgramRun(
        arguments + ["--url", scene.server.url], in: folder,
        environment: environment.merging(["GAVEL_USER_ID": persona.userID]) { $1 })
    }
    let elsewhere = await login([
      "GAVEL_TOKEN": persona.token, "GAVEL_URL": "https://elsewhere.example",
    ])
    #expect(elsewhere.status == .unconfirmed, "a secret goes to its own origin only")
    let both = await login(["GAVEL_TOKEN": persona.token, "GAVEL_API_KEY": "k"])
    #expect(both.status == .configuration)
    let run = await login(["GAVEL_TOKEN": persona.token])
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.errors.contains("the secret is that of GAVEL_TOKEN"))
    #expect(!(run.output + run.errors).contains(persona.token))
    #expect(try text("mods.token") == persona.token + "\n")
  }

  @Test func `every question can be answered without a terminal`() {
    for question in LoginQuestion.allCases {
      let lines = Notices.explain(LoginError.unanswered(question)).lines
      #expect(
        lines[1].contains("give --") || lines[1].contains("set GAVEL_")
          || lines[1].contains("pipe it"))
    }
  }

  @Test func `no answer ends with 5`() async throws {
    let run = await run(
      ["login", "--dialect", "rocketchat", "--url", scene.server.url], answers: [""])
    #expect(run.status == .unconfirmed)
  }

  @Test func `a profile that a person wrote is left to them`() async throws {
    let path = try folder.write(
      "{ profiles: { harbor: { url: 'https://h.example' } } }", to: ".config/gavel/config.json")
    let run = await run(
      [
        "login", "--dialect", "rocketchat", "--url", scene.server.url, "--with", "password",
        "--account", "root", "--profile", "harbor",
      ], answers: ["root"])
    #expect(run.status == .configuration)
    #expect(run.errors.contains(path))
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("} } }"))
  }

  @Test func `a platform that is not there ends with 4, one in the clear with 3`() async throws {
    let arguments = ["login", "--dialect", "rocketchat", "--with", "password", "--account", "a"]
    let away = await run(arguments + ["--url", "http://127.0.0.1:1"], answers: ["x", "secret-pw"])
    #expect(away.status == .unreachable)
    let clear = await run(
      arguments + ["--url", "http://chat.example"], answers: ["x", "secret-pw"])
    #expect(clear.status == .configuration)
    #expect(!(away.errors + clear.errors).contains("secret-pw"))
    let name = await run(arguments + ["--url", "ftp://x"], answers: [])
    #expect(name.status == .usage)
  }
}

/// The same on IMKit.
@Suite(.timeLimit(.minutes(15))) struct IMKitLoginTests {
  private let folder: TemporaryFolder
  private let server: SandboxServer

  init() throws {
    folder = try TemporaryFolder()
    server = try SandboxServer.start(SandboxOptions())
  }

  private func login(_ way: String, _ answers: [String]) async -> ProgramRun {
    await ProgramRun(
      ["login", "--dialect", "imkit", "--url", server.url, "--with", way], in: folder,
      answers: answers)
  }

  @Test func `a token goes with the client key, and the platform tells whose it is`() async throws {
    let persona = try #require(server.announcement.personas.first { $0.role == "owner" })
    let run = await login("token", [server.announcement.clientKey, "acme", persona.token])
    #expect(run.status == .done, "\(run.errors)")
    let sync = await ProgramRun(["sync"], in: folder)
    #expect(sync.status == .done, "\(sync.errors)")
    let wrong = await login("token", [server.announcement.clientKey, "acme", "wrong-token"])
    #expect(wrong.status == .configuration)
  }

  @Test func `a platform key is proven before it is kept`() async throws {
    let wrong = await login("key", ["acme", "wrong-key"])
    #expect(wrong.status == .configuration)
    let run = await login("key", ["acme", server.announcement.apiKey])
    #expect(run.status == .done, "\(run.errors)")
    #expect(await ProgramRun(["sync", "--profile", "acme"], in: folder).status == .done)
  }

  @Test func `a password is nothing that it knows`() async {
    let run = await login("password", [])
    #expect(run.status == .usage)
    #expect(run.errors.contains("token, key or command"))
  }
}
