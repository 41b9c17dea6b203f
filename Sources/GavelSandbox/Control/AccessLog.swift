import Glibc

/// A file that gets one line for each request.
struct AccessLog: Sendable {
  private let descriptor: Int32

  /// Opens the file for adding to it and makes it when it is missing.
  init(path: String) throws(SandboxError) {
    // Below /dev even the standard streams are links; anywhere else a link leads astray.
    let following = path.hasPrefix("/dev/") ? 0 : O_NOFOLLOW
    let mode = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | following
    let made = open(path, mode | O_EXCL, 0o600)
    if made >= 0 { fchmod(made, 0o600) }
    descriptor = made >= 0 ? made : open(path, mode, 0o600)
    guard descriptor >= 0 else { throw .cannotWriteLog(path: path, code: errno) }
  }

  func add(_ line: String) {
    var rest = Array(line.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // A full disk must not stop the sandbox: the line is lost, the log call still has it.
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func close() { Glibc.close(descriptor) }
}
