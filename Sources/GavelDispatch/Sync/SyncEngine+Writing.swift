import GavelModel
import GavelStore
import Synchronization

/// Writes of rooms that are read side by side, which share their commits.
///
/// The first to come writes; what comes meanwhile waits and is written together by the first of
/// those. So a commit holds as many pages as arrived during the one before it.
extension SyncEngine {
  /// A write that waits, and who waits for it.
  struct WaitingWrite {
    var write: Store.Write
    var waiter: CheckedContinuation<Turn, Never>
  }

  /// What a waiting write is told.
  enum Turn {
    /// It was written, or the whole commit failed.
    case written(StoreError?)
    /// It writes now, for all that wait.
    case leads
  }

  /// Runs a write in a transaction that it may share, and returns what it came to.
  func writeTogether<Value: Sendable>(
    _ body: @escaping @Sendable (isolated Store) throws(StoreError) -> Value
  ) async throws(SyncError) -> Value {
    let result = WriteResult<Value>()
    let write: Store.Write = { (store: isolated Store) throws(StoreError) in
      result.value = try body(store)
    }
    if let failure = await take(write) { throw .store(failure) }
    guard let value = result.value else { throw .store(.closed) }
    return value
  }

  private func take(_ write: @escaping Store.Write) async -> StoreError? {
    var writes = [write]
    var others: [WaitingWrite] = []
    if isWriting {
      let turn = await withCheckedContinuation { waiter in
        waitingWrites.append(WaitingWrite(write: write, waiter: waiter))
      }
      if case .written(let failure) = turn { return failure }
      others = waitingWrites
      waitingWrites = []
      writes += others.map(\.write)
    }
    isWriting = true
    var failure: StoreError?
    do throws(StoreError) { try await store.together(writes) } catch { failure = error }
    for other in others { other.waiter.resume(returning: .written(failure)) }
    if waitingWrites.isEmpty {
      isWriting = false
    } else {
      // Still writing: who comes before the next one wakes must not overtake it.
      waitingWrites.removeFirst().waiter.resume(returning: .leads)
    }
    return failure
  }
}

/// Carries a value out of a write.
private final class WriteResult<Value: Sendable>: Sendable {
  private let held = Mutex<Value?>(nil)

  var value: Value? {
    get { held.withLock { $0 } }
    set { held.withLock { $0 = newValue } }
  }
}
