import GavelAPI
import Glibc

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
    let line = await HiddenInput().line()
    messages.endQuestion()
    guard let line, !line.isEmpty else { return nil }
    return SecondFactorCode(method: challenge.method, code: Secret(line))
  }
}
