import GavelModel
import Glibc

/// Which process sends which batch: one locked byte per batch in a file beside the store.
///
/// The locks belong to the open file description (fcntl(2), "open file description locks"), so they
/// end with the process however it dies, and two stores in one process keep each other out too.
final class BatchLocks {
  /// `F_OFD_GETLK` and `F_OFD_SETLK` of <fcntl.h>, which Glibc's module does not export.
  private static let query: Int32 = 36
  private static let change: Int32 = 37

  private let descriptor: Int32
  private(set) var held: Set<BatchID> = []

  init(storePath: String) throws(StoreError) {
    let path = Self.path(of: storePath)
    let mode = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    descriptor = open(path, mode, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
    fchmod(descriptor, 0o600)
  }

  deinit {
    // A program that another thread is just starting has a copy of the descriptor for a moment, and
    // locks last as long as any copy is open.
    leave()
    close(descriptor)
  }

  /// The lock file of a store.
  static func path(of storePath: String) -> String { storePath + ".locks" }

  /// Whether a store was ever opened at this path.
  static func exist(for storePath: String) -> Bool { access(path(of: storePath), F_OK) == 0 }

  /// Whether a store with content was ever opened at this path.
  static func tellOfContent(for storePath: String) -> Bool {
    var facts = stat()
    return lstat(path(of: storePath), &facts) == 0 && facts.st_size > 0
  }

  /// Notes that the store has content, so that an empty file in its place is known for a loss.
  func noteContent() {
    // Where the note cannot be written, a store that is emptied later looks like a new one.
    _ = pwrite(descriptor, "\n", 1, 0)
  }

  /// The byte that every open store shares and a repair wants for itself; batches begin at 1.
  private static let presence = BatchID(rawValue: 0)

  /// Says that the store is in use; `false` while it is being repaired.
  func join() -> Bool {
    Self.apply(Self.change, F_RDLCK, Self.presence, descriptor) != nil
  }

  /// Keeps everybody else from opening the store; `false` while somebody uses it.
  func seize() -> Bool {
    Self.apply(Self.change, F_WRLCK, Self.presence, descriptor) != nil
  }

  /// Lets go of everything.
  func leave() {
    releaseAll()
    _ = Self.apply(Self.change, F_UNLCK, Self.presence, descriptor)
  }

  func holds(_ batch: BatchID) -> Bool { held.contains(batch) }

  /// Takes a batch; `false` when a living process or another store has it.
  func take(_ batch: BatchID) -> Bool {
    if held.contains(batch) { return true }
    guard Self.apply(Self.change, F_WRLCK, batch, descriptor) != nil else { return false }
    held.insert(batch)
    return true
  }

  func release(_ batch: BatchID) {
    guard held.remove(batch) != nil else { return }
    _ = Self.apply(Self.change, F_UNLCK, batch, descriptor)
  }

  func releaseAll() {
    for batch in held { release(batch) }
  }

  /// Whether anybody else than this store has a batch.
  func isTaken(_ batch: BatchID) -> Bool {
    Self.isTaken(batch, descriptor)
  }

  fileprivate static func isTaken(_ batch: BatchID, _ descriptor: Int32) -> Bool {
    guard let answer = apply(query, F_WRLCK, batch, descriptor) else { return false }
    return answer.l_type != Int16(F_UNLCK)
  }

  /// Asks for one byte; returns the kernel's answer, or `nil` when it refused.
  private static func apply(
    _ command: Int32, _ kind: Int32, _ batch: BatchID, _ descriptor: Int32
  ) -> flock? {
    var request = flock()
    request.l_type = Int16(kind)
    request.l_whence = Int16(SEEK_SET)
    request.l_start = off_t(batch.rawValue)
    request.l_len = 1
    return fcntl(descriptor, command, &request) == 0 ? request : nil
  }
}

/// Looks at the batch locks of a store without taking any.
final class BatchLockProbe {
  private let path: String
  private var descriptor: Int32 = -1

  init(storePath: String) {
    path = BatchLocks.path(of: storePath)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Whether a living process owns the batch, this one included.
  ///
  /// The first writer makes the lock file; while there is none, nobody has any batch.
  func isOwned(_ batch: BatchID) -> Bool {
    if descriptor < 0 { descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
    return descriptor >= 0 && BatchLocks.isTaken(batch, descriptor)
  }
}
