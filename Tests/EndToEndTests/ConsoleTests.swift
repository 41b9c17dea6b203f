import Foundation
import Glibc
import Testing

extension EndToEnd {
  /// The console on a platform in another process, with a store that outlives it.
  @Suite struct ConsoleTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `after quitting, the commands and the platform tell the same`() async throws {
      try folder.configure("{ holdSeconds: 1 }")
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        try await TerminalPane.open(in: folder) { pane in
          let variables = sandbox.shellVariables
          try await pane.openConsole("\(variables) gavel --store '\(folder.store)'")
          try await pane.press("3", "Up", "Up", "Space", "Down", "Space", "d")
          try await pane.answer("Delete 2 messages", typing: "2")
          try await pane.wait("the deletion") { $0.contains("deleted 2 messages (general-tw)") }
          try await pane.press("2")
          try await pane.find("Liam")
          try await pane.press("X")
          try await pane.confirm("Remove 1 member")
          try await pane.wait("the removal") { $0.contains("removed Liam from general-tw") }
          try await pane.press("1")
          try await pane.find("Harbor")
          try await pane.press("L")
          try await pane.answer("Leave room", typing: "Harbor Lounge")
          try await pane.wait("the end of all work") {
            $0.contains("left Harbor Lounge") && $0.contains("queue 0")
          }
          try await pane.press("#")
          try await pane.wait("the audit trail") { $0.contains("Audit 4") }
          try await pane.press("v")
          try await pane.wait("its check") { $0.contains("intact: 4 entries") }
          try await pane.press("e")
          try await pane.wait("its export") { $0.contains("wrote 4 entries of the audit trail to") }
          try await pane.press("#", "R")
          try await waitUntil("store and platform to agree") {
            let stored = try await gavel.messages(of: "general-tw").map(\.id)
            let real = try await sandbox.platform.state().room("general-tw")?.messages.map(\.id)
            return Set(stored) == Set(real ?? [])
          }
          try await pane.press("q")
          try await pane.wait("the shell") { $0.contains("status=0") }
        }
        try await compare(gavel, sandbox.platform)
      }
    }

    private func compare(_ gavel: GavelCommand, _ platform: SandboxPlatform) async throws {
      let state = try await platform.state()
      let shared = try #require(state.room("general-tw"))
      #expect(!shared.members.contains("liam"))
      #expect(state.room("harbor-lounge")?.members.contains("ana") == false)
      for id in ["general-tw", "lobby", "客服 台北", "ticket-1042"] {
        let real = try #require(state.room(id)).messages
        let stored = try await gavel.messages(of: id)
        #expect(Set(stored.map(\.id)) == Set(real.map(\.id)))
        let texts = Dictionary(uniqueKeysWithValues: real.map { ($0.id, $0.text) })
        #expect(stored.allSatisfy { $0.type != "text" || $0.text == texts[$0.id] })
      }

      let queue = try await gavel.queue()
      #expect(queue.map(\.state) == ["finished", "finished", "finished"])
      let items = queue.flatMap(\.items)
      #expect(items.allSatisfy { $0.outcome == "done" && $0.status == 200 })
      let audit = try await gavel.audit()
      #expect(audit.map(\.kind).sorted() == items.map(\.kind).sorted())
      #expect(audit.allSatisfy { $0.actor == "ana" && $0.outcome == "done" })

      let requests = try await platform.destructive()
      #expect(requests.count == 4)
      let deleted = requests.filter { $0.method == "DELETE" }.map(\.target)
      #expect(
        Set(deleted) == Set(audit.filter { $0.kind == "delete-message" }.map(\.target)))
      let removals = requests.filter { $0.method == "POST" }
      #expect(
        removals.map(\.path).sorted() == [
          "/rooms/general-tw/delete/members", "/rooms/harbor-lounge/delete/members",
        ])
    }

    @Test func `every other thread yields to the one that answers keys`() async throws {
      try await SandboxProcess.open(in: folder) { sandbox in
        try await TerminalPane.open(in: folder) { pane in
          let id = folder.newFile()
          let variables = sandbox.shellVariables
          try await pane.openConsole("\(variables) sh -c 'echo $$ > \(id); exec gavel'")
          let number = try String(contentsOfFile: id, encoding: .utf8).trimmingBlanks().dropLast()
          try await waitUntil("the threads to yield") {
            let levels = Self.niceness(ofThreadsOf: String(number))
            guard let first = levels.first else { return false }
            return levels.count > 2 && levels.dropFirst().allSatisfy { $0 == min(19, first + 10) }
          }
          try await waitUntil("the threads to leave it a core") {
            let cores = Self.lastCores(ofThreadsOf: String(number))
            guard let first = cores.first else { return false }
            // Where there is one core alone, all share it.
            return first == 0 || cores.dropFirst().allSatisfy { $0 < first }
          }
          try await pane.press("q")
          try await pane.wait("the end") { $0.contains("status=0") }
        }
      }
    }

    /// The niceness of each thread, the first one's first (proc_pid_stat(5), field 19).
    private static func niceness(ofThreadsOf process: String) -> [Int] {
      // A name in brackets may hold blanks.
      threads(of: process, "stat").compactMap { $0.split(separator: ")").last }
        .compactMap { Int($0.split(separator: " ")[16]) }
    }

    /// The last core that each thread may run on, the first one's first (proc_pid_status(5)).
    private static func lastCores(ofThreadsOf process: String) -> [Int] {
      threads(of: process, "status")
        .compactMap { $0.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") } }
        .compactMap { $0.split { !$0.isNumber }.last.flatMap { Int($0) } }
    }

    /// What the system says of each thread in a file of this name.
    private static func threads(of process: String, _ name: String) -> [String] {
      let folder = "/proc/\(process)/task"
      let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return threads.compactMap(Int.init).sorted().compactMap { thread in
        try? String(contentsOfFile: "\(folder)/\(thread)/\(name)", encoding: .utf8)
      }
    }

    @Test func `SIGTERM with a held batch sends nothing, and the next start only offers it`()
      async throws
    {
      try folder.configure("{ holdSeconds: 600 }")
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        try await TerminalPane.open(in: folder) { pane in
          let settings = try await pane.settings()
          let id = folder.newFile()
          let variables = sandbox.shellVariables
          try await pane.openConsole("\(variables) sh -c 'echo $$ > \(id); exec gavel'")
          try await pane.press("3", "Up", "Up", "Space", "Down", "Space", "d")
          try await pane.answer("Delete 2 messages", typing: "2")
          try await pane.wait("the hold window") { $0.contains("held 9:") }
          let number = try String(contentsOfFile: id, encoding: .utf8).trimmingBlanks()
          kill(try #require(pid_t(number.dropLast())), SIGTERM)
          try await pane.wait("the end") { $0.contains("status=130") }
          try await pane.expectUsable(as: settings)
          #expect(try await gavel.queue().map(\.state) == ["interrupted"])

          try await pane.run("clear; \(variables) gavel; echo \"status=$?\"")
          try await pane.wait("the offer") {
            $0.contains("Interrupted work of an earlier run")
              && $0.contains("Nothing of it is sent unless you resume it.")
              && $0.contains("r resume")
          }
          try await pane.press("n")
          try await pane.wait("the dialog to close") { !$0.contains("of an earlier run") }
          try await pane.press("q")
          try await pane.wait("the end") { $0.contains("status=0") }
        }
        #expect(try await gavel.queue().map(\.state) == ["interrupted"])
        #expect(try await sandbox.platform.destructive().isEmpty)
      }
    }
  }
}
