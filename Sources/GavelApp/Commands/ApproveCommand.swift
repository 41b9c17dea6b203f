import GavelModel

/// The command `gavel approve`: a second person's word for a plan.
///
/// The plan is shown on standard error and the word printed on standard output, to be kept in a file
/// that the first person cannot write.
enum ApproveCommand {
  /// Shows the plan and prints the word for it; a damaged plan gets none.
  static func run(_ source: InputSource, _ output: Output) throws -> ExitStatus {
    let plan = try PlanFile.read(source)
    for line in PlanText(plan).lines { output.message(line) }
    output.results.write(ApprovalFile.text(for: plan))
    return .done
  }
}
