import GavelAPI
import GavelConsole
import GavelDispatch
import GavelModel
import GavelStore

/// The commands that plan and act: `delete-message` and its siblings, `plan`, `apply`.
struct ActingCommands {
  let context: CommandContext
  let options: ActingOptions

  /// Plans what was asked for and, unless it is a dry run, does it.
  func act(_ request: ActionRequest) async throws -> ExitStatus {
    let request = try request.reading()
    try check(request)
    let session = try await context.openSession()
    let plan = try await seal(request, reason: options.reason, session)
    return try await carryOut(plan, session)
  }

  /// Prints a plan and changes nothing; one that the guard will refuse whoever approves it ends so.
  func plan(_ request: ActionRequest, reason: String) async throws -> ExitStatus {
    let request = try request.reading()
    try check(request)
    let session = try await context.openSession()
    let plan = try await seal(request, reason: reason, session)
    context.output.results.write(PlanFile.text(of: session.evidence.written(plan)))
    // Planning is reading, and a second person comes later.
    var gate = session.gate
    gate.limits.isReadOnly = false
    gate.limits.approvalOver = nil
    try gate.judge(plan)
    return .done
  }

  /// Does exactly what a plan made before says.
  func apply(_ source: InputSource) async throws -> ExitStatus {
    let plan = try PlanFile.read(source)
    let session = try await context.openSession()
    return try await carryOut(try await session.review(plan), approvedAs: plan, session)
  }

  /// - Parameter file: What a second person may have approved, when it was read from a file.
  private func carryOut(
    _ plan: ActionPlan, approvedAs file: ActionPlan? = nil, _ session: Session
  ) async throws -> ExitStatus {
    if options.isDryRun {
      context.output.show(plan, written: session.evidence.written(plan))
    }
    let approval = try context.settings.approvals(given: options.approval).judge(file ?? plan)
    try session.gate.judge(plan, approval: approval)
    guard !options.isDryRun else { return .done }
    try confirm(plan)
    return try await BatchRun(session, context).send(
      plan, hold: options.hold ?? .zero, approval: approval)
  }

  /// Asks on the terminal, as the console would; without one there is nobody to ask.
  private func confirm(_ plan: ActionPlan) throws {
    guard !options.isConfirmed, !plan.asksForNothing else { return }
    try ConfirmationTerminal(messages: context.output.messages).confirm(plan)
  }

  /// Refuses what this kind of platform has no call for, before anything is read or asked.
  private func check(_ request: ActionRequest) throws(UsageError) {
    let dialect = context.settings.dialect
    try check(request.actions(at: context.now()), against: dialect.platform.abilities)
  }

  /// Refuses actions that are not among these abilities.
  func check(
    _ actions: [ModerationAction], against abilities: PlatformAbilities
  ) throws(UsageError) {
    for action in actions where !abilities.has(action) {
      throw .actionUnavailable(action.kind.command, dialect: context.settings.dialect)
    }
  }
}

extension ActionKind {
  /// The command that carries it out; both are spelled alike.
  var command: CommandName {
    switch self {
    case .deleteMessage: .deleteMessage
    case .clearRoom: .clearRoom
    case .deleteRoom: .deleteRoom
    case .deleteDirect: .deleteDirect
    case .removeMember: .removeMember
    case .leaveRoom: .leaveRoom
    case .muteMember: .muteMember
    case .unmuteMember: .unmuteMember
    case .deactivateUser: .deactivateUser
    case .reactivateUser: .reactivateUser
    case .dismissReports: .dismissReports
    case .deleteReported: .deleteReported
    }
  }
}

extension ActionPlan {
  /// Whether every target is known to be gone, so that nothing will be sent.
  fileprivate var asksForNothing: Bool {
    items.allSatisfy { if case .deleteDirect("", _) = $0.action { true } else { false } }
  }
}
