import Dispatch
import Foundation
import FoundationNetworking
import GavelModel
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
    var deadline: (any DispatchSourceTimer)?
    /// Joined once the whole is there: a body that grows in place is copied again and again.
    var pieces: [Data] = []
    var size = 0
    var redirects = 0

    var body: Data {
      var whole = Data(capacity: size)
      for piece in pieces { whole.append(piece) }
      return whole
    }
  }

  private let state = Mutex(State())
  private let limits: TransportLimits

  init(limits: TransportLimits) { self.limits = limits }

  private static let clock = DispatchQueue(label: "gavel.deadlines")

  /// Starts the deadline.
  ///
  /// It counts from when the session took the request, because what other requests do before that
  /// says nothing about the server. A task that sleeps would do as well, were it not that one which
  /// is cancelled stays in memory until its time has come (Swift 6.3): thousands of them at the rate
  /// of a first sync.
  func begin() {
    state.withLock { state in
      guard state.ending == nil else { return }
      let timer = DispatchSource.makeTimerSource(queue: Self.clock)
      timer.schedule(deadline: .now() + .milliseconds(Int(limits.deadline.milliseconds)))
      timer.setEventHandler { [weak self] in self?.end(.cut(.deadline)) }
      timer.activate()
      state.deadline = timer
    }
  }

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

  /// Takes the length that the answer announces; negative when it announces none.
  ///
  /// - Returns: `false` when the body would become larger than its limit, so that none of it need
  ///   come.
  func expect(_ length: Int64) -> Bool {
    if length > Int64(limits.bodyBytes) { end(.cut(.tooLarge)) }
    return state.withLock { $0.ending == nil }
  }

  /// Takes a piece of the body, and cuts once that is larger than its limit.
  func receive(_ data: Data) {
    let fits = state.withLock { state in
      // What still comes after the end is let go.
      guard state.ending == nil else { return true }
      guard state.size + data.count <= limits.bodyBytes else { return false }
      state.pieces.append(data)
      state.size += data.count
      return true
    }
    if !fits { end(.cut(.tooLarge)) }
  }

  /// Whether nobody waits for anything any more.
  var hasEnded: Bool { state.withLock { $0.ending != nil } }

  /// Bytes that are kept for who waits.
  var keptBytes: Int { state.withLock { state in state.pieces.reduce(0) { $0 + $1.count } } }

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
      // What came of a body that nobody reads is let go at once.
      state.pieces = []
      state.deadline?.cancel()
      defer { (state.waiter, state.deadline) = (nil, nil) }
      return state.waiter
    }
    waiter?.resume(returning: ending)
  }
}
