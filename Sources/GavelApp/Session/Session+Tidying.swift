import GavelModel
import GavelStore

extension Session {
  /// Gives up evidence whose time is over, and wipes what was deleted without leaving words.
  func tidy(at now: Timestamp) async {
    // Another process may hold the store just now: the next start, or the next day, does it.
    if let retention = evidence.retention {
      _ = try? await store.pruneEvidence(before: now - retention)
    }
    _ = try? await store.cleanIfDue()
  }

  /// Does the same now and once a day until the surrounding task is cancelled.
  func tidyDaily(now: @Sendable () -> Timestamp) async {
    while !Task.isCancelled {
      await tidy(at: now())
      // A cancelled rest ends early, and the loop with it.
      try? await Task.sleep(for: .seconds(86_400))
    }
  }
}
