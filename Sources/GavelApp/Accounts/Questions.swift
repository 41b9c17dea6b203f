import GavelAPI
import Glibc

/// Asks a person for one line at a time; tests answer from a list.
struct Questions: Sendable {
  /// Whether somebody is there to be asked.
  var isAnswered: @Sendable (TextSink) -> Bool
  /// Puts a question and returns the line, with its echo off when the answer is a secret.
  var answer: @Sendable (_ question: String, _ isSecret: Bool, TextSink) async -> String?

  /// The terminal; without one, a secret is the first line of standard input.
  static let standard = Questions(
    isAnswered: { isatty(STDIN_FILENO) == 1 && $0.isTerminal },
    answer: { question, isSecret, messages in
      guard isatty(STDIN_FILENO) == 1 else {
        return isSecret ? HiddenInput.firstLine(of: STDIN_FILENO) : nil
      }
      messages.ask(displaySafe(question))
      let line = await HiddenInput(isShown: !isSecret).line()
      messages.endQuestion()
      return line
    })
}

extension HiddenInput {
  /// Returns the first line of something that is no terminal, such as a pipe.
  static func firstLine(of descriptor: Int32) -> String? {
    // What is longer than any secret, or cannot be read, is none.
    guard let bytes = try? FileBytes.read(descriptor, limit: 65_536) else { return nil }
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }
}
