import GavelModel

extension APIError {
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
    case .changed(let answer): .changed(answer.without(secret))
    case .secondFactor(let factor, let answer): .secondFactor(factor, answer.without(secret))
    case .redirected(let target): .redirected(to: secret.removed(from: target))
    case .unreachable, .noAnswer, .malformed, .tooLarge, .insecure, .unaddressable,
      .unusableCredential, .unsupported, .cancelled:
      self
    }
  }
}

extension ServerAnswer {
  func without(_ secret: Secret) -> ServerAnswer {
    ServerAnswer(
      status: status, code: code.map(secret.removed(from:)),
      message: message.map(secret.removed(from:)))
  }
}
