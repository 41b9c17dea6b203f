import GavelModel

/// Turns each request into what is delivered: control call, fault, or the platform's answer.
final class Exchange {
  let platform: any Platform
  let clock: WorldClock
  var faults = FaultBook()
  var log = RequestLog()
  private let accessLog: AccessLog?

  init(platform: any Platform, clock: WorldClock, accessLog: AccessLog? = nil) {
    self.platform = platform
    self.clock = clock
    self.accessLog = accessLog
  }

  /// Answers one request; what it changes is visible to the very next one.
  func answer(_ request: Request) -> Delivery {
    var delivery = undated(request)
    delivery.response.fields.append(.init(name: "Date", value: HTTPDate.text(of: clock.now)))
    return delivery
  }

  private func undated(_ request: Request) -> Delivery {
    if request.head.segments.first == "__sandbox" {
      return Delivery(response: control(request))
    }
    let time = clock.now
    // Before the request is applied: afterwards its sender may not exist any more.
    let user = platform.user(of: request)
    let delivery = deliver(request, strike: faults.strike(request.head, now: time.milliseconds))
    let status = delivery.manner == .dropped ? 0 : delivery.response.status
    let entry = log.note(request, status: status, user: user, at: time)
    accessLog?.add(entry.line)
    return delivery
  }

  private func deliver(_ request: Request, strike: FaultBook.Strike?) -> Delivery {
    guard let strike else { return Delivery(response: platform.answer(request)) }
    var delivery: Delivery
    if case .rateLimit = strike.fault {
      delivery = Delivery(
        response: platform.tooManyRequests(retryAfterSeconds: strike.retryAfterSeconds))
    } else {
      delivery =
        strike.fault.replacement(failure: platform.failure(status:))
        ?? strike.fault.spoil(platform.answer(request))
    }
    delivery.delayMilliseconds = strike.delayMilliseconds
    return delivery
  }

  var nextEventMilliseconds: Int64? { platform.nextEventMilliseconds }

  func passTime() { platform.passTime() }

  func close() { accessLog?.close() }
}
