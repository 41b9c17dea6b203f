import Testing

extension EndToEnd {
  /// The demo of the second platform, as whoever runs the workspace.
  @Suite struct RocketChatDemoTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `the demo opens on a workspace with reports and leaves nothing behind`()
      async throws
    {
      try await TerminalPane.open(in: folder) { pane in
        try await pane.run("gavel demo --dialect rocketchat; echo \"status=$?\"")
        let screen = try await pane.wait("the demo's first sync") {
          $0.contains("rocketchat · 127.0.0.1") && $0.contains("synced")
            && $0.contains("#lobby")
        }
        let address = try #require(
          screen.text.firstMatch(of: /rocketchat · (127\.0\.0\.1:[0-9]+)/))
        let platform = SandboxPlatform(url: "http://\(address.1)")
        try await pane.press("!")
        try await pane.wait("the reports") { $0.contains("Reports") && $0.contains("Spam 9") }
        try await pane.press("q")
        try await pane.wait("the shell") { $0.contains("status=0") }
        #expect(await !platform.isThere())
      }
    }
  }
}
