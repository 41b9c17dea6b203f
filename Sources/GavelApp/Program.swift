import GavelModel

/// The program without its process: tests run it on their own sinks, environment and clock.
struct Program: Sendable {
  let results: TextSink
  let messages: TextSink
  let environment: [String: String]
  let now: @Sendable () -> Timestamp

  /// How the rest of a command runs.
  enum Start {
    /// Nothing is left to do.
    case ended(ExitStatus)
    /// The main thread is needed until the end.
    case onMainThread(() -> ExitStatus)
    /// Any thread will do.
    case headless(@Sendable () async -> ExitStatus)
  }

  /// Reads the arguments and says how to go on.
  func start(_ arguments: Result<[String], UsageError>) -> Start {
    do throws(UsageError) {
      let invocation = try CommandParser.parse(try arguments.get())
      switch invocation.command {
      case .console, .demo:
        return .onMainThread { .done }
      case .sandbox, .sync, .act, .plan, .apply, .queue:
        return .headless { await Interruption.cancelling { await run(invocation) } }
      case .rooms, .members, .messages, .search, .audit, .version, .help:
        return .headless { await run(invocation) }
      }
    } catch {
      tell(error)
      return .ended(Notices.explain(error).status)
    }
  }

  /// Runs a command that needs no console; every error ends here as words and a status.
  func run(_ invocation: Invocation) async -> ExitStatus {
    let output = Output(results: results, messages: messages, format: invocation.format)
    var status: ExitStatus
    do {
      status = try await perform(invocation, output)
    } catch {
      tell(error)
      status = Notices.explain(error).status
    }
    if let code = results.failure {
      tell(OutputError.unwritable(code: code))
      if status == .done { status = .incomplete }
    }
    return status
  }

  private func perform(_ invocation: Invocation, _ output: Output) async throws -> ExitStatus {
    switch invocation.command {
    case .version: return VersionCommand.run(output)
    case .help(let topic):
      results.write(HelpText.text(for: topic))
      return .done
    case .sandbox(let settings): return try await SandboxCommand.run(settings, output)
    case .rooms: return try await RoomCommands.rooms(context(invocation, output))
    case .members(let room):
      return try await RoomCommands.members(room, context(invocation, output))
    case .messages(let room, let message):
      return try await MessageCommands.messages(
        room, around: message, context(invocation, output))
    case .search(let query):
      return try await MessageCommands.search(query, context(invocation, output))
    case .audit(let since):
      return try await AuditCommand.run(since: since, context(invocation, output))
    case .queue(.list(let batch), _):
      return try await QueueListCommand.run(batch, context(invocation, output))
    case .sync, .act, .plan, .apply, .queue, .console, .demo:
      _ = try context(invocation, output)
      return .done
    }
  }

  private func context(
    _ invocation: Invocation, _ output: Output
  ) throws -> CommandContext {
    try CommandContext(invocation, environment: environment, output: output, now: now)
  }

  /// Says on standard error what went wrong and what to do.
  func tell(_ error: any Error) {
    for line in Notices.explain(error).lines { messages.write("gavel: \(line)\n") }
  }
}

/// Standard output cannot take the result.
enum OutputError: Error, Hashable, Sendable {
  /// A write failed; `code` is the system's error number.
  case unwritable(code: Int32)
}
