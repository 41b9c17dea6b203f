import GavelModel

/// The program without its process: tests run it on their own sinks, environment and clock.
struct Program: Sendable {
  let results: TextSink
  let messages: TextSink
  let environment: [String: String]
  let now: @Sendable () -> Timestamp
  /// Who answers when something must be asked for.
  var questions = Questions.standard
  /// The machine's own log.
  var machineLog = MachineLog.cLibrary
  private let logs = LogSlot()

  init(
    results: TextSink, messages: TextSink, environment: [String: String],
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.results = results
    self.messages = messages
    self.environment = environment
    self.now = now
  }

  /// How the rest of a command runs.
  enum Start {
    /// Nothing is left to do.
    case ended(ExitStatus)
    /// The main thread is needed until the end.
    case onMainThread(() -> ExitStatus)
    /// Any thread will do; a command that ends in order is cancelled by a signal, not killed.
    case headless(endsInOrder: Bool, @Sendable () async -> ExitStatus)
  }

  /// Reads the arguments and says how to go on.
  func start(_ arguments: Result<[String], UsageError>) -> Start {
    do throws(UsageError) {
      let invocation = try CommandParser.parse(try arguments.get())
      switch invocation.command {
      case .console, .demo:
        return .onMainThread { openConsole(invocation) }
      case .sandbox, .sync, .act, .plan, .approve, .apply, .queue, .backup, .restore, .login,
        .logout,
        .doctor:
        return .headless(endsInOrder: true) { await run(invocation) }
      case .rooms, .members, .messages, .search, .reports, .audit, .repair, .themes,
        .keys, .profiles, .config, .completions, .complete, .manual, .version, .jsonHelp, .help:
        return .headless(endsInOrder: false) { await run(invocation) }
      }
    } catch {
      tell(error)
      return .ended(Notices.explain(error).status)
    }
  }

  /// Runs a command that needs no console; every error ends here as words and a status.
  func run(_ invocation: Invocation) async -> ExitStatus {
    let output = Output(
      results: results, messages: messages, format: invocation.format,
      look: OutputLook(of: results, choice: invocation.color, environment: environment))
    do {
      let status = finish(try await perform(invocation, output))
      logs.log?.note(invocation.command, status)
      return status
    } catch {
      return finish(failure: error)
    }
  }

  private func openConsole(_ invocation: Invocation) -> ExitStatus {
    let output = Output(results: results, messages: messages, format: .text)
    let environment = invocation.color.applied(to: environment)
    do {
      guard case .demo(let world, let tour) = invocation.command else {
        return try ConsoleCommand(
          context: try context(invocation, output), isPlain: invocation.isPlain
        ).run()
      }
      return try DemoCommand(
        world: world, tour: tour, invocation: invocation, environment: environment, output: output,
        now: now
      ).run()
    } catch {
      return finish(failure: error)
    }
  }

  private func finish(failure error: any Error) -> ExitStatus {
    tell(error)
    return Notices.explain(error).status
  }

  /// A result that could not be written is not a success.
  private func finish(_ status: ExitStatus) -> ExitStatus {
    guard let code = results.failure else { return status }
    tell(OutputError.unwritable(code: code))
    return status == .done ? .incomplete : status
  }

  func context(
    _ invocation: Invocation, _ output: Output
  ) throws -> CommandContext {
    let context = try CommandContext(
      invocation, environment: invocation.color.applied(to: environment), output: output,
      now: now, machineLog: machineLog)
    logs.log = context.log
    return context
  }

  /// Says on standard error what went wrong and what to do.
  func tell(_ error: any Error) {
    logs.log?.note(error: error)
    for line in Notices.explain(error).lines { messages.write("gavel: \(line)\n") }
  }
}

/// Standard output cannot take the result.
enum OutputError: Error, Hashable, Sendable {
  /// A write failed; `code` is the system's error number.
  case unwritable(code: Int32)
}
