import Glibc

/// A process that keeps a store locked.
public struct LockHolder: Hashable, Sendable {
  /// Its process id.
  public var process: Int32
  /// Its name, as the system shows it; empty when the system does not tell.
  public var name: String

  /// Describes a process.
  public init(process: Int32, name: String) {
    self.process = process
    self.name = name
  }

  /// Returns another process that keeps the store from being written; `nil` when none is known.
  ///
  /// From /proc/locks (proc_locks(5)), where there is one: asking fcntl(2) would need a descriptor
  /// of the file, and closing that would let go of our own locks.
  static func of(storePath: String) -> LockHolder? {
    let files = Set([storePath, storePath + "-shm"].compactMap(inode))
    let lock = locks().first { lock in
      lock.isExclusive && files.contains(lock.inode) && lock.process > 0
        && lock.process != getpid()
    }
    guard let lock else { return nil }
    let name = text(at: "/proc/\(lock.process)/comm")?.split(separator: "\n").first
    return LockHolder(process: lock.process, name: name.map(String.init) ?? "")
  }

  /// One line of the table of locks.
  struct Lock {
    var isExclusive: Bool
    var process: Int32
    var inode: UInt64
  }

  /// Reads the table; empty where the system has none.
  static func locks() -> [Lock] {
    (text(at: "/proc/locks") ?? "").split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      // A line of somebody who waits has an arrow in front of the kind.
      guard words.count == 8, words[1] == "POSIX", let process = Int32(words[4]),
        let inode = words[5].split(separator: ":").last.flatMap({ UInt64($0) })
      else { return nil }
      return Lock(isExclusive: words[3] == "WRITE", process: process, inode: inode)
    }
  }

  static func inode(_ path: String) -> UInt64? {
    var facts = stat()
    return stat(path, &facts) == 0 ? UInt64(facts.st_ino) : nil
  }

  private static func text(at path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
