import Foundation
import FoundationNetworking
import GavelModel
import Synchronization

/// Puts requests on the wire through URLSession, and answers for everything it does not do itself.
///
/// Requests that change something have a session of their own and ask for `Connection: close`: on a
/// connection used before, libcurl repeats a request when the server closes without an answer, and
/// a deletion must leave at most once. Reads share kept connections.
final class Transport: Sendable {
  private let address: ServerAddress
  private let limits: TransportLimits
  private let reading: Lane
  private let changing: Lane
  private let isClosed = Mutex(false)

  private struct Lane: Sendable {
    let session: URLSession
    let delegate: SessionDelegate
  }

  init(address: ServerAddress, limits: TransportLimits) {
    self.address = address
    self.limits = limits
    reading = Self.lane(to: address, followsRedirects: true)
    changing = Self.lane(to: address, followsRedirects: false)
  }

  // A session keeps its delegate alive until it is invalidated.
  deinit { close() }

  /// Ends every exchange and refuses new ones; idempotent.
  func close() {
    let wasClosed = isClosed.withLock { isClosed in
      defer { isClosed = true }
      return isClosed
    }
    guard !wasClosed else { return }
    reading.session.invalidateAndCancel()
    changing.session.invalidateAndCancel()
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
    let lane = request.method.changesState ? changing : reading
    let exchange = Exchange(bodyLimit: limits.bodyBytes)
    let requestedAt = now()
    guard let task = start(wire, in: lane, exchange) else { throw .cancelled }
    let deadline = Task { [limits] in
      // An interrupted sleep means that the exchange has ended.
      guard (try? await Task.sleep(for: limits.deadline)) != nil else { return }
      exchange.end(.cut(.deadline))
    }
    let ending = await exchange.ending()
    deadline.cancel()
    lane.delegate.forget(task)
    switch ending {
    case .answered(let response, let body):
      return HTTPResponse(
        status: response.statusCode, headers: Self.headers(of: response), body: body,
        requestedAt: requestedAt, receivedAt: now())
    case .failed(let code):
      throw Self.error(for: code, host: address.host)
    case .cut(let cut):
      task.cancel()
      throw error(for: cut, name: name)
    }
  }

  /// Starts the request; `nil` when the transport is closed, because a task in an invalidated
  /// session ends the process.
  private func start(_ wire: URLRequest, in lane: Lane, _ exchange: Exchange) -> URLSessionTask? {
    isClosed.withLock { isClosed in
      guard !isClosed else { return nil }
      let task = lane.session.dataTask(with: wire)
      lane.delegate.register(exchange, for: task)
      task.resume()
      return task
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
}

extension Transport {
  private static func lane(to address: ServerAddress, followsRedirects: Bool) -> Lane {
    let delegate = SessionDelegate(origin: address.origin, followsRedirects: followsRedirects)
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.httpMaximumConnectionsPerHost = 16
    if address.isLoopback { configuration.connectionProxyDictionary = [:] }
    let session = URLSession(
      configuration: configuration, delegate: delegate, delegateQueue: nil)
    return Lane(session: session, delegate: delegate)
  }

  private static func headers(of response: HTTPURLResponse) -> [String: String] {
    var headers: [String: String] = [:]
    for (name, value) in response.allHeaderFields {
      headers[String(describing: name).lowercased()] = String(describing: value)
    }
    return headers
  }

  private func error(for cut: Exchange.Cut, name: String) -> APIError {
    switch cut {
    case .deadline: .noAnswer(host: address.host)
    case .cancelled: .cancelled
    case .tooLarge: .tooLarge(endpoint: name, limitBytes: limits.bodyBytes)
    case .redirected(let target): .redirected(to: target)
    }
  }

  /// Tells failures before a connection was made from all others.
  static func error(for code: URLError.Code?, host: String) -> APIError {
    let before: Set<URLError.Code> = [
      .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed, .secureConnectionFailed,
      .serverCertificateHasBadDate, .serverCertificateUntrusted,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid,
    ]
    guard let code, before.contains(code) else { return .noAnswer(host: host) }
    return .unreachable(host: host)
  }
}
