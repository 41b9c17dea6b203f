import GavelModel
import Testing

@testable import GavelApp

@Suite struct ConfigurationTests {
  private let folder: TemporaryFolder
  private let directories: Directories

  init() throws {
    folder = try TemporaryFolder()
    directories = try Directories(environment: [
      "HOME": folder.path, "XDG_CONFIG_DIRS": "\(folder.path)/near:\(folder.path)/far",
    ])
  }

  private func load(_ text: String) throws -> Configuration {
    try folder.write(text, to: ".config/gavel/config.json")
    return try Configuration.load(directories)
  }

  private func failure(_ text: String) throws -> ConfigurationError? {
    do throws(ConfigurationError) {
      try directories.merge(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `no file is no error`() throws {
    #expect(try Configuration.load(directories) == Configuration())
  }

  @Test func `the example of the design is read`() throws {
    let configuration = try load(
      """
      { defaultProfile: "acme", theme: "midnight", readOnly: false, holdSeconds: 5,
        reasons: ["spam", "abuse", "off topic"], evidence: "full",          // full | digest | none
        protected: { rooms: [], members: [], authors: [] },
        ceiling: { batch: 500, minute: 1000, approvalOver: 0 },
        profiles: { acme: { dialect: "imkit", url: "https://acme.imkit.io", userID: "ana",
                            clientKey: "k", tokenFile: "~/.config/gavel/acme.token" } } }
      """)
    #expect(configuration.defaultProfile == "acme")
    #expect(configuration.isReadOnly == false)
    #expect(configuration.hold == .seconds(5))
    let profile = try #require(configuration.profiles["acme"])
    #expect(profile.server?.origin == "https://acme.imkit.io")
    #expect(profile.userID == "ana")
    #expect(profile.credential == .tokenFile("\(folder.path)/.config/gavel/acme.token"))
    #expect(configuration.evidence.policy == EvidencePolicy())
  }

  @Test func `evidence is kept as the files say, and delicate reasons add up`() throws {
    try folder.write(
      "{ reasons: ['spam', { text: 'CSAM', evidence: 'digest' }], evidenceDays: 5 }",
      to: "near/gavel/config.json")
    let configuration = try load(
      """
      { reasons: ["spam", { text: "self-harm", evidence: "digest" }, { text: "abuse" }],
        evidenceNeighbours: 1, evidenceNewest: 7 }
      """)
    #expect(configuration.reasons == ["spam", "self-harm", "abuse"])
    let policy = configuration.evidence.policy
    #expect(policy.mode == .full && policy.neighbours == 1 && policy.newest == 7)
    #expect(policy.retention == .seconds(5 * 86_400))
    #expect(policy.digestReasons == ["CSAM", "self-harm"])
    #expect(try load("{ evidence: 'none' }").evidence.policy.mode == .none)
  }

  @Test func `a nearer file wins key by key`() throws {
    try folder.write("{ theme: 'far', holdSeconds: 9 }", to: "far/gavel/config.json")
    try folder.write("{ theme: 'near', readOnly: true }", to: "near/gavel/config.json")
    let configuration = try load("{ theme: 'user' }")
    #expect(configuration.theme == "user")
    #expect(configuration.isReadOnly == true)
    #expect(configuration.hold == .seconds(9))
  }

  @Test func `a credential is taken whole and from one file`() throws {
    try folder.write(
      "{ profiles: { a: { url: 'https://a.example', clientKey: 'k', tokenFile: '/t' } } }",
      to: "near/gavel/config.json")
    let kept = try load("{ profiles: { a: { userID: 'ana' } } }").profiles["a"]
    #expect(kept?.credential == .tokenFile("/t"))
    let replaced = try load("{ profiles: { a: { tokenCommand: ['pass', 'x'] } } }").profiles["a"]
    #expect(replaced?.credential == .tokenCommand(["pass", "x"]))
  }

  @Test func `another origin in a nearer file drops the credential`() throws {
    try folder.write(
      "{ profiles: { a: { url: 'https://a.example', clientKey: 'k', tokenFile: '/t' } } }",
      to: "near/gavel/config.json")
    let moved = try load("{ profiles: { a: { url: 'https://b.example' } } }").profiles["a"]
    #expect(moved?.credential == nil)
    #expect(moved?.clientKey == nil)
  }

  @Test func `unknown keys name their path and the nearest key`() throws {
    #expect(
      try failure("{\n themes: 'x' }")
        == .unknownKey(path: "f", key: "themes", line: 2, suggestion: "theme"))
    #expect(
      try failure("{ profiles: { a: {\n tokenfile: 'x' } } }")
        == .unknownKey(
          path: "f", key: "profiles.a.tokenfile", line: 2, suggestion: "tokenFile"))
    #expect(
      try failure("{ 'profiles.a': {} }")
        == .unknownKey(path: "f", key: "profiles.a", line: 1, suggestion: "profiles"))
  }

