import Foundation
import GavelModel

/// One whole answer as it came from the wire.
public struct HTTPResponse: Hashable, Sendable {
  /// The HTTP status.
  public var status: Int
  /// Values by lowercase name.
  public var headers: [String: String]
  /// All bytes, decompressed.
  public var body: Data
  /// When the request was begun.
  public var requestedAt: Timestamp
  /// When the last byte came.
  public var receivedAt: Timestamp

  /// Makes an answer.
  public init(
    status: Int, headers: [String: String] = [:], body: Data, requestedAt: Timestamp,
    receivedAt: Timestamp? = nil
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.requestedAt = requestedAt
    self.receivedAt = receivedAt ?? requestedAt
  }

  /// Whether the status is a 2xx.
  public var isSuccess: Bool { (200..<300).contains(status) }
}
