import GavelDispatch
import GavelModel

/// Everything that says which platform, account and store a command uses.
struct ConnectionSettings: Equatable, Sendable {
  /// The profile, where one is used.
  var profile: String?
  /// Which platform it is.
  var dialect = DialectName.imkit
  /// Where it is; reading commands do not need it.
  var server: ServerURL?
  /// Who signs in, where that is configured.
  var userID: PersonID?
  /// The key of the client program, in user mode.
  var clientKey: String?
  /// Where the secret comes from.
  var credential: CredentialSource?
  /// Origin whose credential was left out because another origin was asked for.
  var droppedOrigin: String?
  /// The local store; `nil` when nothing names one.
  var store: String?
  /// Whether everything that changes something is refused.
  var isReadOnly = false
  /// What the settings forbid, reading-only included.
  var limits = GateLimits()
  /// The folder with the approvals of second persons.
  var approvalFolder: String?
  /// Name of the console's theme.
  var theme: String?
  /// How long the console holds a confirmed batch.
  var hold: Duration = .seconds(5)
  /// What is kept before a deletion, and for how long.
  var evidence = EvidencePolicy()
  /// Reasons that are offered for a decision, in their order.
  var reasons = ["spam", "abuse", "off topic"]

  /// Where an approval is looked for, when `file` may have been named on the command line.
  func approvals(given file: String? = nil) -> Approvals {
    Approvals(file: file, folder: approvalFolder)
  }
}
