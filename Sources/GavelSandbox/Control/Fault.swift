/// What goes wrong with a request on demand.
enum Fault: Hashable, Sendable {
  // Nothing is applied.
  case dropBefore
  case status(Int, body: String?)
  case html502
  case rateLimit(seconds: Int64)
  // The request is applied first.
  case delay
  case dropAfter
  case truncate
  case empty
  case slowBody(seconds: Int64?, intervalMilliseconds: Int64?)
  case endless

  /// The names of the control call `faults`.
  static let names = [
    "dropBefore", "status", "html502", "rateLimit", "delay", "dropAfter", "truncate", "empty",
    "slowBody", "endless",
  ]

  /// Returns the answer that takes the place of the platform's, `nil` when the request is to be
  /// applied.
  ///
  /// - Parameter failure: The platform's own body for a status that came without one.
  func replacement(failure: (Int) -> Response) -> Delivery? {
    switch self {
    case .dropBefore: Delivery(response: Response(status: 0, .null), manner: .dropped)
    case .status(let status, let body):
      Delivery(response: body.map { Self.plain(status, $0) } ?? failure(status))
    case .html502:
      Delivery(
        response: Response(
          status: 502, contentType: "text/html",
          body: Array(
            """
            <html>\r
            <head><title>502 Bad Gateway</title></head>\r
            <body><center><h1>502 Bad Gateway</h1></center></body>\r
            </html>\r

            """.utf8)))
    case .rateLimit, .delay, .dropAfter, .truncate, .empty, .slowBody, .endless: nil
    }
  }

  /// Spoils the answer to a request that was applied.
  func spoil(_ response: Response) -> Delivery {
    var delivery = Delivery(response: response)
    switch self {
    case .dropBefore, .status, .html502, .rateLimit, .delay: break
    case .dropAfter: delivery.manner = .dropped
    case .truncate: delivery.manner = .truncated
    case .empty: delivery.response.body = []
    case .slowBody(let seconds, let interval):
      delivery.manner = Self.drip(
        bytes: response.body.count, seconds: seconds, intervalMilliseconds: interval)
    case .endless: delivery.manner = .endless
    }
    return delivery
  }

  /// A body spread over `seconds`; with an interval alone, one byte each interval.
  private static func drip(
    bytes: Int, seconds: Int64?, intervalMilliseconds: Int64?
  ) -> Delivery.Manner {
    if let intervalMilliseconds, seconds == nil {
      return .dripped(pieceBytes: 1, intervalMilliseconds: intervalMilliseconds)
    }
    let interval = intervalMilliseconds ?? 100
    let pieces = max(1, Int((seconds ?? 30) * 1000 / interval))
    return .dripped(
      pieceBytes: max(1, (bytes + pieces - 1) / pieces), intervalMilliseconds: interval)
  }

  private static func plain(_ status: Int, _ body: String) -> Response {
    let looksLikeJSON = body.hasPrefix("{") || body.hasPrefix("[")
    return Response(
      status: status,
      contentType: looksLikeJSON ? "application/json; charset=utf-8" : "text/plain; charset=utf-8",
      body: Array(body.utf8))
  }
}
