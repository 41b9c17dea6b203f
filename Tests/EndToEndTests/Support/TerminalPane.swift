import Foundation

/// A terminal of a fixed size with a shell in it, played by a tmux server of its own.
final class TerminalPane: Sendable {
  /// The path of tmux, where it is installed.
  static let tmux = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What the shell says when it waits for a command.
  static let prompt = "ready>"

  private let folder: TestFolder
  private let server: [String]
  private let watchdog: ChildProcess

  private init(_ folder: TestFolder, columns: Int, rows: Int) async throws {
    self.folder = folder
    // A socket in the story's own folder: no other server is ever touched, no name stays behind.
    let socket = "\(folder.path)/tmux-\(UUID().uuidString.prefix(6))"
    server = ["-u", "-S", socket, "-f", "/dev/null"]
    // Ends the server when told to, and also when this process dies in whatever way.
    watchdog = try ChildProcess(
      "/bin/sh", ["-c", "read -r _; exec tmux -S \"$0\" kill-server", socket],
      environment: folder.environment, in: folder, isLeashed: true)
    let variables = folder.environment.map { "\($0)=\($1)" }.sorted()
    try await tell(
      [
        "start-server", ";", "set", "-g", "status", "off", ";", "set", "-g", "default-terminal",
        "screen-256color", ";", "new-session", "-d", "-x", String(columns), "-y", String(rows),
      ] + ["env", "-i", "TERM=screen-256color", "PS1=\(Self.prompt) "] + variables + ["sh", "-i"])
  }

  /// Opens a terminal, hands it to `story` and ends it whatever happens.
  static func open<Value>(
    in folder: TestFolder, columns: Int = 120, rows: Int = 36,
    _ story: (TerminalPane) async throws -> Value
  ) async throws -> Value {
    let pane = try await TerminalPane(folder, columns: columns, rows: rows)
    let result: Result<Value, any Error>
    do {
      try await pane.wait("the shell") { $0.contains(prompt) }
      result = .success(try await story(pane))
    } catch {
      result = .failure(error)
    }
    pane.watchdog.release()
    _ = try await pane.watchdog.ended()
    return try result.get()
  }

  /// Presses keys by their names in tmux(1), such as `Space`, `Up` or `d`.
  func press(_ keys: String...) async throws { try await tell(["send-keys"] + keys) }

  /// Types a text.
  func type(_ text: String) async throws { try await tell(["send-keys", "-l", text]) }

  /// Has the shell run a command.
  func run(_ command: String) async throws {
    try await type(command)
    try await press("Enter")
  }

  func resize(columns: Int, rows: Int) async throws {
    try await tell(["resize-window", "-x", String(columns), "-y", String(rows)])
  }

  /// Writes every byte that arrives at the terminal from now on into the file it returns.
  func record() async throws -> String {
    let file = folder.newFile()
    try await tell(["pipe-pane", "exec cat > '\(file)'"])
    return file
  }

  /// The bytes in a file made by ``record()``, as soon as the command's status is among them.
  static func recorded(in file: String) async throws -> Data {
    try await eventually("the recording to end") {
      guard FileManager.default.fileExists(atPath: file) else { return nil }
      let data = try Data(contentsOf: URL(fileURLWithPath: file))
      let text = String(decoding: data, as: UTF8.self)
      return text.contains(/status=[0-9]+\r\n/) ? data : nil
    }
  }

  /// What is on the screen now.
  func screen() async throws -> Screen {
    let text = try await tell(["capture-pane", "-p"])
    return Screen(text)
  }

  /// Where the terminal's cursor is, as row and column from 0.
  func cursor() async throws -> (row: Int, column: Int) {
    let text = try await tell(["display-message", "-p", "#{cursor_y} #{cursor_x}"])
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 2 else { throw Refused(arguments: ["display-message"], said: text) }
    return (numbers[0], numbers[1])
  }

  /// What programs have switched on or off: screens, cursor, keys, mouse.
  func modes() async throws -> String {
    let names = [
      "alternate_on", "cursor_flag", "insert_flag", "keypad_flag", "keypad_cursor_flag",
      "mouse_any_flag", "origin_flag", "wrap_flag",
    ]
    return try await tell(
      ["display-message", "-p", names.map { "\($0)=#{\($0)}" }.joined(separator: " ")])
  }

  /// Waits until the screen shows what `isRight` looks for, and returns it.
  @discardableResult
  func wait(
    _ what: String, within limit: Duration = .seconds(20), until isRight: (Screen) -> Bool
  ) async throws -> Screen {
    var last = Screen("")
    return try await eventually(what, within: limit, seen: { last.text }) {
      last = try await screen()
      return isRight(last) ? last : nil
    }
  }

  @discardableResult
  private func tell(_ arguments: [String]) async throws -> String {
    let ending = try await ChildProcess.run(
      Self.tmux ?? "tmux", server + arguments, environment: folder.environment, in: folder)
    guard ending.status == 0 else { throw Refused(arguments: arguments, said: ending.errors) }
    return ending.output
  }

  struct Refused: Error {
    let arguments: [String]
    let said: String
  }
}
