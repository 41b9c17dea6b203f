import GavelModel

@testable import GavelApp

/// One command, run in this process on sinks of its own.
struct ProgramRun {
  let status: ExitStatus
  let output: String
  let errors: String

  /// Runs a command line; `HOME` and the XDG folders lie in `folder`.
  init(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    now: Timestamp = Timestamp(milliseconds: 1_772_443_200_000)
  ) async {
    let results = TextSink()
    let messages = TextSink()
    var variables = ["HOME": folder.path, "XDG_CONFIG_DIRS": "\(folder.path)/system"]
    variables.merge(environment) { $1 }
    let program = Program(
      results: results, messages: messages, environment: variables,
      now: { now })
    switch program.start(.success(arguments)) {
    case .ended(let status): self.status = status
    case .onMainThread(let run): status = run()
    case .headless(_, let run): status = await run()
    }
    output = results.text
    errors = messages.text
  }
}
