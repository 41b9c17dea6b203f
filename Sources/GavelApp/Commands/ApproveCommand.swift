import GavelAPI
import GavelDispatch
import GavelModel

/// The command `gavel approve`: a second person's word for a plan.
///
/// The plan is shown on standard error and the word printed on standard output, to be kept in a file
/// that the first person cannot write.
enum ApproveCommand {
  /// Shows the plan and prints the word for it; a damaged plan gets none.
  ///
  /// - Parameter context: The second person's own connection, by which a plan that was written down
  ///   without words is read; no other plan needs one.
  static func run(
    _ source: InputSource, _ output: Output, _ context: () throws -> CommandContext
  ) async throws -> ExitStatus {
    let plan = try PlanFile.read(source)
    let worded = plan.lacksContent ? await read(plan, context) : plan
    for line in PlanText(worded ?? plan).lines { output.message(line) }
    if worded == nil { output.message(Notices.wordlessPlan) }
    output.results.write(ApprovalFile.text(for: plan))
    return .done
  }

  /// What the plan is about, with the words that the platform shows the second person now; `nil`
  /// where it cannot be asked.
  private static func read(
    _ plan: ActionPlan, _ context: () throws -> CommandContext
  ) async -> ActionPlan? {
    // Whoever has no connection of their own still sees ids and digests, and is told so.
    guard let session = try? await context().openSession() else { return nil }
    let planner = Planner(
      client: session.client, account: plan.account, now: { plan.created })
    let worded = plan.server == session.client.server ? try? await planner.worded(plan) : nil
    await session.close()
    return worded
  }
}
