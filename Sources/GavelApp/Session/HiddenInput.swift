import Glibc

/// Reads a line from the terminal, by itself one that must not be seen.
struct HiddenInput {
  /// The terminal.
  var descriptor = STDIN_FILENO
  /// Whether what is typed may be seen.
  var isShown = false
  /// Longest line that is taken, in bytes.
  private static let limit = 1024

  /// Returns a line without its end and without blanks around it, and shows nothing of a hidden one.
  ///
  /// - Returns: `nil` at the end of the input, for a line that is too long, or when `isEnded`.
  func readLine(unless isEnded: () -> Bool) -> String? {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return nil }
    var hidden = settings
    if !isShown { hidden.c_lflag &= ~tcflag_t(ECHO) }
    // What was typed before the question was on screen answers nothing.
    tcsetattr(descriptor, TCSAFLUSH, &hidden)
    defer { tcsetattr(descriptor, TCSAFLUSH, &settings) }
    var line: [UInt8] = []
    while !isEnded() {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 100) > 0 else { continue }
      var byte: UInt8 = 0
      guard read(descriptor, &byte, 1) == 1, line.count < Self.limit else { return nil }
      if byte == 0x0A { return String(decoding: line, as: UTF8.self).trimmed }
      line.append(byte)
    }
    return nil
  }
}

extension String {
  /// The text without blanks and line ends around it.
  fileprivate var trimmed: String {
    var rest = Substring(self)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    return String(rest)
  }
}
