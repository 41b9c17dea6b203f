import GavelModel

/// A code that the platform wants before it goes on; what is typed is never shown.
struct SecondFactorPrompt: Sendable, Equatable {
  /// Where the code comes from, in the platform's word.
  var method: String
  /// Tells this demand from every other.
  var number: Int
  var code = TextField()
  /// When it was first on the screen; keys that were pressed before were not meant for it.
  var firstDrawn: Timestamp?

  func accepts(at now: Timestamp) -> Bool {
    firstDrawn.map { now >= $0 + Modal.dwell } ?? false
  }
}
