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
    let session = try await context.openSession()
    let plan = try await seal(request, reason: options.reason, session)
    return try await carryOut(plan, session)
  }

  /// Prints a plan and changes nothing.
  func plan(_ request: ActionRequest, reason: String) async throws -> ExitStatus {
    let session = try await context.openSession()
    let plan = try await seal(request, reason: reason, session)
    context.output.results.write(PlanFile.text(of: plan))
    return .done
  }

  /// Does exactly what a plan made before says.
  func apply(_ source: PlanSource) async throws -> ExitStatus {
    let plan = try PlanFile.read(source)
    let session = try await context.openSession()
    return try await carryOut(plan, session)
  }

  private func carryOut(_ plan: ActionPlan, _ session: Session) async throws -> ExitStatus {
    if options.isDryRun {
      context.output.show(plan)
      return .done
    }
    try session.gate.judge(plan)
    try confirm(plan)
    let run = BatchRun(
      session: session, output: context.output, isQuiet: context.invocation.isQuiet)
    return try await run.send(plan, hold: options.hold ?? .zero)
  }

  /// Asks on the terminal, as the console would; without one there is nobody to ask.
  private func confirm(_ plan: ActionPlan) throws {
    guard !options.isConfirmed else { return }
    try ConfirmationTerminal(messages: context.output.messages).confirm(plan)
  }

  private func seal(
    _ request: ActionRequest, reason: String, _ session: Session
  ) async throws -> ActionPlan {
    let planner = session.planner
    let actions: [ModerationAction]
    switch request {
    case .deleteMessages(let ids, let room):
      actions = Self.unique(ids).map { .deleteMessage($0, room: room) }
    case .clearRoom(let room): actions = [.clearRoom(room)]
    case .deleteRoom(let room): actions = [.deleteRoom(room)]
    case .deleteDirect(let room):
      guard try await planner.kind(of: room) ?? .direct == .direct else {
        throw SessionError.notDirect(room)
      }
      actions = [.deleteDirect(room)]
    case .deleteDirectWith(let username):
      let person = PersonID(username)
      let rooms = try await planner.directRooms(with: person)
      guard rooms.count == 1 else {
        throw SessionError.directRooms(with: person, found: rooms)
      }
      actions = [.deleteDirect(rooms[0])]
    case .removeMembers(let ids, let room, let announced):
      actions = Self.unique(ids).map { .removeMember($0, room: room, announced: announced) }
    case .leaveRoom(let room, let announced):
      guard session.isPerson else { throw SessionError.nobodyToLeave }
      actions = [.leaveRoom(room, announced: announced)]
    }
    return try await planner.seal(actions, reason: reason)
  }

  /// An id that is named twice is one target.
  private static func unique<ID: Hashable>(_ ids: [ID]) -> [ID] {
    var seen: Set<ID> = []
    return ids.filter { seen.insert($0).inserted }
  }
}
