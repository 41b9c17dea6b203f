import Foundation
import Testing

extension EndToEnd {
  /// A stranger's first five minutes on each platform: the README's own lines, one after the other.
  @Suite struct FirstMinutesTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// The lines that the README tells to type on a platform.
    private static func lines(_ platform: String) throws -> [String] {
      let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../README.md").standardized
      let text = try String(contentsOf: readme, encoding: .utf8)
      let part = text.components(separatedBy: "<!-- minutes \(platform) -->").dropFirst().first
      let block = try #require(part).components(separatedBy: "```")[1]
      return block.split(separator: "\n").dropFirst().map(String.init)
    }

    @Test func `on IMKit every line does what the README says`() async throws {
      let lines = try Self.lines("imkit")
      #expect(lines.count == 5)
      try await SandboxProcess.open(in: folder) { sandbox in
        let facts = sandbox.environment
        try await TerminalPane.open(in: folder) { pane in
          try await pane.answer(
            lines[0],
            [
              ("Kind of platform", "imkit"), ("Address of the platform", facts["GAVEL_URL"]),
              ("Sign in with", "token"), ("Client key", facts["GAVEL_CLIENT_KEY"]),
              ("Name of the profile", "acme"), ("Token", facts["GAVEL_TOKEN"]),
            ])
          try await pane.follow(lines[1], until: "10 rooms, ")
          try await pane.follow(lines[2], until: "general-tw")
          try await pane.look(lines[3], at: "READ-ONLY")
          try await pane.look(lines[4], at: "READ-WRITE")
        }
      }
    }

    @Test func `on Rocket Chat every line does what the README says`() async throws {
      let lines = try Self.lines("rocketchat")
      #expect(lines.count == 5)
      try await SandboxProcess.open(in: folder, dialect: "rocketchat", as: "admin") { sandbox in
        try await TerminalPane.open(in: folder) { pane in
          try await pane.answer(
            lines[0],
            [
              ("Kind of platform", "rocketchat"),
              ("Address of the platform", sandbox.environment["GAVEL_URL"]),
              ("Sign in with", "password"), ("Username", "root"),
              ("Name of the profile", "harbor"), ("Password", "root"),
            ])
          try await pane.follow(lines[1], until: "12 rooms, ")
          try await pane.follow(lines[2], until: "open")
          try await pane.look(lines[3], at: "READ-ONLY")
          try await pane.look(lines[4], at: "READ-WRITE")
        }
      }
    }
  }
}

extension TerminalPane {
  /// Types a line and answers each question that comes.
  fileprivate func answer(_ line: String, _ answers: [(String, String?)]) async throws {
    try await run("clear; \(line)")
    for (question, answer) in answers {
      let screen = try await wait("the question \(question)") { screen in
        screen.lastLine.hasPrefix(question)
      }
      #expect(!screen.contains("gavel: "), "\(screen.text)")
      try await run(try #require(answer))
    }
    try await wait("somebody to be signed in") { $0.contains("signed in to ") }
  }

  /// Types a line and waits until it said something and came to its end.
  fileprivate func follow(_ line: String, until words: String) async throws {
    try await run("clear; \(line)")
    let screen = try await wait(line) { screen in
      screen.lastLine == Self.prompt && screen.lines.count > 2
    }
    #expect(screen.contains(words), "\(screen.text)")
  }

  /// Types a line that opens the console, looks at it, and leaves.
  fileprivate func look(_ line: String, at words: String) async throws {
    try await run("clear; \(line)")
    try await wait(line) { $0.contains(words) }
    try await press("q")
    try await wait("the shell again") { $0.lastLine == Self.prompt }
  }
}

extension Screen {
  /// The last line with something in it.
  fileprivate var lastLine: String { lines.last { !$0.isEmpty }.map(String.init) ?? "" }
}
