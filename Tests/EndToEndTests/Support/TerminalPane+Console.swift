import Testing

/// What a moderator does over and over.
extension TerminalPane {
  /// Starts a console and waits until the room at the top and its messages are on screen.
  func openConsole(_ command: String, room: String = "general-tw") async throws {
    try await run("\(command); echo \"status=$?\"")
    try await wait("the console's first sync") {
      $0.contains("synced") && $0.left.contains { $0.hasPrefix("> \(room)") }
        && $0.right.contains { $0.hasPrefix("·") }
    }
  }

  /// Narrows the focused list until the cursor stands on a row with this name.
  func find(_ name: String) async throws {
    try await press("/")
    try await type(name)
    try await press("Enter")
    try await wait("the row \(name)") {
      $0.cursorRow?.contains(name) == true && $0.contains("/\(name)")
    }
  }

  /// Confirms a dialog by typing what it asks for.
  func answer(_ title: String, typing text: String) async throws {
    try await wait("the dialog \(title)") { $0.contains(title) && $0.contains("enter confirm") }
    try await type(text)
    // Enter counts alone: behind the text in one read it would be taken for a paste's.
    try await wait("the text in the field") {
      $0.contains("press Enter: \(text)") || $0.contains("│ \(text) ")
    }
    try await press("Enter")
    try await wait("the dialog to close") { !$0.contains("enter confirm") }
  }

  /// Confirms a dialog with its key.
  func confirm(_ title: String) async throws {
    try await wait("the dialog \(title)") { $0.contains(title) && $0.contains("y confirm") }
    try await press("y")
    try await wait("the dialog to close") { !$0.contains("y confirm") }
  }

  /// How the shell's terminal is set: by its driver (stty) and by what was written to it.
  func settings() async throws -> [String] {
    try await run("clear; stty -g | sed 's/^/set:/'")
    let screen = try await wait("the terminal's settings") {
      $0.lines.contains { $0.hasPrefix("set:") }
    }
    let driver = screen.lines.first { $0.hasPrefix("set:") }
    return [driver.map(String.init) ?? "", try await modes()]
  }

  /// Checks that the shell has its terminal back as it was.
  func expectUsable(as before: [String]) async throws {
    #expect(try await settings() == before)
    try await run("echo us''able")
    try await wait("a usable shell") { $0.contains("usable") }
  }
}
