import Glibc

/// One client's connection: bytes in, requests, answers, bytes out, one request at a time.
///
/// Belongs to the reactor's thread. It never blocks: what cannot be sent or answered yet waits for
/// the next readiness or for ``deadline``.
final class Connection {
  enum Phase {
    case reading
    /// An answer is ready but held back until its time.
    case held(Delivery, Request, until: Int64)
    /// The last bytes of an answer are leaving.
    case finishing(then: Ending)
    case dripping(Drip)
    case endless
    /// Our side is shut; what the client still sends is thrown away, so that the last answer is
    /// not lost to a reset.
    case lingering(until: Int64)
    case closed
  }

  /// What follows the last byte of an answer.
  enum Ending {
    case nextRequest
    case close
    /// As `close`, after waiting for the client, who may still be sending what was refused.
    case linger
  }

  /// A body that leaves in small pieces.
  struct Drip {
    var body: [UInt8]
    var sent = 0
    var pieceBytes: Int
    var intervalMilliseconds: Int64
    var next: Int64
    var ending: Ending
  }

  let descriptor: Int32
  var phase = Phase.reading
  var outgoing: [UInt8] = []
  var outgoingSent = 0
  private var input = InputBuffer()
  private var parser: RequestParser
  private let limits: HTTPLimits
  private var hasPeerEnded = false
  private var lastProgress: Int64
  private var requestBegan: Int64?

  init(descriptor: Int32, limits: HTTPLimits, now: Int64) {
    self.descriptor = descriptor
    self.limits = limits
    parser = RequestParser(limits: limits)
    lastProgress = now
  }

  var isClosed: Bool {
    if case .closed = phase { true } else { false }
  }

  /// The `poll` events this connection waits for.
  var interest: Int16 {
    var events: Int16 = 0
    if hasOutgoing { events |= Int16(POLLOUT) }
    switch phase {
    case .reading: if !hasPeerEnded { events |= Int16(POLLIN) }
    case .lingering: events |= Int16(POLLIN)
    case .endless: events |= Int16(POLLOUT)
    case .held, .finishing, .dripping, .closed: break
    }
    return events
  }

  /// When the connection must be looked at even if nothing arrives, on the monotonic clock.
  var deadline: Int64 {
    switch phase {
    case .reading:
      requestBegan.map { $0 + limits.requestMilliseconds }
        ?? lastProgress + limits.idleMilliseconds
    case .held(_, _, let until), .lingering(let until): until
    case .dripping(let drip): hasOutgoing ? lastProgress + limits.idleMilliseconds : drip.next
    case .finishing, .endless: lastProgress + limits.idleMilliseconds
    case .closed: .max
    }
  }

  /// Does all that can be done without waiting.
  ///
  /// - Parameter answer: Called once for each whole request, in order.
  func advance(events: Int16, now: Int64, answer: (Request) -> Delivery) {
    if events & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 { return close() }
    if events & Int16(POLLIN) != 0 { receive(now: now) }
    while !isClosed {
      guard flush(now: now) else { break }
      guard step(now: now, answer: answer) else { break }
    }
    if !isClosed, now >= deadline { expire(now: now) }
  }

  /// Gives the descriptor back to the system.
  func close() {
    guard !isClosed else { return }
    phase = .closed
    Glibc.close(descriptor)
  }

  /// Makes one move; returns whether another one may be possible at once.
  private func step(now: Int64, answer: (Request) -> Delivery) -> Bool {
    switch phase {
    case .reading: return takeRequest(now: now, answer: answer)
    case .held(let delivery, let request, let until):
      guard now >= until else { return false }
      begin(delivery, to: request, now: now)
      return true
    case .finishing(then: .nextRequest):
      phase = .reading
      return true
    case .finishing(then: .close):
      close()
      return false
    case .finishing(then: .linger):
      endSending(now: now)
      return false
    case .dripping(let drip): return dripPiece(drip, now: now)
    case .endless:
      refillEndless()
      _ = flush(now: now)
      return false
    case .lingering, .closed: return false
    }
  }

  private func takeRequest(now: Int64, answer: (Request) -> Delivery) -> Bool {
    do throws(RequestFault) {
      if let request = try parser.next(from: &input) {
        requestBegan = nil
        let delivery = answer(request)
        guard delivery.delayMilliseconds > 0 else {
          begin(delivery, to: request, now: now)
          return true
        }
        phase = .held(delivery, request, until: now + delivery.delayMilliseconds)
        return false
      }
    } catch {
      refuse(error)
      return true
    }
    if hasPeerEnded {
      close()
      return false
    }
    requestBegan = parser.isMidway || !input.isEmpty ? requestBegan ?? now : nil
    guard parser.awaitsContinue else { return false }
    parser.didContinue()
    outgoing.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8)
    return true
  }

  private func receive(now: Int64) {
    var isLingering = false
    if case .lingering = phase { isLingering = true }
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { room in
      let count = recv(descriptor, room.baseAddress, room.count, 0)
      if count > 0 {
        lastProgress = now
        if !isLingering { input.append(room[..<count]) }
      } else if count == 0 {
        hasPeerEnded = true
        if isLingering { close() }
      } else if errno != EAGAIN, errno != EINTR {
        close()
      }
    }
  }

  private func expire(now: Int64) {
    switch phase {
    case .reading where requestBegan != nil:
      refuse(.timedOut)
      if flush(now: now) { endSending(now: now) }
    case .reading, .finishing, .dripping, .endless, .lingering, .closed: close()
    case .held: break
    }
  }

  /// Sends what is waiting; returns whether nothing waits any more.
  private func flush(now: Int64) -> Bool {
    while hasOutgoing {
      let count = outgoing.withUnsafeBytes { bytes in
        // MSG_NOSIGNAL: a client that went away is an error code here, never a SIGPIPE.
        send(
          descriptor, bytes.baseAddress?.advanced(by: outgoingSent),
          bytes.count - outgoingSent, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        outgoingSent += count
        lastProgress = now
      } else if errno == EINTR {
        continue
      } else {
        if errno != EAGAIN { close() }
        return false
      }
    }
    outgoing.removeAll(keepingCapacity: outgoing.capacity <= 65_536)
    outgoingSent = 0
    return true
  }

  private var hasOutgoing: Bool { outgoingSent < outgoing.count }
}
