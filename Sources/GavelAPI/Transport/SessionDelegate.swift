import Foundation
import FoundationNetworking
import Synchronization

/// Hands a session's callbacks to the exchanges they belong to, and judges redirects.
final class SessionDelegate: NSObject, URLSessionDataDelegate, Sendable {
  private let exchanges = Mutex<[Int: Exchange]>([:])
  private let origin: String
  private let followsRedirects: Bool

  /// - Parameter followsRedirects: Whether a redirect inside `origin` may be followed; one to
  ///   another origin never is, because the session would send the credential along.
  init(origin: String, followsRedirects: Bool) {
    self.origin = origin
    self.followsRedirects = followsRedirects
  }

  func register(_ exchange: Exchange, for task: URLSessionTask) {
    exchanges.withLock { $0[task.taskIdentifier] = exchange }
  }

  func forget(_ task: URLSessionTask) {
    exchanges.withLock { _ = $0.removeValue(forKey: task.taskIdentifier) }
  }

  private func exchange(of task: URLSessionTask) -> Exchange? {
    exchanges.withLock { $0[task.taskIdentifier] }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    // FoundationNetworking (Swift 6.3) goes on whatever it is told here.
    let isWanted = exchange(of: dataTask)?.expect(response.expectedContentLength) ?? false
    completionHandler(isWanted ? .allow : .cancel)
    if !isWanted { dataTask.cancel() }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard let exchange = exchange(of: dataTask), exchange.receive(data) else {
      return dataTask.cancel()
    }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    exchange(of: task)?.complete(response: task.response, error: error)
    forget(task)
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
    task.cancel()
  }
}

/// Names where a redirect points, without what may be secret in it.
enum Redirect {
  static func name(of target: URL?) -> String {
    guard let target, let origin = ServerAddress.origin(of: target) else { return "" }
    return origin + target.path(percentEncoded: true)
  }
}
