import Foundation
import FoundationNetworking
import Synchronization

/// A URLSession with its delegate: no cookies, no cache, nothing on disk.
///
/// The session is made with the first request: setting up the network takes milliseconds, and a
/// console has its first frame to draw.
final class Lane: Sendable {
  private let session = Mutex<URLSession?>(nil)
  private let delegate: SessionDelegate

  init(to address: ServerAddress, followsRedirects: Bool) {
    delegate = SessionDelegate(origin: address.origin, followsRedirects: followsRedirects)
  }

  private func begin() -> URLSession {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpShouldSetCookies = false
    configuration.httpMaximumConnectionsPerHost = 16
    return URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
  }

  func start(_ request: URLRequest, _ exchange: Exchange) -> URLSessionTask {
    let session = session.withLock { known -> URLSession in
      let session = known ?? begin()
      known = session
      return session
    }
    let task = session.dataTask(with: request)
    delegate.register(exchange, for: task)
    task.resume()
    return task
  }

  /// Stops a task whose exchange has ended without it.
  func abandon(_ task: URLSessionTask) {
    delegate.forget(task)
    task.cancel()
  }

  /// Ends every task and lets the session go.
  func close() { session.withLock { $0 }?.invalidateAndCancel() }
}
