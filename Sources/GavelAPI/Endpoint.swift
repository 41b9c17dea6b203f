import GavelModel

/// One call of a platform: what to send, and how to read what comes back.
public struct Endpoint<Value: Sendable>: Sendable {
  /// Method and route without ids, as errors name the call: `DELETE /rooms/:id`.
  public var name: String
  /// What to send.
  public var request: HTTPRequest
  /// Turns a whole answer, good or bad, into what follows from it, or the error that it stands for.
  public var follow: @Sendable (HTTPResponse) throws(APIError) -> Step<Value>

  /// Describes a call whose answer leads to a value, or to another call.
  public init(
    chain name: String, request: HTTPRequest,
    follow: @escaping @Sendable (HTTPResponse) throws(APIError) -> Step<Value>
  ) {
    self.name = name
    self.request = request
    self.follow = follow
  }

  /// Describes a call whose answer is all there is to know.
  public init(
    name: String, request: HTTPRequest,
    read: @escaping @Sendable (HTTPResponse) throws(APIError) -> Value
  ) {
    self.init(
      chain: name, request: request,
      follow: { response throws(APIError) in .done(try read(response)) })
  }
}

extension Endpoint {
  /// Returns the same call with its value turned into another.
  public func map<Other>(
    _ transform: @escaping @Sendable (Value) -> Other
  ) -> Endpoint<Other> {
    Endpoint<Other>(chain: name, request: request) { response throws(APIError) in
      switch try follow(response) {
      case .done(let value): .done(transform(value))
      case .then(let next): .then(next.map(transform))
      }
    }
  }
}

extension Endpoint {
  /// Returns this call with another after it, which is told its value.
  public func then<Other>(
    _ next: @escaping @Sendable (Value) -> Endpoint<Other>
  ) -> Endpoint<Other> {
    Endpoint<Other>(chain: name, request: request) { response throws(APIError) in
      switch try follow(response) {
      case .done(let value): .then(next(value))
      case .then(let link): .then(link.then(next))
      }
    }
  }
}

/// What an answer leads to.
///
/// Platforms that spread one question over several calls are read by a chain of endpoints; each
/// link is as pure as the first, so that a chain is tested with recorded bodies.
public enum Step<Value: Sendable>: Sendable {
  /// The value.
  case done(Value)
  /// Another call that must be made first.
  indirect case then(Endpoint<Value>)
}
