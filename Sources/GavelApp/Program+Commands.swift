/// The table of what runs for each command.
extension Program {
  func perform(_ invocation: Invocation, _ output: Output) async throws -> ExitStatus {
    func context() throws -> CommandContext { try self.context(invocation, output) }
    switch invocation.command {
    case .sandbox(let settings): return try await SandboxCommand.run(settings, output)
    case .sync(let isFull): return try await SyncCommand(context: context()).run(isFull: isFull)
    case .rooms: return try await RoomCommands.rooms(context())
    case .members(let room): return try await RoomCommands.members(room, context())
    case .messages(let room, let message):
      return try await MessageCommands.messages(room, around: message, context())
    case .search(let query): return try await MessageCommands.search(query, context())
    case .act(let request, let options): return try await acting(context(), options).act(request)
    case .plan(let request, let reason):
      return try await acting(context(), ActingOptions()).plan(request, reason: reason)
    case .approve(let source): return try await ApproveCommand.run(source, context())
    case .apply(let source, let options):
      return try await acting(context(), options).apply(source)
    case .queue(let request, let options): return try await queue(request, options, context())
    case .reports(let request): return try await reports(request, context())
    case .audit(let request): return try await audit(request, context())
    case .repair(let isSure):
      return try await RepairCommand(context: context()).run(isConfirmed: isSure)
    case .backup(let file): return try await BackupCommand(context: context()).backup(to: file)
    case .restore(let file, let isSure):
      return try await BackupCommand(context: context()).restore(from: file, isConfirmed: isSure)
    case .login(let request): return try await login(request, invocation, output)
    case .logout(let isLocal): return try await logout(isLocal: isLocal, invocation, output)
    case .profiles: return try ProfilesCommand.run(context())
    case .config(let request): return try config(request, invocation, output)
    case .doctor(let isOffline, let isReport):
      return await doctor(isOffline: isOffline, isReport: isReport, invocation, output)
    case .themes(let request): return try themes(request, output)
    case .keys: return try KeysCommand.run(environment: environment, output)
    case .completions(let shell): return show(CompletionScript.text(for: shell))
    case .complete(let words): return await complete(words, output)
    case .manual: return show(ManualPage.text)
    case .version: return VersionCommand.run(output)
    case .jsonHelp: return show(JSONHelp.text(columns: output.look.columns))
    case .help(let topic): return show(HelpText.text(for: topic, columns: output.look.columns))
    case .console, .demo: preconditionFailure("the console needs the main thread")
    }
  }

  private func show(_ text: String) -> ExitStatus {
    results.write(text)
    return .done
  }

  private func themes(_ request: ThemesRequest, _ output: Output) throws -> ExitStatus {
    let library = ThemeLibrary(directories: try Directories(environment: environment))
    return try ThemesCommand(library: library, output: output).run(request)
  }

  private func complete(_ words: [String], _ output: Output) async -> ExitStatus {
    await CompleteCommand(
      request: CompletionRequest(words), environment: environment, output: output, now: now
    ).run()
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

  private func acting(_ context: CommandContext, _ options: ActingOptions) -> ActingCommands {
    ActingCommands(context: context, options: options)
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
}
