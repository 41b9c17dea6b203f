/// The second proof that a platform asks for before it goes on.
public struct SecondFactor: Hashable, Sendable {
  /// How the code reaches the user: `totp`, `email`, `password`.
  public var method: String
  /// What else would be accepted.
  public var availableMethods: [String]
  /// Whether the platform has just sent a code.
  public var codeWasSent: Bool
  /// Whether a code was given already and turned out wrong.
  public var isRepeated = false

  /// Describes a challenge.
  public init(method: String, availableMethods: [String] = [], codeWasSent: Bool = false) {
    self.method = method
    self.availableMethods = availableMethods
    self.codeWasSent = codeWasSent
  }
}

/// What the user gave in answer to a ``SecondFactor``.
public struct SecondFactorCode: Sendable {
  /// The method it belongs to.
  public var method: String
  /// The code, which is a secret while it is good.
  public var code: Secret

  /// Makes an answer.
  public init(method: String, code: Secret) {
    self.method = method
    self.code = code
  }
}
