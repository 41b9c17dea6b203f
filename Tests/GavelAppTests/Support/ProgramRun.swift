import GavelModel
import Synchronization

@testable import GavelApp

/// One command, run in this process on sinks of its own.
struct ProgramRun {
  let status: ExitStatus
  let output: String
  let errors: String

  /// Runs a command line; `HOME` and the XDG folders lie in `folder`.
  ///
  /// - Parameter answers: What a person types, question by question; `nil` when nobody is there.
  init(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    now: Timestamp = Timestamp(milliseconds: 1_772_443_200_000), answers: [String]? = nil,
    machineLog: @escaping @Sendable (MachineLog.Line) -> Void = { _ in }
  ) async {
    let results = TextSink()
    let messages = TextSink()
    var variables = ["HOME": folder.path, "XDG_CONFIG_DIRS": "\(folder.path)/system"]
    variables.merge(environment) { $1 }
    var program = Program(
      results: results, messages: messages, environment: variables,
      now: { now })
    program.questions = answers.map(Questions.scripted) ?? .unanswered
    program.machineLog = MachineLog(write: machineLog)
    switch program.start(.success(arguments)) {
    case .ended(let status): self.status = status
    case .onMainThread(let run): status = run()
    case .headless(_, let run): status = await run()
    }
    output = results.text
    errors = messages.text
  }
}

extension Questions {
  /// Nobody is there.
  static let unanswered = Questions(isAnswered: { _ in false }, answer: { _, _, _ in nil })

  /// A person who answers one question after the other; each question is written down.
  static func scripted(_ answers: [String]) -> Questions {
    let rest = Mutex(answers[...])
    return Questions(
      isAnswered: { _ in true },
      answer: { question, isSecret, messages in
        messages.write("\(question)\(isSecret ? "(hidden)" : "")\n")
        return rest.withLock { $0.popFirst() }
      })
  }
}
