import Glibc

/// The lock that SQLite takes to write to a store with a write-ahead log: one byte of the index
/// beside it (sqlite.org/walformat.html, section 2.2.1).
///
/// It belongs to this process, which is why nothing else in here may open that file meanwhile.
final class WriterLock {
  private static let writing: off_t = 120
  private let descriptor: Int32

  /// Takes the lock of a store that somebody has open.
  init(store: String) throws {
    descriptor = open(store + "-shm", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw NotTaken(code: errno) }
    var request = flock()
    request.l_type = Int16(F_WRLCK)
    request.l_whence = Int16(SEEK_SET)
    request.l_start = Self.writing
    request.l_len = 1
    guard fcntl(descriptor, F_SETLKW, &request) == 0 else { throw NotTaken(code: errno) }
  }

  /// Lets go of it.
  func release() { close(descriptor) }

  struct NotTaken: Error { let code: Int32 }
}
