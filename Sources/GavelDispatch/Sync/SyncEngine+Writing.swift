import GavelModel
import GavelStore
import Synchronization

/// Writes of rooms that are read side by side, which share their commits.
///
/// A commit writes each page of the file that it touches once, however many messages touch it, so a
/// few large ones cost a fraction of many small ones. One begins when half of the rooms being read
/// wait for it, while the others are being asked for, and after ``SyncEngine/patience`` at the
/// latest; a room that is read alone never waits.
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
    /// It writes now, for these as well.
    case leads([WaitingWrite])

    fileprivate var failure: StoreError? {
      if case .written(let failure) = self { failure } else { nil }
    }
  }

  /// How long a write waits for company.
  static let patience = Duration.milliseconds(50)

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
    let turn = await withCheckedContinuation { waiter in
      waitingWrites.append(WaitingWrite(write: write, waiter: waiter))
      if !commitIfEnough(), waitingWrites.count == 1 { commitAfterPatience() }
    }
    guard case .leads(let others) = turn else { return turn.failure }
    var failure: StoreError?
    do throws(StoreError) {
      try await store.together([write] + others.map(\.write))
    } catch {
      failure = error
    }
    isWriting = false
    for other in others { other.waiter.resume(returning: .written(failure)) }
    if !commitIfEnough(), !waitingWrites.isEmpty { commitAfterPatience() }
    return failure
  }

  /// Lets the first of those that wait write for all of them, if they are enough.
  @discardableResult
  func commitIfEnough() -> Bool {
    guard waitingWrites.count >= max(1, roomsInWork / 2) else { return false }
    return commitAll()
  }

  private func commitAll() -> Bool {
    guard !isWriting, let first = waitingWrites.first else { return false }
    isWriting = true
    commitsBegun += 1
    let others = Array(waitingWrites.dropFirst())
    waitingWrites = []
    first.waiter.resume(returning: .leads(others))
    return true
  }

  private func commitAfterPatience() {
    Task { [sleep, number = commitsBegun] in
      await sleep(Self.patience)
      // Otherwise another commit has begun, and what waits now is not that old.
      if commitsBegun == number { _ = commitAll() }
    }
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
