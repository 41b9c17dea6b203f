import GavelModel

/// One request as a log may tell it: no id, no text, no name, no secret.
public struct CallRecord: Hashable, Sendable {
  /// Method and route without ids: `DELETE /rooms/:id`.
  public let name: String
  /// The HTTP status; `nil` when no answer came.
  public let status: Int?
  /// The error's ``APIError/name``; `nil` for an answer that was understood.
  public let failure: String?
  /// The moment by the server's own clock (`Date`, RFC 9110 section 6.6.1), to the second.
  public let serverTime: Timestamp?
  /// From before the request to the end of its answer.
  public let duration: Duration
}
