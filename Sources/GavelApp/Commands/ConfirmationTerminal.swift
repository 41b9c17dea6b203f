import GavelConsole
import GavelModel
import GavelScreen
import Glibc

/// Asks for a confirmation on the terminal with the same questions as the console.
struct ConfirmationTerminal {
  let messages: TextSink

  /// Whether somebody can answer: both the questions and the answers are on a terminal.
  var isAvailable: Bool { isatty(STDIN_FILENO) == 1 && messages.isTerminal }

  /// Shows the plan and asks.
  ///
  /// - Throws: ``SessionError/unconfirmed(items:)`` when nobody can be asked,
  ///   ``SessionError/declined`` for any answer but the right one, `CancellationError` when a
  ///   signal ends the wait.
  func confirm(_ plan: ActionPlan) throws {
    guard isAvailable else { throw SessionError.unconfirmed(items: plan.items.count) }
    let question = Question(for: plan, charset: .unicode)
    for line in PlanText(plan).lines { messages.write(line + "\n") }
    messages.write(Notices.ask(question))
    // What was typed before the question was on screen answers nothing.
    tcflush(STDIN_FILENO, TCIFLUSH)
    guard let answer = try answer(), isRight(answer, question) else { throw SessionError.declined }
  }

  /// Asks a question that needs no plan.
  ///
  /// - Throws: ``SessionError/unconfirmedErasure`` when nobody can be asked, else as for a plan.
  func confirm(_ question: String) throws {
    guard isAvailable else { throw SessionError.unconfirmedErasure }
    messages.write(question)
    // What was typed before the question was on screen answers nothing.
    tcflush(STDIN_FILENO, TCIFLUSH)
    guard let answer = try answer(), answer.lowercased() == "yes" else {
      throw SessionError.declined
    }
  }

  private func isRight(_ answer: String, _ question: Question) -> Bool {
    switch question {
    case .key: ["y", "yes"].contains(answer.lowercased())
    case .type(let expected): expected.isAnswered(by: answer)
    }
  }

  /// Reads a line, and looks meanwhile whether a signal has ended the wait: reading itself cannot
  /// be interrupted.
  private func answer() throws -> String? {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while poll(&request, 1, 100) <= 0 {
      guard !Task.isCancelled else {
        messages.write("\n")
        throw CancellationError()
      }
    }
    return readLine()
  }
}
