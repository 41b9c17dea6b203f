import Glibc

/// The one loop that owns the listening socket, every connection, every timer and the world.
///
/// 1. Wait until a socket is ready, a timer is due or the stop pipe speaks.
/// 2. Let each ready connection move as far as it can; each whole request is answered at once.
/// 3. Take new connections, forget closed ones, let the world's own time pass.
///
/// One thread and no locks: a change made for one client is there for the next.
final class Reactor {
  private let listener: ListeningSocket
  private let stopDescriptor: Int32
  private let exchange: Exchange
  private let limits: HTTPLimits
  private var connections: [Connection] = []
  private var acceptsAgainAt: Int64 = 0
  private let mostConnections = 900

  init(
    listener: ListeningSocket, stopDescriptor: Int32, exchange: Exchange,
    limits: HTTPLimits = HTTPLimits()
  ) {
    self.listener = listener
    self.stopDescriptor = stopDescriptor
    self.exchange = exchange
    self.limits = limits
  }

  /// Serves until a byte or the end arrives on the stop descriptor, then closes everything.
  func run() {
    while true {
      var now = SystemClock.monotonicMilliseconds()
      let isAccepting = connections.count < mostConnections && now >= acceptsAgainAt
      var watched = [
        pollfd(fd: stopDescriptor, events: Int16(POLLIN), revents: 0),
        // A negative descriptor is skipped by poll(2).
        pollfd(
          fd: isAccepting ? listener.descriptor : -1, events: Int16(POLLIN), revents: 0),
      ]
      for connection in connections {
        watched.append(
          pollfd(fd: connection.descriptor, events: connection.interest, revents: 0))
      }
      poll(&watched, nfds_t(watched.count), waitMilliseconds(now: now))
      if watched[0].revents != 0 { break }
      now = SystemClock.monotonicMilliseconds()
      for (index, connection) in connections.enumerated() {
        let events = watched[index + 2].revents
        guard events != 0 || now >= connection.deadline else { continue }
        connection.advance(events: events, now: now, answer: exchange.answer)
      }
      if watched[1].revents != 0 { acceptWaiting(now: now) }
      connections.removeAll(where: \.isClosed)
      exchange.passTime()
    }
    connections.forEach { $0.close() }
    close(listener.descriptor)
  }

  private func waitMilliseconds(now: Int64) -> Int32 {
    var due = exchange.nextEventMilliseconds.map { now + $0 } ?? .max
    for connection in connections { due = min(due, connection.deadline) }
    if acceptsAgainAt > now { due = min(due, acceptsAgainAt) }
    return due == .max ? -1 : Int32(clamping: max(0, due - now))
  }

  private func acceptWaiting(now: Int64) {
    while connections.count < mostConnections {
      switch listener.accept() {
      case .success(let descriptor):
        let connection = Connection(descriptor: descriptor, limits: limits, now: now)
        // Its first request is usually here already: looking now saves a turn of the loop.
        connection.advance(events: Int16(POLLIN), now: now, answer: exchange.answer)
        connections.append(connection)
      case .failure(let refusal):
        if refusal.isExhaustion { acceptsAgainAt = now + 50 }
        return
      }
    }
  }
}
