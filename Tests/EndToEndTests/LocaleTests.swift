import Foundation
import Testing

extension EndToEnd {
  /// Old terminals and the plain C locale.
  @Suite struct LocaleTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test(arguments: ["vt100", "linux"])
    func `the job is done in plain ASCII on an old terminal`(terminal: String) async throws {
      try folder.configure("{ holdSeconds: 600 }")
      try await SandboxProcess.open(in: folder) { sandbox in
        try await TerminalPane.open(in: folder, columns: 80, rows: 24) { pane in
          let settings = try await pane.settings()
          let file = try await pane.record()
          let variables = "LC_ALL=C TERM=\(terminal) \(sandbox.shellVariables)"
          try await pane.run("\(variables) gavel; echo \"status=$?\"")
          try await pane.wait("the first sync") {
            $0.contains("synced") && $0.contains("> general-tw") && $0.contains("Spambot 9")
          }
          try await pane.press("3", "Up", "Up", "Space", "Down", "Space")
          try await pane.wait("two marks") { $0.contains("2 marked") }
          try await pane.press("d")
          try await pane.answer("Delete 2 messages", typing: "2")
          try await pane.wait("the hold window") { $0.contains("held 9:") }
          try await pane.press("u")
          try await pane.wait("the batch to be taken back") { $0.contains("2 cancelled") }
          try await pane.press("2")
          try await pane.press("G")
          try await pane.press("q")
          try await pane.wait("the end") { $0.contains("status=0") }
          let bytes = try await TerminalPane.recorded(in: file)
          #expect(bytes.allSatisfy { $0 < 0x80 })
          #expect(TerminalStream(bytes).broken == 0)
          try await pane.expectUsable(as: settings)
        }
        #expect(try await sandbox.platform.destructive().isEmpty)
      }
    }
  }
}
