import GavelAPI
import GavelDispatch
import GavelModel
import GavelStore

/// A store and a platform, joined for one account: what acting, syncing and the console stand on.
struct Session: Sendable {
  let store: Store
  let reader: StoreReader
  let client: PlatformClient
  let account: Person
  let gate: DispatchGate
  let planner: Planner
  let dispatcher: Dispatcher
  let sync: SyncEngine
  /// What is kept before a deletion, and for how long.
  let evidence: EvidencePolicy
  /// Whether the platform is on this machine.
  let isLoopback: Bool
  /// Whether the account is somebody, or a platform key that stands for nobody.
  let isPerson: Bool
  /// What a failure of the question who is calling means for the settings.
  var meaning: @Sendable (APIError) -> any Error = { $0 }
  /// Who asks for second proofs on the terminal; `nil` where the console asks.
  var prompt: SecondFactorPrompt?

  /// Joins the parts; the store must belong to this server and account, or to nobody yet.
  init(
    store: Store, client: PlatformClient, account: Person, dialect: DialectName,
    limits: GateLimits, evidence: EvidencePolicy, isLoopback: Bool, isPerson: Bool,
    now: @escaping @Sendable () -> Timestamp,
    sleep: @escaping @Sendable (Duration) async -> Void
  ) async throws {
    try await store.adopt(
      server: client.server, account: account.id, dialect: dialect.rawValue)
    self.store = store
    self.client = client
    self.account = account
    self.isLoopback = isLoopback
    self.isPerson = isPerson
    self.evidence = evidence
    let reader = try StoreReader(path: store.path)
    self.reader = reader
    gate = DispatchGate(
      server: client.server, account: account.id, isPerson: isPerson, abilities: client.abilities,
      limits: limits)
    // A name or a warning less where the store cannot be read: the platform has the last word.
    planner = Planner(
      client: client, account: account.id, limits: limits, now: now,
      known: { person in try? await reader.person(person) },
      ownedRooms: { person in (try? await reader.roomsOwnedAlone(by: person)) ?? [] })
    dispatcher = Dispatcher(
      store: store, client: client, gate: gate, evidence: evidence, now: now, sleep: sleep)
    // 15 calls a second is what the platform's documented limit leaves room for; a server of
    // our own machine needs no care.
    sync = SyncEngine(
      store: store, client: client, gap: isLoopback ? .zero : .milliseconds(66), now: now)
  }

  /// Returns a plan from a file with what is so now about its targets.
  ///
  /// - Throws: ``/GavelDispatch/GateRefusal`` for another server's plan, which is not read at all;
  ///   ``/GavelDispatch/PlanReviewError``.
  func review(_ plan: ActionPlan) async throws -> ActionPlan {
    try gate.judge(origin: plan)
    return try await PlanReview(planner: planner, reader: reader).review(plan)
  }

  /// Closes the store and lets go of its batches, which are then offered like those of a process
  /// that has ended.
  func close() async {
    await reader.close()
    // Last, because who only reads cannot bring the write-ahead log into the file.
    await store.close()
  }
}
