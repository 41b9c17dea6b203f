import GavelModel

/// One call of a platform: what to send, and how to read what comes back.
public struct Endpoint<Value: Sendable>: Sendable {
  /// Method and route without ids, as errors name the call: `DELETE /rooms/:id`.
  public var name: String
  /// What to send.
  public var request: HTTPRequest
  /// Turns a whole answer, good or bad, into a value or the error that it stands for.
  public var read: @Sendable (HTTPResponse) throws(APIError) -> Value

  /// Describes a call.
  public init(
    name: String, request: HTTPRequest,
    read: @escaping @Sendable (HTTPResponse) throws(APIError) -> Value
  ) {
    self.name = name
    self.request = request
    self.read = read
  }
}
