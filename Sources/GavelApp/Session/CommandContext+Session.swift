import GavelAPI
import GavelDispatch
import GavelModel
import GavelStore
import Synchronization

extension CommandContext {
  /// Opens the store and the platform and proves the credential with one read.
  ///
  /// - Throws: Configuration, credential, store and platform errors, and ``SessionError`` when the
  ///   platform does not know who is calling, or knows somebody else.
  func openSession() async throws -> Session {
    let prompt = SecondFactorPrompt(messages: output.messages)
    var session = try await openSession { await prompt.code(for: $0) }
    session.prompt = prompt
    await session.tidy(at: now())
    return session
  }

  /// Opens the same with another way to ask for a second proof; `nil` gives up.
  func openSession(
    prove: (@Sendable (SecondFactor) async -> SecondFactorCode?)?
  ) async throws -> Session {
    let first = try await connection()
    let client = PlatformClient(
      connection: first, dialect: settings.dialect.platform, now: now,
      observe: { [log] in log.note($0) }, renew: renewal(), prove: prove)
    let account = try await account(client)
    if let configured = settings.userID, configured != account.id {
      throw SessionError.anotherAccount(configured: configured, actual: account.id)
    }
    return try await openSession(with: first, as: account, prove: prove)
  }

  /// Joins the store with a connection whose account is known.
  ///
  /// - Parameter prove: Asks for a second proof when the platform wants one; `nil` gives up.
  func openSession(
    with connection: Connection, as account: Person,
    prove: (@Sendable (SecondFactor) async -> SecondFactorCode?)? = nil
  ) async throws -> Session {
    // The platform wants to hear the account's id with each call, and it is known only now.
    let client = PlatformClient(
      connection: connection.speaking(as: account.id), dialect: settings.dialect.platform,
      now: now, observe: { [log] in log.note($0) }, renew: renewal(), prove: prove)
    let store = try await writableStore()
    var session = try await Session(
      store: store, client: client, account: account, dialect: settings.dialect,
      limits: settings.limits, evidence: settings.evidence,
      isLoopback: connection.address.isLoopback,
      isPerson: connection.credential.isPersonal || settings.userID != nil, now: now,
      sleep: sleep)
    session.meaning = { [settings] in settings.meaning(of: $0, from: client.server) }
    return session
  }

  /// Opens a store, and tells how far an old one is brought up to date.
  func openStore(at path: String) throws -> Store {
    guard let tell = migrationTeller else { return try Store(path: path) }
    let told = Mutex("")
    defer { if !told.withLock({ $0.isEmpty }) { tell("") } }
    return try Store(path: path) { [isPlain = invocation.isPlain] migration in
      // A line of its own for every percent would not be heard to the end.
      let words = Notices.migrating(migration, withShare: !isPlain)
      let isNew = told.withLock { last in
        defer { last = words }
        return last != words
      }
      if isNew { tell(words) }
    }
  }

  /// Where progress with an old store is told, and that it is over (as no words); `nil` where
  /// nobody looks.
  private var migrationTeller: (@Sendable (String) -> Void)? {
    if let tellMigration { return tellMigration }
    let messages = output.messages
    if invocation.isQuiet { return nil }
    if invocation.isPlain { return { if !$0.isEmpty { messages.write($0 + "\n") } } }
    guard messages.isTerminal else { return nil }
    return { messages.progress($0) }
  }

  private func account(_ client: PlatformClient) async throws -> Person {
    do throws(APIError) {
      return try await client.profile()
    } catch {
      throw settings.meaning(of: error, from: client.server)
    }
  }
}
