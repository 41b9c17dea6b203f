import Foundation
import FoundationNetworking
import GavelModel
import Synchronization

/// Puts requests on the wire through URLSession, and answers for everything it does not do itself.
///
/// A request that changes something has a session of its own, for itself alone, and asks for
/// `Connection: close`: on a connection used before, libcurl repeats a request when the server
/// closes without an answer, and a server that ignores `close` would otherwise have its connection
/// used again. Reads share one session and its kept connections; repeating them harms nobody.
///
/// Waiting on a fresh connection costs up to a core on Linux: FoundationNetworking (Swift 6.3) never
/// disarms the write source that it needed for connecting. Nothing at this level can prevent that;
/// kept connections do not have it, and the deadline ends it.
///
/// All sessions of a process share one queue there. An answer without an end costs no memory, but as
/// long as it comes faster than it is read, the queue attends to nothing else, its cancelling too.
final class Transport: Sendable {
  private let address: ServerAddress
  private let limits: TransportLimits
  private let reading: Lane
  private let open = Mutex(Open())

  /// What is on the wire, so that closing can end it.
  private struct Open {
    var isClosed = false
    var exchanges: [ObjectIdentifier: Exchange] = [:]
  }

  init(address: ServerAddress, limits: TransportLimits) {
    SessionEnvironment.prepare()
    self.address = address
    self.limits = limits
    reading = Lane(to: address, followsRedirects: true)
  }

  // A session lives, with its delegate, until it is invalidated.
  deinit { close() }

  /// Ends every exchange as cancelled and refuses new ones; idempotent.
  func close() {
    let ended = open.withLock { open -> [Exchange] in
      defer { open = Open(isClosed: true) }
      return Array(open.exchanges.values)
    }
    for exchange in ended { exchange.end(.cut(.cancelled)) }
    reading.close()
  }

  /// Sends one request and waits for its whole answer.
  ///
  /// - Parameter name: The call's name in errors.
  /// - Throws: What kept an answer from coming; every answer, good or bad, is returned.
  func send(
    _ request: HTTPRequest, name: String, now: @Sendable () -> Timestamp
  ) async throws(APIError) -> HTTPResponse {
    guard !Task.isCancelled else { throw .cancelled }
    let wire = try wireRequest(request)
    let lane =
      request.method.changesState ? Lane(to: address, followsRedirects: false) : reading
    defer { if lane !== reading { lane.close() } }
    let exchange = Exchange(limits: limits)
    let requestedAt = now()
    guard register(exchange) else { throw .cancelled }
    lane.start(wire, exchange)
    let ending = await exchange.ending()
    open.withLock { open in _ = open.exchanges.removeValue(forKey: ObjectIdentifier(exchange)) }
    switch ending {
    case .answered(let response, let body):
      return HTTPResponse(
        status: response.statusCode, headers: Self.headers(of: response), body: body,
        requestedAt: requestedAt, receivedAt: now())
    case .failed(let failure):
      let isCertain = failure.map(TransportFailure.happenedBeforeSending) ?? false
      throw isCertain ? .unreachable(host: address.host) : .noAnswer(host: address.host)
    case .cut(let cut):
      lane.abandon(exchange)
      throw error(for: cut, name: name)
    }
  }

  /// Keeps an exchange, so that closing can end it; `false` when the transport is closed.
  private func register(_ exchange: Exchange) -> Bool {
    open.withLock { open in
      guard !open.isClosed else { return false }
      open.exchanges[ObjectIdentifier(exchange)] = exchange
      return true
    }
  }

  private func wireRequest(_ request: HTTPRequest) throws(APIError) -> URLRequest {
    guard let url = URL(string: address.text + request.target) else {
      throw .insecure(url: address.text)
    }
    // The idle time-out of URLSession stands behind our own deadline, as a second line.
    let idle = Double(limits.deadline.milliseconds) / 1000 + 5
    var wire = URLRequest(
      url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: idle)
    wire.httpMethod = request.method.rawValue
    wire.httpBody = request.body
    wire.httpShouldHandleCookies = false
    for header in request.headers { wire.setValue(header.value, forHTTPHeaderField: header.name) }
    wire.setValue("gavel", forHTTPHeaderField: "User-Agent")
    if request.method.changesState {
      wire.setValue("close", forHTTPHeaderField: "Connection")
    }
    return wire
  }

  private func error(for cut: Exchange.Cut, name: String) -> APIError {
    switch cut {
    case .deadline: .noAnswer(host: address.host)
    case .cancelled: .cancelled
    case .tooLarge: .tooLarge(endpoint: name, limitBytes: limits.bodyBytes)
    case .redirected(let target): .redirected(to: target)
    }
  }

  private static func headers(of response: HTTPURLResponse) -> [String: String] {
    var headers: [String: String] = [:]
    for (name, value) in response.allHeaderFields {
      headers[String(describing: name).lowercased()] = String(describing: value)
    }
    return headers
  }
}
