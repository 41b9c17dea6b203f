import Foundation
import FoundationNetworking
import Synchronization

/// One request on the wire, from its start to its one ending.
///
/// Session callbacks, the deadline and the caller's cancellation all race for the ending; the first
/// one wins and the waiting caller is resumed exactly once.
final class Exchange: Sendable {
  enum Ending {
    /// The whole answer came.
    case answered(HTTPURLResponse, Data)
    /// The session gave up; `nil` when it named no error and yet had no HTTP answer.
    case failed((any Error)?)
    /// We gave up.
    case cut(Cut)
  }

  enum Cut {
    case deadline
    case cancelled
    case tooLarge
    case redirected(to: String)
  }

  private struct State {
    var waiter: CheckedContinuation<Ending, Never>?
    var ending: Ending?
    var body = Data()
    var redirects = 0
  }

  private let state = Mutex(State())
  private let bodyLimit: Int

  init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

  /// Waits for the ending, and cuts when the caller is cancelled.
  func ending() async -> Ending {
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        let ready = state.withLock { state -> Ending? in
          if state.ending == nil { state.waiter = waiter }
          return state.ending
        }
        if let ready { waiter.resume(returning: ready) }
      }
    } onCancel: {
      end(.cut(.cancelled))
    }
  }

  /// Takes a piece of the body.
  ///
  /// - Returns: `false` when the body has become larger than its limit or nobody waits any more, so
  ///   that the rest need not come.
  func receive(_ data: Data) -> Bool {
    let fits = state.withLock { state in
      guard state.ending == nil else { return true }
      guard state.body.count + data.count <= bodyLimit else { return false }
      state.body.append(data)
      return true
    }
    if !fits { end(.cut(.tooLarge)) }
    return state.withLock { $0.ending == nil }
  }

  /// Counts a redirect; `false` once there were more than a real server makes.
  func mayFollowRedirect() -> Bool {
    state.withLock { state in
      state.redirects += 1
      return state.redirects <= 5
    }
  }

  /// Takes the session's last word.
  func complete(response: URLResponse?, error: (any Error)?) {
    if let error {
      end(.failed(error))
    } else if let response = response as? HTTPURLResponse {
      end(.answered(response, state.withLock { $0.body }))
    } else {
      end(.failed(nil))
    }
  }

  /// Ends the exchange unless it has ended already.
  func end(_ ending: Ending) {
    let waiter = state.withLock { state -> CheckedContinuation<Ending, Never>? in
      guard state.ending == nil else { return nil }
      state.ending = ending
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(returning: ending)
  }
}
