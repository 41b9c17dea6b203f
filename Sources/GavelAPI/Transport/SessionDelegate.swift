import Foundation
import FoundationNetworking
import Synchronization

/// Hands a session's callbacks to the exchanges they belong to, and judges redirects.
///
/// Nothing here may ask the session for anything: its queue is the one that is calling. Whoever
/// waits for an exchange that has ended abandons the task.
final class SessionDelegate: NSObject, URLSessionDataDelegate, Sendable {
  private struct Entry {
    var exchange: Exchange
    var task: URLSessionTask
  }

  private let entries = Mutex<[Int: Entry]>([:])
  private let origin: String
  private let followsRedirects: Bool

  /// - Parameter followsRedirects: Whether a redirect inside `origin` may be followed; one to
  ///   another origin never is, because the session would send the credential along.
  init(origin: String, followsRedirects: Bool) {
    self.origin = origin
    self.followsRedirects = followsRedirects
  }

  func register(_ exchange: Exchange, for task: URLSessionTask) {
    entries.withLock { $0[task.taskIdentifier] = Entry(exchange: exchange, task: task) }
  }

  /// Lets an exchange go, and returns its task if that has not ended.
  func forget(_ exchange: Exchange) -> URLSessionTask? {
    entries.withLock { entries in
      guard let entry = entries.first(where: { $0.value.exchange === exchange }) else { return nil }
      return entries.removeValue(forKey: entry.key)?.task
    }
  }

  private func exchange(of task: URLSessionTask) -> Exchange? {
    entries.withLock { $0[task.taskIdentifier]?.exchange }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    // FoundationNetworking (Swift 6.3) goes on whatever it is told here; who waits cancels.
    let isWanted = exchange(of: dataTask)?.expect(response.expectedContentLength) ?? false
    completionHandler(isWanted ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    exchange(of: dataTask)?.receive(data)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    let entry = entries.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    entry?.exchange.complete(response: task.response, error: error)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    let target = request.url
    let exchange = exchange(of: task)
    if followsRedirects, let target, ServerAddress.origin(of: target) == origin,
      exchange?.mayFollowRedirect() == true
    {
      return completionHandler(request)
    }
    exchange?.end(.cut(.redirected(to: Redirect.name(of: target))))
    completionHandler(nil)
  }
}

/// Names where a redirect points, without what may be secret in it.
enum Redirect {
  static func name(of target: URL?) -> String {
    guard let target, let origin = ServerAddress.origin(of: target) else { return "" }
    return origin + target.path(percentEncoded: true)
  }
}
