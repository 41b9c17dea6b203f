import Foundation
import Glibc
import Testing

extension EndToEnd {
  /// A console that comes back where it was, and one that changes to another profile.
  @Suite struct ContinuityTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `the next start shows room, row and filter of the last one`() async throws {
      try await SandboxProcess.open(in: folder) { sandbox in
        try await TerminalPane.open(in: folder) { pane in
          try await pane.openConsole("\(sandbox.shellVariables) gavel")
          try await pane.find("Lobby")
          try await pane.press("3")
          try await pane.find("Spambot")
          try await pane.press("Up", "Up", "S")
          try await pane.type("spammer")
          try await pane.press("Enter")
          let before = try await pane.wait("the filter to be saved") {
            $0.contains("saved as @spammer")
          }
          try await pane.press("q")
          try await pane.wait("the end") { $0.contains("status=0") }
          try await pane.run("clear; \(sandbox.shellVariables) gavel; echo \"status=$?\"")
          try await pane.wait("the same place") {
            $0.cursorRow == before.cursorRow && $0.contains("/Spambot") && $0.contains("/Lobby")
          }
          try await pane.press("F")
          try await pane.wait("the saved filter") { $0.contains("/@spammer") }
          try await pane.press("Escape")
          try await pane.wait("the whole list") { !$0.contains("@spammer") }
          try await pane.press("q")
          try await pane.wait("the end") { $0.contains("status=0") }
        }
      }
    }

    /// Writes both sandboxes into the settings, and a third profile whose token is wrong.
    private func configure(_ harbor: SandboxProcess, _ chat: SandboxProcess) throws {
      func profile(_ name: String, _ sandbox: SandboxProcess, token: String? = nil) throws -> String
      {
        let variables = sandbox.environment
        let file = "\(folder.path)/home/\(name).token"
        try Data((token ?? variables["GAVEL_TOKEN"] ?? "").utf8).write(
          to: URL(fileURLWithPath: file))
        chmod(file, 0o600)
        let key = variables["GAVEL_CLIENT_KEY"].map { "clientKey: '\($0)'," } ?? ""
        return """
          \(name): { dialect: '\(variables["GAVEL_DIALECT"] ?? "")', \(key)
            url: '\(variables["GAVEL_URL"] ?? "")', userID: '\(variables["GAVEL_USER_ID"] ?? "")',
            tokenFile: '\(file)' },
          """
      }
      try folder.configure(
        """
        { // nobody but a person writes here
          holdSeconds: 600, defaultProfile: "harbor", profiles: {
          \(try profile("harbor", harbor)) \(try profile("chat", chat))
          \(try profile("stale", chat, token: "wrong")) } }
        """)
    }

    @Test func `another profile takes over the screen, and what was kept is offered on return`()
      async throws
    {
      try await SandboxProcess.open(in: folder) { harbor in
        try await SandboxProcess.open(in: folder, dialect: "rocketchat", as: "admin") { chat in
          try configure(harbor, chat)
          try await TerminalPane.open(in: folder) { pane in
            try await pane.openConsole("gavel")
            try await pane.press("3", "Up", "Up", "Space", "Down", "Space", "d")
            try await pane.answer("Delete 2 messages", typing: "2")
            try await pane.wait("the hold window") { $0.contains("held 9:") }
            try await pane.run(":profile stale")
            try await pane.wait("why not") { $0.contains("stale is not opened: ") }
            try await pane.run(":profile chat")
            try await pane.wait("the question") {
              $0.contains("chat is next") && $0.contains("k keep held")
            }
            try await pane.press("k")
            try await pane.wait("the other platform") {
              $0.contains("· chat · ") && $0.contains("synced") && !$0.contains("general-tw")
            }
            #expect(try await harbor.platform.destructive().isEmpty)
            try await pane.press("O", "j", "Enter")
            try await pane.wait("the offer") {
              $0.contains("r resume") && $0.contains("· harbor · ")
            }
            try await pane.press("r")
            try await pane.wait("what was kept to go") {
              $0.contains("deleted 2 messages (general-tw)")
            }
            try await pane.press("q")
            try await pane.wait("the shell") { $0.contains("status=0") }
          }
          #expect(try await harbor.platform.destructive().count == 2)
          #expect(try await chat.platform.destructive().isEmpty)
        }
      }
    }
  }
}
