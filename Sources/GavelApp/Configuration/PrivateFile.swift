import Glibc

/// Writes files that nobody but their owner may read.
enum PrivateFile {
  /// Puts `text` in the place of the file at `path`, whole or not at all (mode 0600).
  ///
  /// - Parameter isFlushed: Whether it must be on the disk before this returns; not worth the wait
  ///   for what can be done without.
  static func write(
    _ text: String, to path: String, isFlushed: Bool = true
  ) throws(ConfigurationError) {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    try Directories.create(folder)
    // Dotfiles are often kept elsewhere and linked; what counts is where the file will be.
    try Directories.checkPrivate(resolved(folder))
    let draft = "\(path).\(getpid()).new"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .uncreatable(path: path, code: errno) }
    fchmod(descriptor, 0o600)
    let failure = fill(descriptor, Array(text.utf8), isFlushed: isFlushed)
    close(descriptor)
    guard failure == 0, rename(draft, path) == 0 else {
      let code = failure == 0 ? errno : failure
      unlink(draft)
      throw .uncreatable(path: path, code: code)
    }
  }

  /// Removes a file; one that is not there is fine.
  static func remove(_ path: String) throws(ConfigurationError) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw .unremovable(path: path, code: errno)
    }
  }

  /// Writes all bytes and may bring them to the disk; returns the system's error number, or 0.
  private static func fill(_ descriptor: Int32, _ bytes: [UInt8], isFlushed: Bool) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return !isFlushed || fsync(descriptor) == 0 ? 0 : errno
  }

  /// Where a folder really is.
  static func resolved(_ folder: String) -> String {
    guard let real = realpath(folder, nil) else { return folder }
    defer { free(real) }
    return String(cString: real)
  }
}
