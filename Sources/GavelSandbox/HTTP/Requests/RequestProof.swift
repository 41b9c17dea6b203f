/// The request parser on bytes that come in any pieces, for proofs without a socket.
package enum RequestProof {
  /// What was read before the end of the bytes or the first fault.
  package struct Outcome: Equatable, Sendable {
    /// Method, segments, query, fields and body of each request, in one text.
    package var requests: [String] = []
    /// The status that the connection would end with; `nil` when it would stay open.
    package var refusal: Int?
    /// Whether part of another request was read; false after a fault.
    package var isMidway = false
  }

  /// Reads the pieces one after the other, under limits small enough to be met.
  package static func read(_ pieces: [ArraySlice<UInt8>]) -> Outcome {
    var outcome = Outcome()
    var input = InputBuffer()
    var limits = HTTPLimits()
    (limits.headBytes, limits.fieldCount, limits.bodyBytes) = (1024, 20, 2048)
    var parser = RequestParser(limits: limits)
    do throws(RequestFault) {
      for piece in pieces {
        input.append(piece)
        while let request = try parser.next(from: &input) {
          outcome.requests.append("\(request.head) \(request.body)")
          touch(request)
        }
      }
    } catch {
      outcome.refusal = error.status
    }
    outcome.isMidway = outcome.refusal == nil && parser.isMidway
    return outcome
  }

  /// Asks what every route asks.
  private static func touch(_ request: Request) {
    _ = request.head.keepsAlive
    _ = request.head.parameter("limit")
    _ = request.head.field("Content-Type")
    _ = JSON(reading: request.body)
  }
}
