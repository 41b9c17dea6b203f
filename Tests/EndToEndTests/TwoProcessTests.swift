import Foundation
import Glibc
import Testing

extension EndToEnd {
  /// Two programs on one store: each sees the other's work and touches none of it.
  @Suite struct TwoProcessTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private static let room = "general-tw"

    private func newest(_ count: Int, _ sandbox: SandboxProcess) async throws -> [String] {
      try #require(try await sandbox.platform.state().room(Self.room)?.messages.map(\.id))
        .suffix(count)
    }

    /// Every id was deleted, by one request that took effect.
    private func expectOnce(_ doomed: [String], _ sandbox: SandboxProcess) async throws {
      let requests = try await sandbox.platform.destructive()
      #expect(requests.filter { $0.status == 200 }.map(\.target).sorted() == doomed.sorted())
      #expect(Set(requests.map(\.target)) == Set(doomed))
    }

    @Test func `two commands at once each send their own items, and only those`() async throws {
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        let doomed = try await newest(80, sandbox)
        let halves = [Array(doomed.prefix(40)), Array(doomed.suffix(40))]
        let commands = try halves.map {
          try gavel.start(["delete-message", Self.room] + $0 + ["--yes", "--json"])
        }
        for command in commands {
          let ending = try await command.ended()
          #expect(ending.status == 0, "\(ending.errors)")
        }
        try await expectOnce(doomed, sandbox)
        let queue = try await gavel.queue()
        #expect(queue.map(\.state) == ["finished", "finished"])
        #expect(queue.map { $0.count("done") } == [40, 40])
        #expect(try await gavel.audit().count == 80)
      }
    }

    @Test func `a batch is resumed by one of two who try, and not while its sender lives`()
      async throws
    {
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        let doomed = try await newest(60, sandbox)
        try await sandbox.platform.slowDeletions(byMilliseconds: 100)
        let sender = try gavel.start(["delete-message", Self.room] + doomed + ["--yes"])
        try await waitUntil("10 deletions", every: 5) {
          try await sandbox.platform.destructive().count >= 10
        }
        // From here on it waits, however long the others take to be told so.
        try await sandbox.platform.slowDeletions(byMilliseconds: 600_000)
        #expect(try await gavel.run("queue", "resume", "1", "--yes").status == 1)
        #expect(try await gavel.run("queue", "cancel", "1").status == 1)
        sender.send(SIGKILL)
        _ = try await sender.ended()
        try await sandbox.platform.hurry()
        let rivals = try (0..<2).map { _ in try gavel.start(["queue", "resume", "--yes"]) }
        for rival in rivals {
          // The one that comes second finds the batch taken, or finished already.
          let status = try #require(try await rival.ended().status)
          #expect([0, 1].contains(status))
        }
        try await expectOnce(doomed, sandbox)
        #expect(try await gavel.queue().first?.state == "finished")
      }
    }

    @Test func `the console shows what a command does, and its death, without a sync`()
      async throws
    {
      // Nothing is settled by a sync while the room list is held back.
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        try await TerminalPane.open(in: folder) { pane in
          try await pane.openConsole("\(sandbox.shellVariables) gavel")
          _ = try await sandbox.platform.call(
            "POST", "/__sandbox/faults",
            #"[{"match":{"method":"GET","path":"/rooms"},"kind":"status","status":503,"times":0}]"#)
          let doomed = try await newest(3, sandbox)
          let first = try gavel.start(
            ["delete-message", Self.room] + doomed + ["--yes", "--hold", "600"])
          try await pane.wait("the other's batch") { $0.contains("by another") }
          #expect(try await sandbox.platform.destructive().isEmpty)
          first.send(SIGKILL)
          _ = try await first.ended()
          try await pane.wait("the other's death") { $0.contains("interrupted") }
          #expect(try await gavel.run("queue", "resume", "--yes").status == 0)
          try await pane.wait("what became of it") { $0.contains("deleted 3 messages") }
          try await pane.press("q")
          try await pane.wait("the shell") { $0.contains("status=0") }
          try await expectOnce(doomed, sandbox)
        }
      }
    }

    @Test func `two consoles see each other's batches`() async throws {
      try folder.configure("{ holdSeconds: 2 }")
      try await SandboxProcess.open(in: folder) { sandbox in
        let before = try #require(try await sandbox.platform.state().room(Self.room))
        try await TerminalPane.open(in: folder) { pane in
          try await pane.openConsole("\(sandbox.shellVariables) gavel")
          try await TerminalPane.open(in: folder) { other in
            try await other.openConsole("\(sandbox.shellVariables) gavel")
            try await pane.press("3", "Up", "Up", "Space", "Down", "Space", "d")
            try await pane.answer("Delete 2 messages", typing: "2")
            try await other.wait("the other's batch") { $0.contains("by another") }
            try await other.wait("its end") { $0.contains("deleted 2 messages (general-tw)") }
            try await other.wait("the messages to be gone") {
              $0.contains("Messages \(before.messages.count - 2)  general-tw")
            }
            try await pane.wait("its end") { $0.contains("deleted 2 messages (general-tw)") }
            try await other.press("q")
            try await other.wait("the shell") { $0.contains("status=0") }
          }
          #expect(try await sandbox.platform.destructive().count == 2)
          try await pane.press("q")
          try await pane.wait("the shell") { $0.contains("status=0") }
        }
      }
    }

    @Test func `a command that ends leaves a console its journal`() async throws {
      try folder.configure("{ holdSeconds: 0 }")
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        try await TerminalPane.open(in: folder) { pane in
          try await pane.openConsole("\(sandbox.shellVariables) gavel --store '\(folder.store)'")
          #expect(try await gavel.run("queue", "cancel").status == 0)
          let doomed = try await newest(3, sandbox)
          #expect(
            try await gavel.start(["delete-message", Self.room] + doomed + ["--yes"]).ended()
              .status == 0)
          #expect(FileManager.default.fileExists(atPath: folder.store + "-wal"))
          try await pane.wait("what the command did") { $0.contains("deleted 3 messages") }
          try await pane.press("3", "Up", "Up", "Space", "Down", "Space", "d")
          try await pane.answer("Delete 2 messages", typing: "2")
          try await pane.wait("the deletion") { $0.contains("deleted 2 messages (general-tw)") }
          #expect(try await gavel.queue().count == 2)
          try await pane.press("q")
          try await pane.wait("the shell") { $0.contains("status=0") }
        }
        #expect(try await gavel.audit().count == 5)
      }
    }
  }
}
