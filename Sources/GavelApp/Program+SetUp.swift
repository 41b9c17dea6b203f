/// The commands that set Gavel up.
extension Program {
  func login(
    _ request: LoginRequest, _ invocation: Invocation, _ output: Output
  ) async throws -> ExitStatus {
    try await LoginCommand(
      invocation: invocation, request: request, environment: environment, output: output,
      questions: questions, now: now
    ).run()
  }

  func logout(
    isLocal: Bool, _ invocation: Invocation, _ output: Output
  ) async throws -> ExitStatus {
    // The profile is named to be removed, not to be connected to.
    var plain = invocation
    plain.connection = ConnectionOptions()
    return try await LogoutCommand(
      context: try context(plain, output), profile: invocation.connection.profile,
      isLocal: isLocal
    ).run()
  }

  func doctor(
    isOffline: Bool, isReport: Bool, _ invocation: Invocation, _ output: Output
  ) async -> ExitStatus {
    await Doctor(
      invocation: invocation, environment: environment, output: output, now: now,
      isOffline: isOffline, isReport: isReport
    ).run()
  }

  func config(
    _ request: ConfigRequest, _ invocation: Invocation, _ output: Output
  ) throws -> ExitStatus {
    guard request != .keys else {
      results.write(SettingsPage.markdown)
      return .done
    }
    return try ConfigCommand.run(
      explains: request == .explained, try context(invocation, output))
  }
}
