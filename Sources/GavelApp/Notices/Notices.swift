import GavelAPI
import GavelDispatch
import GavelSandbox
import GavelStore
import GavelTerminal

/// What an error means to a person and to a script.
struct Explanation: Equatable, Sendable {
  /// What happened, and after it what to do next; each line is safe for a terminal.
  var lines: [String]
  /// How the process ends because of it.
  var status: ExitStatus

  /// An explanation with an advice.
  init(_ what: String, _ advice: String? = nil, status: ExitStatus) {
    // Every line passes through display text once more, so that no fact inside can act.
    lines = [what, advice].compactMap(\.self).map(displaySafe)
    self.status = status
  }

  /// The lines as one sentence after another, for a notice in the console.
  var sentence: String {
    lines.enumerated().map { number, line in
      let isLast = number == lines.count - 1
      return isLast || line.last.map { ".:!?".contains($0) } ?? true ? line : line + "."
    }.joined(separator: " ")
  }
}

/// The one place where errors become words and exit statuses.
enum Notices {
  /// Explains any error; those of our own targets by their facts.
  static func explain(_ error: any Error) -> Explanation {
    switch error {
    case let error as UsageError: explain(usage: error)
    case let error as FilterUsageError: explain(filter: error)
    case let error as ConfigurationError: explain(configuration: error)
    case let error as ConnectionError: explain(connection: error)
    case let error as CredentialError: explain(credential: error)
    case let error as LoginError: explain(login: error)
    case let error as PlanError: explain(plan: error)
    case let error as SessionError: explain(session: error)
    case let error as GateRefusal: explain(gate: error)
    case let error as PlanReviewError: explain(review: error)
    case let error as DispatchError: explain(dispatch: error)
    case let error as SyncError: explain(sync: error)
    case let error as ReadingError: explain(reading: error)
    case let error as StoreError: explain(store: error)
    case let error as SandboxError: explain(sandbox: error)
    case let error as TerminalError: explain(terminal: error)
    case let error as APIError: explain(api: error)
    case let error as ImportError: explain(importing: error)
    case let error as OutputError: explain(output: error)
    case is CancellationError: Explanation("interrupted", status: .interrupted)
    default:
      Explanation("an unexpected error stopped this: \(type(of: error))", status: .incomplete)
    }
  }

  private static func explain(output error: OutputError) -> Explanation {
    switch error {
    case .unwritable(let code):
      Explanation(
        "standard output takes no more: \(systemWords(code))", status: .incomplete)
    }
  }
}
