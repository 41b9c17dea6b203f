import Glibc

/// A file that gets one line for each request.
struct AccessLog: Sendable {
  private let descriptor: Int32

  /// Opens the file for adding to it and makes it when it is missing.
  init(path: String) throws(SandboxError) {
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
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
