import GavelModel

/// The command `gavel approve`: a second person's word for a plan.
///
/// The plan is shown on standard error, with what the platform and the store of whoever approves say
/// about its targets and not what the file says; the word is printed on standard output, to be kept in
/// a file that the first person cannot write.
enum ApproveCommand {
  /// Shows the plan and prints the word for it; a plan that was edited gets none.
  static func run(_ source: InputSource, _ context: CommandContext) async throws -> ExitStatus {
    let file = try PlanFile.read(source)
    let session = try await context.openSession()
    var plan = try await session.review(file)
    if plan.account != session.account.id {
      // What whoever approves may do says nothing about who acts.
      for place in plan.items.indices { plan.items[place].facts.isDoubtful = nil }
    }
    for line in PlanText(plan).lines { context.output.message(line) }
    context.output.results.write(ApprovalFile.text(for: file))
    return .done
  }
}
