import Dispatch
import Synchronization

extension HiddenInput {
  /// Returns a line, and nothing once the current task is cancelled.
  func line() async -> String? {
    let isEnded = Flag()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // The wait for a person blocks, so it does not happen on a thread of the task pool.
        DispatchQueue.global().async {
          continuation.resume(returning: readLine { isEnded.isRaised })
        }
      }
    } onCancel: {
      isEnded.raise()
    }
  }

  private final class Flag: Sendable {
    private let state = Mutex(false)
    var isRaised: Bool { state.withLock { $0 } }
    func raise() { state.withLock { $0 = true } }
  }
}
