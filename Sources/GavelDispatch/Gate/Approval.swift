/// Whether a second person approved a plan.
///
/// The proof is a file that names the plan's digest, belongs to another user of the machine, and
/// cannot be written by whoever acts; who looks at it is up to the composition root.
public enum Approval: Hashable, Sendable {
  /// There is no approval for this plan.
  case missing
  /// The approval names another plan.
  case anotherPlan
  /// Whoever acts could have made the approval.
  case selfMade
  /// Somebody else approved this very plan.
  case given
}
