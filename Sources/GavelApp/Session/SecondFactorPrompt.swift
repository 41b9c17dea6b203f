import Dispatch
import GavelAPI
import Glibc
import Synchronization

/// Asks on the terminal for the second proof that a platform wants.
///
/// Calls that run at the same time are challenged together: they share one question, because the
/// platform remembers for a while that the account has proven itself.
actor SecondFactorPrompt {
  private let messages: TextSink
  private var question: Task<SecondFactorCode?, Never>?

  /// A prompt that writes its questions to `messages`.
  init(messages: TextSink) { self.messages = messages }

  /// Returns what was typed; `nil` for an empty line or when the wait was ended by a signal.
  func ask(_ challenge: SecondFactor) async -> SecondFactorCode? {
    if let question { return await question.value }
    let question = Task { [messages] in await Self.ask(challenge, messages) }
    self.question = question
    let code = await withTaskCancellationHandler {
      await question.value
    } onCancel: {
      question.cancel()
    }
    self.question = nil
    return code
  }

  private static func ask(
    _ challenge: SecondFactor, _ messages: TextSink
  ) async -> SecondFactorCode? {
    messages.write(Notices.ask(challenge))
    let isEnded = Flag()
    let line = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // The wait for a person blocks, so it does not happen on a thread of the task pool.
        DispatchQueue.global().async {
          continuation.resume(returning: HiddenInput.readLine { isEnded.isRaised })
        }
      }
    } onCancel: {
      isEnded.raise()
    }
    messages.write("\n")
    guard let line, !line.isEmpty else { return nil }
    return SecondFactorCode(method: challenge.method, code: Secret(line))
  }

  private final class Flag: Sendable {
    private let state = Mutex(false)
    var isRaised: Bool { state.withLock { $0 } }
    func raise() { state.withLock { $0 = true } }
  }
}

/// Reads from the terminal what must not be seen.
enum HiddenInput {
  /// Longest line that is taken, in bytes.
  private static let limit = 1024

  /// Returns a line without its end and without blanks around it, and shows nothing of it.
  ///
  /// - Returns: `nil` at the end of the input, for a line that is too long, or when `isEnded`.
  static func readLine(unless isEnded: () -> Bool) -> String? {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    var hidden = settings
    hidden.c_lflag &= ~tcflag_t(ECHO)
    // What was typed before the question was on screen answers nothing.
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) }
    var line: [UInt8] = []
    while !isEnded() {
      var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 100) > 0 else { continue }
      var byte: UInt8 = 0
      guard read(STDIN_FILENO, &byte, 1) == 1, line.count < limit else { return nil }
      if byte == 0x0A { return String(decoding: line, as: UTF8.self).trimmed }
      line.append(byte)
    }
    return nil
  }
}

extension String {
  /// The text without blanks and line ends around it.
  fileprivate var trimmed: String {
    var rest = Substring(self)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    return String(rest)
  }
}

extension CommandContext {
  /// Returns how a second proof is asked for; `nil` where nobody can be asked.
  func secondFactorPrompt() -> (@Sendable (SecondFactor) async -> SecondFactorCode?)? {
    guard isatty(STDIN_FILENO) == 1, output.messages.isTerminal else { return nil }
    let prompt = SecondFactorPrompt(messages: output.messages)
    return { await prompt.ask($0) }
  }
}
