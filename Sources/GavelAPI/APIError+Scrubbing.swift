import GavelModel

extension APIError {
  /// The same error where none of the secrets is quoted.
  func without(_ secrets: [Secret]) -> APIError { secrets.reduce(self) { $0.without($1) } }

  /// The same error where a server that repeats the credential in its words is not quoted.
  func without(_ secret: Secret) -> APIError {
    switch self {
    case .throttled(let pause, let answer):
      .throttled(retryAfter: pause, answer.without(secret))
    case .unauthorized(let answer): .unauthorized(answer.without(secret))
    case .forbidden(let answer): .forbidden(answer.without(secret))
    case .notFound(let answer): .notFound(answer.without(secret))
    case .conflict(let answer): .conflict(answer.without(secret))
    case .invalid(let answer): .invalid(answer.without(secret))
    case .server(let answer): .server(answer.without(secret))
    case .gateway(let answer): .gateway(answer.without(secret))
    case .changed(let answer): .changed(answer.without(secret))
    case .secondFactor(let factor, let answer): .secondFactor(factor, answer.without(secret))
    case .redirected(let target): .redirected(to: secret.removed(from: target))
    case .unreachable, .noAnswer, .malformed, .tooLarge, .insecure, .unaddressable,
      .unusableCredential, .unsupported, .cancelled:
      self
    }
  }
}

extension Step {
  /// The same step where a receipt quotes none of the secrets.
  func without(_ secrets: [Secret]) -> Step {
    guard case .done(let value) = self, var receipt = value as? Receipt else { return self }
    receipt.answer = secrets.reduce(receipt.answer) { $0.without($1) }
    return (receipt as? Value).map { .done($0) } ?? self
  }
}

extension SecondFactorCode {
  /// What goes over the wire for it: the code, or its digest where it is a password.
  var secrets: [Secret] {
    [code, Secret(SHA256.hexDigest(of: Array(code.reveal().utf8)))]
  }
}

extension ServerAnswer {
  func without(_ secret: Secret) -> ServerAnswer {
    ServerAnswer(
      status: status, code: code.map(secret.removed(from:)),
      message: message.map(secret.removed(from:)))
  }
}
