import GavelAPI
import GavelConsole
import GavelModel

/// Proves whom the credential speaks for, before the first request that changes something.
///
/// A console opens on its store while the platform is away, so its account is only believed until
/// the platform has named it.
struct CredentialProof: Sendable {
  /// The account that the plans are made for.
  let account: PersonID
  /// Asks the platform who calls.
  let profile: @Sendable () async throws(APIError) -> Person
  /// Rests between two questions, after so many that were not answered.
  let rest: @Sendable (Int) async -> Void
  /// What a failure of that question means for the settings.
  var meaning: @Sendable (APIError) -> any Error = { $0 }
  /// Tells the moderator.
  let tell: @Sendable (Notice) -> Void

  /// Returns whether the credential speaks for the account; asks until the platform answers.
  ///
  /// Says once that it waits, and says so when somebody else answers. A cancelled task proves
  /// nothing.
  func isGiven() async -> Bool {
    var hasTold = false
    var failures = 0
    while !Task.isCancelled {
      do throws(APIError) {
        let actual = try await profile().id
        if actual == account { return !Task.isCancelled }
        tell(Notices.anotherAccount(actual, insteadOf: account))
        return false
      } catch {
        if !hasTold, !Task.isCancelled { tell(Notices.unproven(meaning(error))) }
        hasTold = true
      }
      failures += 1
      await rest(failures)
    }
    return false
  }
}
