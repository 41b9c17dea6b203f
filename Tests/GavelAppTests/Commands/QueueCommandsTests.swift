import Foundation
import GavelModel
import GavelSandbox
import GavelStore
import Testing

@testable import GavelApp

/// Commands that need a platform, run in this process against the sandbox.
@Suite struct QueueCommandsTests {
  private let folder: TemporaryFolder
  private let server: SandboxServer

  init() throws {
    folder = try TemporaryFolder()
    server = try SandboxServer.start(SandboxOptions())
  }

  private func run(
    _ arguments: [String], _ changes: [String: String] = [:]
  ) async throws -> ProgramRun {
    let persona = try #require(server.announcement.personas.first { $0.role == "owner" })
    var environment = [
      "GAVEL_URL": server.url, "GAVEL_STORE": "\(folder.path)/queue.db",
      "GAVEL_CLIENT_KEY": server.announcement.clientKey, "GAVEL_TOKEN": persona.token,
    ]
    environment.merge(changes) { $1 }
    return await ProgramRun(arguments, in: folder, environment: environment)
  }

  /// Leaves a batch behind as a process does that ended before it was sent.
  private func abandonBatch() async throws {
    try await enqueueBatch().close()
  }

  /// Holds a batch back, as long as nobody closes the store.
  private func enqueueBatch() async throws -> Store {
    let store = try Store(path: "\(folder.path)/queue.db")
    try await store.adopt(server: server.url, account: "ana", dialect: "imkit")
    let plan = ActionPlan(
      server: server.url, account: "ana", created: Timestamp(milliseconds: 0), reason: "",
      items: [PlanItem(action: .clearRoom("quiet-cove"))])
    _ = try await store.enqueue(plan, hold: .seconds(60), now: Timestamp(milliseconds: 0))
    return store
  }

  private func state() async throws -> String {
    try await run(["queue", "--json"]).output
  }

  @Test(arguments: ["resume", "cancel"])
  func `a dry run shows what would be moved on and leaves it`(verb: String) async throws {
    defer { server.stop() }
    try await abandonBatch()
    let dry = try await run(["queue", verb, "--dry-run", "--json"])
    #expect(dry.status == .done)
    #expect(try PlanFile.decode(Array(dry.output.utf8)).items.map(\.action.room) == ["quiet-cove"])
    #expect(try await state().contains(#""state":"interrupted""#))
  }

  @Test func `nothing is sent again without a yes`() async throws {
    defer { server.stop() }
    try await abandonBatch()
    #expect(try await run(["queue", "resume"]).status == .unconfirmed)
    #expect(try await state().contains(#""state":"interrupted""#))
  }

  @Test func `a resume that holds can be interrupted before it takes anything over`() async throws {
    defer { server.stop() }
    try await abandonBatch()
    let task = Task { try await run(["queue", "resume", "--yes", "--hold", "3600"]) }
    task.cancel()
    #expect(try await task.value.status == .interrupted)
    #expect(try await state().contains(#""state":"interrupted""#))
  }

  @Test func `giving up needs neither a yes nor the platform`() async throws {
    try await abandonBatch()
    server.stop()
    #expect(try await run(["queue", "cancel"]).status == .done)
    #expect(try await state().contains(#""outcome":"cancelled""#))
  }

  @Test(arguments: [[], ["1"]])
  func `what another process holds is not given up, and that is told`(batch: [String]) async throws
  {
    defer { server.stop() }
    let store = try await enqueueBatch()
    let run = try await run(["queue", "cancel"] + batch)
    #expect(run.status == .incomplete)
    #expect(run.errors.contains("batch 1 is being sent by another gavel"))
    await store.close()
    #expect(try await self.run(["queue", "cancel"] + batch).status == .done)
  }

  @Test func `what was given up is not offered for a retry`() async throws {
    defer { server.stop() }
    try await abandonBatch()
    #expect(try await run(["queue", "cancel"]).status == .done)
    let retry = try await run(["queue", "retry", "--yes"])
    #expect(retry.status == .done)
    #expect(retry.output.isEmpty)
    #expect(try await state().contains(#""outcome":"cancelled""#))
  }

  @Test func `a platform key cannot leave a room`() async throws {
    defer { server.stop() }
    let run = try await run(
      ["leave-room", "general-tw", "--yes"],
      ["GAVEL_TOKEN": "", "GAVEL_API_KEY": server.announcement.apiKey])
    #expect(run.status == .usage)
    #expect(run.output.isEmpty)
  }

  @Test func `a client key that the platform does not know ends with 3`() async throws {
    defer { server.stop() }
    let run = try await run(["sync"], ["GAVEL_CLIENT_KEY": "another"])
    #expect(run.status == .configuration)
    #expect(!run.errors.contains("another"))
  }
}
