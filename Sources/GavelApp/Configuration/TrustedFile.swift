import GavelStore
import Glibc

/// Reads files that decide what Gavel does, and refuses those that others can change.
enum TrustedFile {
  /// Who may know what is in the file.
  enum Content {
    case settings, secret
  }

  /// Largest file that is read, in bytes.
  static let limitBytes = 1 << 20

  /// Returns the bytes of a file that nobody but its owner or root may write.
  ///
  /// The checks are made on the open file, so that the path cannot be swapped between the check
  /// and the read. Links are followed, as dotfiles are often kept elsewhere; what they lead to is
  /// held to the same rules, and a link that leads nowhere is an error.
  ///
  /// - Returns: `nil` when nothing is there.
  static func read(_ path: String, as content: Content) throws(ConfigurationError) -> [UInt8]? {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let code = errno
      guard code == ENOENT || code == ENOTDIR else { throw .unreadable(path: path, code: code) }
      try DeadLink.refuse(on: path)
      return nil
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw .unreadable(path: path, code: errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard facts.st_uid == geteuid() || facts.st_uid == 0 else { throw .foreignOwner(path: path) }
    guard facts.st_mode & 0o022 == 0 else { throw .writableByOthers(path: path) }
    if content == .secret, facts.st_mode & 0o077 != 0 { throw .readableByOthers(path: path) }
    if let shared = FolderTrust.sharedFolder(above: path) { throw .sharedFolder(path: shared) }
    return try contents(descriptor, path)
  }

  private static func contents(
    _ descriptor: Int32, _ path: String
  ) throws(ConfigurationError) -> [UInt8] {
    do throws(FileBytes.Fault) {
      return try FileBytes.read(descriptor, limit: limitBytes)
    } catch {
      switch error {
      case .unreadable(let code): throw .unreadable(path: path, code: code)
      case .tooLarge: throw .tooLarge(path: path)
      }
    }
  }
}
