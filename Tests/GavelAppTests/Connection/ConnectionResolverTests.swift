import GavelModel
import Testing

@testable import GavelApp

@Suite struct ConnectionResolverTests {
  private let directories: Directories

  init() throws { directories = try Directories(environment: ["HOME": "/home/ana"]) }

  private func resolve(
    _ options: ConnectionOptions = ConnectionOptions(), _ environment: [String: String] = [:],
    settings: String = """
    { defaultProfile: 'acme', profiles: {
        acme: { url: 'https://acme.example', userID: 'ana', clientKey: 'k', tokenFile: '/t' },
        plain: { url: 'https://plain.example' } } }
    """
  ) throws -> ConnectionSettings {
    var configuration = Configuration()
    try configuration.merge(SettingsFile(path: "f", bytes: Array(settings.utf8)), directories)
    return try ConnectionResolver(
      configuration: configuration, environment: environment, directories: directories
    ).resolve(options)
  }

  @Test func `the default profile gives everything`() throws {
    let settings = try resolve()
    #expect(settings.profile == "acme")
    #expect(settings.server?.origin == "https://acme.example")
    #expect(settings.userID == "ana")
    #expect(settings.clientKey == "k")
    #expect(settings.credential == .tokenFile("/t"))
    #expect(settings.store == "/home/ana/.local/share/gavel/acme.db")
  }

  @Test func `the command line beats the environment, and that the file`() throws {
    let environment = ["GAVEL_URL": "https://e.example", "GAVEL_STORE": "/e.db"]
    #expect(try resolve(.init(), environment).server?.origin == "https://e.example")
    #expect(try resolve(.init(), environment).store == "/e.db")
    let line = ConnectionOptions(url: "https://l.example", store: "/l.db")
    #expect(try resolve(line, environment).server?.origin == "https://l.example")
    #expect(try resolve(line, environment).store == "/l.db")
  }

  @Test func `another origin drops the profile's secret, key and person`() throws {
    let settings = try resolve(.init(url: "https://evil.example"))
    #expect(settings.credential == nil)
    #expect(settings.clientKey == nil)
    #expect(settings.userID == nil)
    #expect(settings.profile == nil)
    #expect(settings.droppedOrigin == "https://acme.example")
    #expect(settings.store == "/home/ana/.local/share/gavel/evil.example.db")
  }

  @Test(arguments: [
    "http://acme.example", "https://acme.example:8443", "https://acme.example.evil.example",
    "https://sub.acme.example",
  ])
  func `scheme, host and port all count for the origin`(url: String) throws {
    #expect(try resolve(.init(url: url)).credential == nil)
  }

  @Test(arguments: [
    "https://acme.example/", "https://ACME.example", "https://acme.example:443/v2",
  ])
  func `another spelling of the same origin keeps the secret`(url: String) throws {
    #expect(try resolve(.init(url: url)).credential == .tokenFile("/t"))
  }

  @Test func `a token beside GAVEL_URL belongs to that origin`() throws {
    let environment = [
      "GAVEL_URL": "https://e.example", "GAVEL_TOKEN": "secret", "GAVEL_CLIENT_KEY": "c",
    ]
    #expect(try resolve(.init(), environment).credential == .tokenVariable)
    let elsewhere = try resolve(.init(url: "https://evil.example"), environment)
    #expect(elsewhere.credential == nil)
    #expect(elsewhere.clientKey == nil)
    #expect(elsewhere.droppedOrigin == "https://e.example")
    let home = try resolve(.init(url: "https://acme.example"), environment)
    #expect(home.credential == .tokenFile("/t"))
  }

  @Test func `a token without GAVEL_URL goes where the command line says`() throws {
    let settings = try resolve(
      .init(url: "http://127.0.0.1:8080"), ["GAVEL_TOKEN": "secret", "GAVEL_USER_ID": "mei"])
    #expect(settings.credential == .tokenVariable)
    #expect(settings.userID == "mei")
    #expect(settings.store == "/home/ana/.local/share/gavel/127.0.0.1_8080-mei.db")
  }

  @Test func `a token from the environment is not taken for the profile's person`() throws {
    let settings = try resolve(.init(), ["GAVEL_TOKEN": "secret"])
    #expect(settings.credential == .tokenVariable)
    #expect(settings.userID == nil)
    #expect(settings.clientKey == "k")
  }

  @Test func `an empty variable is none`() throws {
    let settings = try resolve(.init(), ["GAVEL_TOKEN": "", "GAVEL_URL": "", "GAVEL_STORE": ""])
    #expect(settings.credential == .tokenFile("/t"))
  }

  @Test func `mistakes are errors`() {
    #expect(throws: ConnectionError.unknownProfile("acm", known: ["acme", "plain"])) {
      try resolve(.init(profile: "acm"))
    }
    #expect(throws: ConnectionError.wrongURL(source: .option(.url))) {
      try resolve(.init(url: "acme.example"))
    }
    #expect(throws: ConnectionError.wrongURL(source: .variable("GAVEL_URL"))) {
      try resolve(.init(), ["GAVEL_URL": "https://u:p@acme.example"])
    }
    #expect(throws: (any Error).self) { try resolve(.init(), ["GAVEL_DIALECT": "irc"]) }
  }

  @Test func `without anything there is neither server nor store`() throws {
    let settings = try resolve(settings: "{}")
    #expect(settings.server == nil)
    #expect(settings.store == nil)
    #expect(settings.hold == .seconds(5))
    #expect(!settings.isReadOnly)
  }

  @Test func `read-only from any layer holds`() throws {
    #expect(try resolve(settings: "{ readOnly: true }").isReadOnly)
    #expect(try resolve(.init(isReadOnly: true), settings: "{ readOnly: false }").isReadOnly)
  }
}
