import Synchronization

/// What a commit can have changed; the reader asks again for what it shows of it.
public enum StoreTopic: Hashable, Sendable, CaseIterable {
  /// The list of rooms, or what is shown of one.
  case rooms
  /// Membership lists and names.
  case members
  /// Messages.
  case messages
  /// Batches and their items.
  case queue
  /// The audit trail.
  case audit
  /// Progress of the sync.
  case sync
  /// Reports and what was decided about them.
  case reports
}

/// Passes the topics of each commit to everyone who listens, merged while a listener is busy.
final class ChangeFeed: Sendable {
  private typealias Listener = AsyncStream<Set<StoreTopic>>.Continuation

  private struct Listeners {
    var next = 0
    var open: [Int: Listener] = [:]
    var isFinished = false
  }

  private let listeners = Mutex(Listeners())

  deinit { finish() }

  func stream() -> AsyncStream<Set<StoreTopic>> {
    let (stream, listener) = AsyncStream.makeStream(
      of: Set<StoreTopic>.self, bufferingPolicy: .bufferingNewest(1))
    let number = listeners.withLock { state -> Int? in
      guard !state.isFinished else { return nil }
      state.next += 1
      state.open[state.next] = listener
      return state.next
    }
    guard let number else {
      listener.finish()
      return stream
    }
    listener.onTermination = { [weak self] _ in
      self?.listeners.withLock { _ = $0.open.removeValue(forKey: number) }
    }
    return stream
  }

  func announce(_ topics: Set<StoreTopic>) {
    listeners.withLock { state in
      for listener in state.open.values {
        // A set pushed out unread comes back, so it is announced again together with this one.
        if case .dropped(let unread) = listener.yield(topics), !unread.isSubset(of: topics) {
          listener.yield(topics.union(unread))
        }
      }
    }
  }

  func finish() {
    let open = listeners.withLock { state -> [Listener] in
      state.isFinished = true
      defer { state.open = [:] }
      return Array(state.open.values)
    }
    for listener in open { listener.finish() }
  }
}
