import GavelConsole
import GavelModel
import GavelScreen
import Glibc

/// Asks for a confirmation on the terminal with the same questions as the console.
struct ConfirmationTerminal {
  let messages: TextSink

  /// Whether somebody can answer: both the questions and the answers are on a terminal.
  var isAvailable: Bool { isatty(STDIN_FILENO) == 1 && messages.isTerminal }

  /// Shows the plan and returns whether the answer was the right one.
  func confirms(_ plan: ActionPlan) -> Bool {
    for line in PlanText(plan).lines { messages.write(line + "\n") }
    let question = Question(for: plan, charset: .unicode)
    messages.write(Notices.ask(question))
    // What was typed before the question was on screen answers nothing.
    tcflush(STDIN_FILENO, TCIFLUSH)
    guard let answer = readLine() else { return false }
    switch question {
    case .key: return ["y", "yes"].contains(answer.lowercased())
    case .type(let expected): return expected.isAnswered(by: answer)
    }
  }
}
