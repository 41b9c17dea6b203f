import GavelModel

/// A code that the platform wants before it goes on; what is typed is never shown.
struct SecondFactorPrompt: Sendable, Equatable {
  /// Where the code comes from, in the platform's word.
  var method: String
  /// Tells this demand from every other.
  var number: Int
  /// Whether a code was given before and was wrong.
  var isRepeated = false
  var code = TextField()
  /// When it was first on the screen; keys that were pressed before were not meant for it.
  var firstDrawn: Timestamp?

  /// Where the code is found, in words; a method that is not known keeps the platform's word.
  var source: String {
    switch method {
    case "totp": "your authenticator app"
    case "email": "an e-mail to you"
    case "password": "your password"
    case let other: other
    }
  }

  func accepts(at now: Timestamp) -> Bool {
    firstDrawn.map { now >= $0 + Modal.dwell } ?? false
  }
}
