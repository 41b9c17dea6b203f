import GavelAPI
import GavelConsole
import GavelModel
import GavelStore
import Synchronization

/// Opens another profile while the console goes on with the present one.
///
/// What was opened waits here until the console leaves for it, or is closed again.
final class ProfileDesk: Sendable {
  /// A profile that is ready to take over.
  struct Opened: Sendable {
    var context: CommandContext
    var session: Session
    var desk: SecondFactorDesk
  }

  private struct State: Sendable {
    var opening: Task<Void, Never>?
    var opened: Opened?
    var isClosed = false
  }

  private let context: CommandContext
  private let state = Mutex(State())

  init(_ context: CommandContext) { self.context = context }

  /// Begins to open a profile, in place of one that was begun before, and tells how that ended.
  func begin(_ name: String, tell: @escaping @Sendable (ConsoleEvent) -> Void) {
    let task = Task {
      do {
        let opened = try await open(name) { tell(.profileProgress(name, $0)) }
        guard keep(opened) else { return await opened.session.close() }
        tell(.profileOpened(name))
      } catch {
        if !Task.isCancelled { tell(.profileFailed(name, Notices.profileFailed(name, error))) }
      }
    }
    let before = state.withLock { state in
      defer { state.opening = task }
      return state.opening
    }
    before?.cancel()
  }

  /// Hands over what was opened last.
  func take() -> Opened? {
    state.withLock { state in
      defer { state.opened = nil }
      return state.opened
    }
  }

  /// Gives up what is being opened, and closes what nobody took.
  func close() async {
    let (task, opened) = state.withLock { state in
      state.isClosed = true
      defer { state.opened = nil }
      return (state.opening, state.opened)
    }
    task?.cancel()
    await opened?.session.close()
  }

  /// Keeps what was opened; `false` when nobody wants it any more.
  private func keep(_ opened: Opened) -> Bool {
    let (isKept, before) = state.withLock { state -> (Bool, Opened?) in
      guard !state.isClosed, !Task.isCancelled else { return (false, nil) }
      defer { state.opened = opened }
      return (true, state.opened)
    }
    if let before { Task { await before.session.close() } }
    return isKept
  }

  /// Opens store and platform and asks the platform who calls.
  ///
  /// A platform that cannot be reached is no reason to stay: its store can be looked at all the same.
  private func open(
    _ name: String, note: @escaping @Sendable (String) -> Void
  ) async throws -> Opened {
    let desk = SecondFactorDesk()
    var context = try context.forProfile(name)
    context.tellMigration = { if !$0.isEmpty { note($0) } }
    let session = try await context.openConsoleSession(desk)
    do {
      try await prove(session)
    } catch {
      await session.close()
      throw error
    }
    return Opened(context: context, session: session, desk: desk)
  }

  private func prove(_ session: Session) async throws {
    let actual: PersonID
    do throws(APIError) {
      actual = try await session.client.profile().id
    } catch {
      guard error.isAbsence else { throw session.meaning(error) }
      return
    }
    guard actual == session.account.id else {
      throw SessionError.anotherAccount(configured: session.account.id, actual: actual)
    }
  }
}

extension APIError {
  /// Whether the platform is away, which says nothing about the credential.
  fileprivate var isAbsence: Bool {
    switch self {
    case .unreachable, .noAnswer, .throttled, .server, .gateway: true
    case .unauthorized, .forbidden, .notFound, .conflict, .invalid, .malformed, .tooLarge,
      .redirected, .insecure, .unaddressable, .unusableCredential, .unsupported, .changed,
      .secondFactor, .cancelled:
      false
    }
  }
}

extension CommandContext {
  /// Variables that lead to one connection, which is another profile's no more.
  private static let connectionVariables: Set<String> = [
    "GAVEL_URL", "GAVEL_DIALECT", "GAVEL_STORE", "GAVEL_TOKEN", "GAVEL_API_KEY", "GAVEL_USER_ID",
    "GAVEL_CLIENT_KEY",
  ]

  /// Returns what the settings files, read anew, say of another profile; the lock stays on.
  func forProfile(_ name: String) throws -> CommandContext {
    var invocation = invocation
    invocation.connection = ConnectionOptions(
      profile: name, isReadOnly: invocation.connection.isReadOnly,
      theme: invocation.connection.theme)
    var other = try CommandContext(
      invocation, environment: environment.filter { !Self.connectionVariables.contains($0.key) },
      output: output, now: now)
    other.sleep = sleep
    return other
  }
}