  @Test(arguments: [
    ("{ readOnly: 1 }", "readOnly"), ("{ holdSeconds: -1 }", "holdSeconds"),
    ("{ holdSeconds: 1.5 }", "holdSeconds"), ("{ theme: '' }", "theme"),
    ("{ reasons: ['a', 1] }", "reasons"), ("{ reasons: [] }", "reasons"),
    ("{ reasons: ['a', 'b', 'a'] }", "reasons"), ("{ reasons: ['a', { text: 'a' }] }", "reasons"),
    ("{ reasons: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] }", "reasons"),
    ("{ reasons: [{ evidence: 'digest' }] }", "reasons"),
    ("{ reasons: [{ text: 'a', evidence: 'full' }] }", "reasons"),
    ("{ reasons: [{ text: 'a', evidense: 'digest' }] }", "reasons"),
    ("{ evidenceDays: 0 }", "evidenceDays"), ("{ evidenceNeighbours: 51 }", "evidenceNeighbours"),
    ("{ evidenceNewest: -1 }", "evidenceNewest"), ("{ evidence: 'some' }", "evidence"),
    ("{ profiles: [] }", "profiles"), ("{ profiles: { a: 1 } }", "profiles.a"),
    ("{ profiles: { a: { url: 'acme' } } }", "profiles.a.url"),
    ("{ profiles: { a: { url: 'https://u:p@h' } } }", "profiles.a.url"),
    ("{ profiles: { a: { dialect: 'irc' } } }", "profiles.a.dialect"),
    ("{ profiles: { a: { tokenCommand: [] } } }", "profiles.a.tokenCommand"),
    ("{ profiles: { '../x': {} } }", "profiles.../x"),
    ("{ ceiling: { batch: 'many' } }", "ceiling.batch"), ("[]", ""),
  ])
  func `a wrong value names its key`(text: String, key: String) throws {
    guard case .wrongValue("f", let found, 1, _, _) = try failure(text) else {
      Issue.record("no error about a value")
      return
    }
    #expect(found == key)
  }

  @Test func `two sources of a secret exclude each other`() throws {
    #expect(
      try failure("{ profiles: { a: { tokenFile: 'x', apiKeyFile: 'y' } } }")
        == .exclusiveKeys(
          path: "f", first: "profiles.a.tokenFile", second: "profiles.a.apiKeyFile"))
  }

  @Test func `a syntax error names file and line`() throws {
    try folder.write("{\n theme: \n}", to: ".config/gavel/config.json")
    let path = "\(folder.path)/.config/gavel/config.json"
    #expect(
      throws: ConfigurationError.syntax(
        path: path, SettingsSyntaxError(line: 3, fault: .unexpectedCharacter("}")))
    ) { try Configuration.load(directories) }
  }

  @Test func `a relative secret file lies beside the settings`() throws {
    let profile = try load("{ profiles: { a: { apiKeyFile: 'key' } } }").profiles["a"]
    #expect(profile?.credential == .apiKeyFile("\(folder.path)/.config/gavel/key"))
  }
}

extension Directories {
  /// Merges a text as if it were the file `f`.
  fileprivate func merge(_ text: String) throws(ConfigurationError) {
    var configuration = Configuration()
    try configuration.merge(SettingsFile(path: "f", bytes: Array(text.utf8)), self)
  }
}
