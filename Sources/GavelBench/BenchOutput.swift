import Glibc

/// What the program says: results on standard output, progress on standard error.
enum BenchOutput {
  private static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Says a line of the result.
  static func say(_ line: String) {
    progress("")
    put(line + "\n", STDOUT_FILENO)
  }

  /// Says a line that the next one replaces; nothing where it could not.
  static func progress(_ line: String) {
    guard isTerminal else { return }
    put("\r\u{1B}[K" + line, STDERR_FILENO)
  }

  private static func put(_ text: String, _ descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
