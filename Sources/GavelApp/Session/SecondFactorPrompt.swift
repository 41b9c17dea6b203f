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
  private let canAsk: Bool
  private var question: Task<SecondFactorCode?, Never>?
  /// The last proof that the platform wanted and did not get.
  private(set) var unanswered: SecondFactor?

  /// A prompt that writes its questions to `messages`, where somebody is there to answer them.
  init(messages: TextSink) {
    self.messages = messages
    canAsk = isatty(STDIN_FILENO) == 1 && messages.isTerminal
  }

  /// Returns what was typed; `nil` where nobody can be asked, for an empty line or when the wait was
  /// ended by a signal.
  func code(for challenge: SecondFactor) async -> SecondFactorCode? {
    let code = canAsk ? await answer(to: challenge) : nil
    if code == nil { unanswered = challenge }
    return code
  }

  private func answer(to challenge: SecondFactor) async -> SecondFactorCode? {
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
    messages.ask(Notices.ask(challenge))
    let isEnded = Flag()
    let line = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // The wait for a person blocks, so it does not happen on a thread of the task pool.
        DispatchQueue.global().async {
          continuation.resume(returning: HiddenInput().readLine { isEnded.isRaised })
        }
      }
    } onCancel: {
      isEnded.raise()
    }
    messages.endQuestion()
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
struct HiddenInput {
  /// The terminal.
  var descriptor = STDIN_FILENO
  /// Longest line that is taken, in bytes.
  private static let limit = 1024

  /// Returns a line without its end and without blanks around it, and shows nothing of it.
  ///
  /// - Returns: `nil` at the end of the input, for a line that is too long, or when `isEnded`.
  func readLine(unless isEnded: () -> Bool) -> String? {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return nil }
    var hidden = settings
    hidden.c_lflag &= ~tcflag_t(ECHO)
    // What was typed before the question was on screen answers nothing.
    tcsetattr(descriptor, TCSAFLUSH, &hidden)
    defer { tcsetattr(descriptor, TCSAFLUSH, &settings) }
    var line: [UInt8] = []
    while !isEnded() {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 100) > 0 else { continue }
      var byte: UInt8 = 0
      guard read(descriptor, &byte, 1) == 1, line.count < Self.limit else { return nil }
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
