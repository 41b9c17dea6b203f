import Foundation
import Testing

extension EndToEnd {
  /// Leaving the screen to the shell and coming back.
  @Suite struct SuspendTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `the hold window stands still while the console is suspended`() async throws {
      try folder.configure("{ holdSeconds: 5 }")
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        try await TerminalPane.open(in: folder) { pane in
          let settings = try await pane.settings()
          try await pane.openConsole("\(sandbox.shellVariables) gavel")
          try await pane.press("3", "Up", "Up", "Space", "Down", "Space", "d")
          try await pane.answer("Delete 2 messages", typing: "2")
          try await pane.wait("the hold window") { $0.contains("held 0:0") }
          try await pane.press("C-z")
          try await pane.wait("the shell") { $0.contains("Stopped") && !$0.contains("Rooms") }
          try await pane.expectUsable(as: settings)
          let end = try #require(try await gavel.queue().first?.heldUntil)
          let time = try Date(end, strategy: .iso8601withFraction)
          try await waitUntil("the time at which the batch would have been sent") {
            Date.now > time.addingTimeInterval(0.5)
          }
          #expect(try await sandbox.platform.destructive().isEmpty)

          try await pane.run("fg; echo \"status=$?\"")
          try await pane.wait("the console") {
            $0.contains("held 0:0") && $0.contains("delete 2 messages")
          }
          try await pane.press("u")
          try await pane.wait("the batch to be taken back") {
            $0.contains("2 actions taken back") && $0.contains("2 cancelled")
          }
          try await pane.press("q")
          try await pane.wait("the end") { $0.contains("status=0") }
        }
        #expect(try await sandbox.platform.destructive().isEmpty)
      }
    }
  }
}

extension ParseStrategy where Self == Date.ISO8601FormatStyle {
  /// The form in which the program prints times: UTC with milliseconds.
  fileprivate static var iso8601withFraction: Self { .init(includingFractionalSeconds: true) }
}
