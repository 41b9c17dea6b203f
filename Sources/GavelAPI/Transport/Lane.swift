import Foundation
import FoundationNetworking

/// A URLSession with its delegate: no cookies, no cache, nothing on disk.
final class Lane: Sendable {
  private let session: URLSession
  private let delegate: SessionDelegate

  init(to address: ServerAddress, followsRedirects: Bool) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpShouldSetCookies = false
    configuration.httpMaximumConnectionsPerHost = 16
    delegate = SessionDelegate(origin: address.origin, followsRedirects: followsRedirects)
    session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
  }

  func start(_ request: URLRequest, _ exchange: Exchange) -> URLSessionTask {
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
  func close() { session.invalidateAndCancel() }
}
