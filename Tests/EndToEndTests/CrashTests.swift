import Foundation
import Glibc
import Testing

extension EndToEnd {
  /// A batch whose process dies: nothing is lost and nothing is done twice.
  @Suite struct CrashTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private static let room = "general-tw"

    @Test func `a batch of 100 whose process is killed is finished by another, each item once`()
      async throws
    {
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        let before = try await sandbox.platform.state()
        let doomed = try #require(before.room(Self.room)?.messages.map(\.id).suffix(100))
        try await sandbox.platform.slowDeletions(byMilliseconds: 150)
        let command = try gavel.start(["delete-message", Self.room] + doomed + ["--yes"])
        try await waitUntil("20 deletions", every: 5) {
          try await sandbox.platform.destructive().count >= 20
        }
        command.send(SIGKILL)
        #expect(try await command.ended().status == nil)

        let left = try #require(try await gavel.queue().first)
        #expect(left.state == "interrupted")
        #expect(left.items.count == 100)
        #expect(left.count(nil) > 0)
        #expect(left.count(nil) + left.count("done") == 100)
        try await sandbox.platform.hurry()
        let resumed = try await gavel.run("queue", "resume", "--yes")
        #expect(resumed.status == 0)

        let ended = try #require(try await gavel.queue().first)
        #expect(ended.state == "finished")
        #expect(ended.count("done") + ended.count("gone") == 100)
        try await expectOnce(Set(doomed), sandbox.platform, since: before)
      }
    }

    /// Every id is deleted, nothing else is, and no id got a second deletion that took effect.
    private func expectOnce(
      _ doomed: Set<String>, _ platform: SandboxPlatform, since before: SandboxPlatform.State
    ) async throws {
      let requests = try await platform.destructive()
      #expect(Set(requests.map(\.target)) == doomed)
      #expect(requests.allSatisfy { $0.path.hasPrefix("/rooms/\(Self.room)/messages/") })
      let effective = requests.filter { $0.status == 200 }.map(\.target)
      #expect(effective.sorted() == doomed.sorted())
      #expect(requests.allSatisfy { $0.status == 200 || $0.status == 404 })
      let after = try await platform.state()
      for room in before.rooms {
        let left = room.messages.filter { !doomed.contains($0.id) }
        #expect(after.room(room.id)?.messages == left)
      }
    }

    @Test func `a batch that was killed in its hold window was not sent and can be given up`()
      async throws
    {
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        let before = try await sandbox.platform.state()
        let doomed = try #require(before.room(Self.room)?.messages.map(\.id).suffix(100))
        let command = try gavel.start(
          ["delete-message", Self.room] + doomed + ["--yes", "--hold", "30"])
        try await waitUntil("the batch to be held") {
          // Until the command has made its store there is none to read.
          let batch = try? await gavel.queue().first
          return batch?.state == "held" && batch?.items.count == 100
        }
        command.send(SIGKILL)
        #expect(try await command.ended().status == nil)

        #expect(try await gavel.queue().map(\.state) == ["interrupted"])
        #expect(try await gavel.run("queue", "cancel").status == 0)
        let given = try #require(try await gavel.queue().first)
        #expect(given.state == "finished")
        #expect(given.count("cancelled") == 100)
        #expect(try await gavel.audit().count { $0.outcome == "cancelled" } == 100)
        #expect(try await sandbox.platform.destructive().isEmpty)
      }
    }

    @Test func `control-C in the middle of a batch leaves the rest in the queue`() async throws {
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        let before = try await sandbox.platform.state()
        let doomed = try #require(before.room(Self.room)?.messages.map(\.id).suffix(100))
        try await sandbox.platform.slowDeletions(byMilliseconds: 150)
        let command = try gavel.start(
          ["delete-message", Self.room] + doomed + ["--yes", "--json"])
        try await waitUntil("10 deletions", every: 5) {
          try await sandbox.platform.destructive().count >= 10
        }
        command.send(SIGINT)
        let ending = try await command.ended()
        #expect(ending.status == 130)
        let result = try JSONDecoder().decode(ActingResult.self, from: Data(ending.output.utf8))
        #expect(result.requested == 100)
        #expect(result.done >= 10)
        #expect(result.pending == 100 - result.done)
        #expect(try await sandbox.platform.destructive().count == result.done)

        #expect(try await gavel.queue().map(\.state) == ["interrupted"])
        try await sandbox.platform.hurry()
        #expect(try await gavel.run("queue", "resume", "--yes").status == 0)
        #expect(try await gavel.queue().first?.count("done") == 100)
        try await expectOnce(Set(doomed), sandbox.platform, since: before)
      }
    }
  }
}
