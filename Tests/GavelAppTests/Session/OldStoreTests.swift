import Foundation
import GavelConsole
import GavelModel
import GavelSandbox
import Synchronization
import Testing

@testable import GavelApp
@testable import GavelStore

/// What is told while the store of an earlier Gavel is brought up to date, and where.
@Suite(.timeLimit(.minutes(15))) struct OldStoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes an empty store of an earlier version.
  private func makeOld(_ path: String) throws {
    let connection = try StoreFile.openForWriting(path: path, busyTimeout: .seconds(1)).connection
    try Schema.migrate(connection, to: 5)
    connection.close()
  }

  private func context(
    _ messages: TextSink, isPlain: Bool = false, isQuiet: Bool = false
  ) throws -> CommandContext {
    var invocation = Invocation(command: .console)
    invocation.isPlain = isPlain
    invocation.isQuiet = isQuiet
    return try CommandContext(
      invocation, environment: ["HOME": folder.path, "XDG_CONFIG_DIRS": folder.path],
      output: Output(results: TextSink(), messages: messages, format: .text),
      now: { Timestamp(milliseconds: 1_772_443_200_000) })
  }

  @Test func `lines tell each version once, and nothing is drawn over`() async throws {
    let path = "\(folder.path)/store.db"
    try makeOld(path)
    let messages = TextSink()
    let store = try context(messages, isPlain: true).openStore(at: path)
    await store.close()
    let lines = messages.text.split(separator: "\n", omittingEmptySubsequences: false)
    let versions = (6...Schema.version).map {
      "bringing the store up to date: version \($0) of \(Schema.version)"
    }
    #expect(lines.map(String.init) == versions + [""])
  }

  @Test(arguments: [true, false])
  func `who is quiet or no terminal is told nothing`(isQuiet: Bool) async throws {
    let path = "\(folder.path)/store.db"
    try makeOld(path)
    let messages = TextSink()
    let store = try context(messages, isQuiet: isQuiet).openStore(at: path)
    await store.close()
    #expect(messages.text.isEmpty)
  }

  @Test func `a profile that is opened beside the console tells it there, never on the terminal`()
    async throws
  {
    let server = try SandboxServer.start(SandboxOptions(dialect: .imkit))
    defer { server.stop() }
    try folder.write(server.announcement.apiKey, to: "harbor.key")
    try folder.write(
      """
      { profiles: { harbor: { dialect: 'imkit', url: '\(server.url)',
        apiKeyFile: '\(folder.path)/harbor.key' } } }
      """, to: ".config/gavel/config.json")
    chmod("\(folder.path)/.config/gavel", 0o700)
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/.local/share/gavel", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try makeOld("\(folder.path)/.local/share/gavel/harbor.db")

    let messages = TextSink()
    let desk = ProfileDesk(try context(messages))
    let (events, news) = AsyncStream<ConsoleEvent>.makeStream()
    desk.begin("harbor") { news.yield($0) }
    var told: [String] = []
    for await event in events {
      switch event {
      case .profileProgress("harbor", let words): told.append(words)
      case .profileOpened("harbor"): news.finish()
      default:
        Issue.record("\(event)")
        news.finish()
      }
    }
    await desk.close()
    #expect(told.first == "bringing the store up to date: version 6 of \(Schema.version)")
    #expect(Set(told).count == told.count)
    #expect(messages.text.isEmpty)
  }
}
