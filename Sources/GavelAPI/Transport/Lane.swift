import Foundation
import FoundationNetworking

/// Runs a session's callbacks where they come up, which is what keeps them from piling up.
///
/// A session hands every piece of a body to its queue of callbacks and receives the next at once
/// (FoundationNetworking, Swift 6.3), so that a fast server fills the memory with pieces nobody has
/// looked at yet: four gigabytes of them were seen against a limit of sixteen megabytes.
private final class InlineQueue: OperationQueue, @unchecked Sendable {
  // Unchecked because the class it inherits from is; it adds no state.
  override func addOperation(_ block: @escaping @Sendable () -> Void) { block() }
}

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
    session = URLSession(
      configuration: configuration, delegate: delegate, delegateQueue: InlineQueue())
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
