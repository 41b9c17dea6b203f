import Testing

extension EndToEnd {
  /// A window that changes its size at any moment.
  @Suite struct ResizeTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `cursor and marks outlive every size, and a window that is too small says so`()
      async throws
    {
      try await SandboxProcess.open(in: folder) { sandbox in
        try await TerminalPane.open(in: folder) { pane in
          try await pane.openConsole("\(sandbox.shellVariables) gavel")
          try await pane.press("3", "Up", "Up", "Up", "Up", "Space", "Down", "Space", "Down")
          let screen = try await pane.wait("two marks") { $0.contains("2 marked") }
          let row = try #require(screen.cursorRow?.prefix(26))

          for (columns, rows) in [(80, 24), (60, 15), (40, 10), (120, 36)] {
            try await pane.resize(columns: columns, rows: rows)
            let screen = try await pane.wait("\(columns)x\(rows)") {
              $0.fits(columns: columns, rows: rows)
            }
            #expect(screen.messageRow?.hasPrefix(row.prefix(16)) == true)
            let cursor = try await pane.cursor()
            #expect(screen.lines[cursor.row].contains("│>"))
          }
          try await pane.resize(columns: 30, rows: 5)
          try await pane.wait("the words for too small") {
            $0.lines.joined(separator: " ").contains("terminal too small: 30x5,")
          }
          try await pane.resize(columns: 120, rows: 36)
          let back = try await pane.wait("the whole screen") { $0.fits(columns: 120, rows: 36) }
          #expect(back.cursorRow?.hasPrefix(row) == true)
          #expect(back.contains("2 marked"))
          #expect(back.right.count { $0.hasPrefix(" *") } == 2)
        }
      }
    }

    @Test func `a storm of sizes does no harm`() async throws {
      try await SandboxProcess.open(in: folder) { sandbox in
        try await TerminalPane.open(in: folder) { pane in
          try await pane.openConsole("\(sandbox.shellVariables) gavel")
          for step in 1...40 {
            try await pane.resize(columns: 1 + step * 37 % 160, rows: 1 + step * 13 % 50)
          }
          try await pane.resize(columns: 200, rows: 60)
          try await pane.wait("a large screen") { $0.fits(columns: 200, rows: 60) }
          try await pane.press("?")
          try await pane.resize(columns: 1, rows: 1)
          try await pane.resize(columns: 80, rows: 24)
          try await pane.wait("the keys") {
            $0.fits(columns: 80, rows: 24) && $0.contains("┌ Keys ")
          }
          try await pane.press("Escape")
          try await pane.wait("the whole screen") {
            $0.fits(columns: 80, rows: 24) && $0.contains("┌ Rooms 10 ")
          }
          try await pane.press("q")
          try await pane.wait("the end") { $0.contains("status=0") }
        }
      }
    }
  }
}

extension Screen {
  /// Whether the console has drawn itself at this size: header, border and footer at the edges.
  fileprivate func fits(columns: Int, rows: Int) -> Bool {
    let lines = text.split(separator: "\n")
    guard lines.count == rows, lines[0].count == columns - 1, lines[0].hasSuffix("READ-WRITE")
    else { return false }
    return lines[1].count == columns && lines[1].hasSuffix("┐")
  }

  /// The message that the cursor stands on, also where its pane is alone on the screen.
  fileprivate var messageRow: String? {
    lines.compactMap { $0.split(separator: "│").last { $0.hasPrefix(">") } }.first
      .map(String.init)
  }
}
