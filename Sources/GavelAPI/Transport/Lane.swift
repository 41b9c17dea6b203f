import Dispatch
import Foundation
import FoundationNetworking
import Synchronization

/// Runs a session's callbacks where they come up, which is what keeps them from piling up.
///
/// A session hands every piece of a body to its queue of callbacks and receives the next at once
/// (FoundationNetworking, Swift 6.3), so that a fast server fills the memory with pieces nobody has
/// looked at yet: four gigabytes of them were seen against a limit of sixteen megabytes.
private final class InlineQueue: OperationQueue, @unchecked Sendable {
  // Unchecked because the class it inherits from is; it adds no state.
  override func addOperation(_ block: @escaping @Sendable () -> Void) { block() }
}

/// A session that is made for the first request: setting up the network takes milliseconds, and a
/// console has its first frame to draw.
private final class LateSession: Sendable {
  private let session = Mutex<URLSession?>(nil)
  private let delegate: SessionDelegate

  init(_ delegate: SessionDelegate) { self.delegate = delegate }

  func opened() -> URLSession {
    session.withLock { known in
      let session = known ?? make()
      known = session
      return session
    }
  }

  /// Lets the session go once its tasks have ended.
  ///
  /// Cancelling them along with it would look through the session's list of tasks beside the queue
  /// that changes it (FoundationNetworking, Swift 6.3), which ended the process once in some hundred
  /// thousand requests.
  func close() { session.withLock { $0 }?.finishTasksAndInvalidate() }

  private func make() -> URLSession {
    URLSession(
      configuration: SessionEnvironment.configuration(), delegate: delegate,
      delegateQueue: InlineQueue())
  }
}

/// A URLSession with its delegate: no cookies, no cache, nothing on disk.
///
/// Whatever asks a session for something waits for a queue that all sessions share, which a fast
/// answer can keep busy (FoundationNetworking, Swift 6.3). So each lane has a queue for that, one of
/// a few: no caller's task waits there, of which only as many run as there are cores, no callback
/// does, and never more than a few threads of Dispatch's.
final class Lane: Sendable {
  private let session: LateSession
  private let delegate: SessionDelegate
  private let queue: DispatchQueue

  private static let queues = (0..<8).map { DispatchQueue(label: "gavel.lanes.\($0)") }
  private static let count = Atomic(0)

  init(to address: ServerAddress, followsRedirects: Bool) {
    let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
    queue = Self.queues[number & 7]
    delegate = SessionDelegate(origin: address.origin, followsRedirects: followsRedirects)
    session = LateSession(delegate)
  }

  /// Starts a request unless its exchange has ended by then.
  func start(_ request: URLRequest, _ exchange: Exchange) {
    queue.async { [session, delegate] in
      guard !exchange.hasEnded else { return }
      let task = session.opened().dataTask(with: request)
      delegate.register(exchange, for: task)
      task.resume()
      exchange.begin()
    }
  }

  /// Stops the task of an exchange that has ended without it.
  func abandon(_ exchange: Exchange) {
    queue.async { [delegate] in delegate.forget(exchange)?.cancel() }
  }

  /// Lets the session go; what still runs ends by itself or is abandoned by who waits for it.
  func close() { queue.async { [session] in session.close() } }
}
