import Glibc

/// Reads an open file to its end, up to a limit.
enum FileBytes {
  /// Why a file could not be read whole.
  enum Fault: Error {
    /// The system's error number.
    case unreadable(code: Int32)
    /// There is more than the limit.
    case tooLarge
  }

  /// Returns everything from the descriptor's position on.
  static func read(_ descriptor: Int32, limit: Int) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(code: errno)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw .tooLarge }
    }
  }
}
