@testable import GavelApp

/// What a person types at one command and what they get: its success, a mistake and a refusal.
struct Transcript: Sendable, CustomStringConvertible {
  /// One command line and what comes of it.
  struct Line: Sendable {
    /// The words after the program's name, parted by blanks; `$NAME` stands for a thing of the scene.
    let words: String
    let status: ExitStatus
    /// A part of what is printed.
    let says: String
    /// Variables that differ from those of the scene.
    var environment: [String: String] = [:]
  }

  let command: CommandName
  /// Commands that make the scene ready, each of which succeeds.
  var before: [String] = []
  /// `nil` where it needs a terminal or ends by a signal only, which other suites prove.
  let success: Line?
  let mistake: Line
  /// `nil` where there is nothing to refuse: it only prints what the program holds.
  let refusal: Line?

  var description: String { command.rawValue }
}

extension Transcript {
  /// A row whose command ends with `done`.
  init(
    _ command: CommandName, before: [String] = [], _ success: (String, says: String)?,
    mistake: (String, says: String),
    refusal: (String, ExitStatus, says: String)?, _ environment: [String: String] = [:]
  ) {
    self.command = command
    self.before = before
    self.success = success.map { Line(words: $0.0, status: .done, says: $0.says) }
    self.mistake = Line(words: mistake.0, status: .usage, says: mistake.says)
    self.refusal = refusal.map {
      Line(words: $0.0, status: $0.1, says: $0.says, environment: environment)
    }
  }
}
