import GavelModel

/// The program without its process: tests run it on their own sinks, environment and clock.
struct Program: Sendable {
  let results: TextSink
  let messages: TextSink
  let environment: [String: String]
  let now: @Sendable () -> Timestamp
  /// Who answers when something must be asked for.
  var questions = Questions.standard
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
      case .sandbox, .sync, .act, .plan, .apply, .queue, .backup, .restore, .login, .logout,
        .doctor:
        return .headless(endsInOrder: true) { await run(invocation) }
      case .rooms, .members, .messages, .search, .approve, .reports, .audit, .repair, .themes,
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

  private func perform(_ invocation: Invocation, _ output: Output) async throws -> ExitStatus {
    switch invocation.command {
    case .keys: return try KeysCommand.run(environment: environment, output)
    case .version: return VersionCommand.run(output)
    case .jsonHelp:
      results.write(JSONHelp.text)
      return .done
    case .themes(let request):
      let library = ThemeLibrary(directories: try Directories(environment: environment))
      return try ThemesCommand(library: library, output: output).run(request)
    case .help(let topic):
      results.write(HelpText.text(for: topic))
      return .done
    case .backup(let file):
      return try await BackupCommand(context: context(invocation, output)).backup(to: file)
    case .restore(let file, let isConfirmed):
      return try await BackupCommand(context: context(invocation, output)).restore(
        from: file, isConfirmed: isConfirmed)
    case .doctor(let isOffline, let isReport):
      return await Doctor(
        invocation: invocation, environment: environment, output: output, now: now,
        isOffline: isOffline, isReport: isReport
      ).run()
    case .login(let request): return try await login(request, invocation, output)
    case .logout(let isLocal): return try await logout(isLocal: isLocal, invocation, output)
    case .profiles: return try ProfilesCommand.run(try context(invocation, output))
    case .config(let request): return try config(request, invocation, output)
    case .completions(let shell):
      results.write(CompletionScript.text(for: shell))
      return .done
    case .complete(let words):
      return await CompleteCommand(
        request: CompletionRequest(words), environment: environment, output: output, now: now
      ).run()
    case .manual:
      results.write(ManualPage.text)
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
    case .audit(let request):
      return try await audit(request, context(invocation, output))
    case .repair(let isConfirmed):
      return try await RepairCommand(context: try context(invocation, output)).run(
        isConfirmed: isConfirmed)
    case .reports(let request):
      return try await reports(request, context(invocation, output))
    case .sync(let isFull):
      return try await SyncCommand(context: try context(invocation, output)).run(isFull: isFull)
    case .act(let request, let options):
      return try await acting(invocation, options, output).act(request)
    case .plan(let request, let reason):
      return try await acting(invocation, ActingOptions(), output).plan(request, reason: reason)
    case .approve(let source): return try ApproveCommand.run(source, output)
    case .apply(let source, let options):
      return try await acting(invocation, options, output).apply(source)
    case .queue(let request, let options):
      return try await queue(request, options, try context(invocation, output))
    case .console, .demo: preconditionFailure("the console needs the main thread")
    }
  }

  private func reports(
    _ request: ReportsRequest, _ context: CommandContext
  ) async throws -> ExitStatus {
    switch request {
    case .list(let state): try await ReportsCommand.list(state, context)
    case .importing(let source): try await ReportsImportCommand.run(source, context)
    case .summary(let since, let asCSV):
      try await ReportsSummaryCommand.run(since: since, asCSV: asCSV, context)
    }
  }

  private func audit(
    _ request: AuditRequest, _ context: CommandContext
  ) async throws -> ExitStatus {
    switch request {
    case .list(let query, let asCSV):
      try await AuditCommand.run(query, asCSV: asCSV, context)
    case .head: try await AuditInspectionCommand.head(context)
    case .verify: try await AuditInspectionCommand.verify(context)
    case .evidence(let number): try await EvidenceCommand.run(number, context)
    case .erase(let person, let isConfirmed):
      try await ErasureCommand.run(person, isConfirmed: isConfirmed, context)
    }
  }

  private func acting(
    _ invocation: Invocation, _ options: ActingOptions, _ output: Output
  ) throws -> ActingCommands {
    let context = try context(invocation, output)
    return ActingCommands(context: context, options: options)
  }

  private func queue(
    _ request: QueueRequest, _ options: ActingOptions, _ context: CommandContext
  ) async throws -> ExitStatus {
    let commands = QueueCommands(context: context, options: options)
    switch request {
    case .list(let batch): return try await QueueListCommand.run(batch, context)
    case .resume(let batch): return try await commands.resume(batch)
    case .retry(let batch): return try await commands.retry(batch)
    case .cancel(let batch): return try await commands.cancel(batch)
    }
  }

  func context(
    _ invocation: Invocation, _ output: Output
  ) throws -> CommandContext {
    let context = try CommandContext(
      invocation, environment: invocation.color.applied(to: environment), output: output,
      now: now)
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
