import GavelTerminal
import Glibc

/// Lines from standard input, whole ones only, and whether they came alone.
final class LineInput {
  /// Where they come from.
  let descriptor: Int32
  /// Whether nothing more will come.
  private(set) var isAtEnd = false
  private var buffer: [UInt8] = []
  /// The terminal's settings while a secret is typed, to be given back.
  private var shownSettings: termios?

  /// Longer lines are no commands.
  private static let longest = 4096
  /// More than this waits where it comes from.
  private static let mostAhead = 65_536

  init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

  /// Whether a person types them.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Whether there is a point in waiting for more.
  var isWanted: Bool { !isAtEnd && buffer.count < Self.mostAhead }

  /// One line, or what is wrong with it.
  enum Line: Equatable {
    case text(String)
    case tooLong
    case notUTF8
  }

  /// Reads what is there; blocks when nothing is.
  func fill() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    if count > 0 {
      buffer += bytes.prefix(count)
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isAtEnd = true
      // What a script ends with is a line; what a terminal is left with was never sent off.
      if isTerminal {
        buffer = []
      } else if let last = buffer.last, last != 0x0A {
        buffer.append(0x0A)
      }
    }
  }

  /// Returns the next line without its end; `nil` when there is no whole one.
  func next() -> Line? {
    guard let end = buffer.firstIndex(of: 0x0A) else {
      // It is told when its end comes, and takes no memory until then.
      if buffer.count > Self.longest * 2 { buffer.removeSubrange((Self.longest + 1)...) }
      return nil
    }
    let bytes = buffer[..<end]
    buffer.removeSubrange(...end)
    guard bytes.count <= Self.longest else { return .tooLong }
    return String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .notUTF8
  }

  /// Whether another line is there already: nobody types like that, but a paste comes so.
  var isCrowded: Bool {
    buffer.contains(0x0A)
      || isWanted && waitForInput(on: [descriptor], for: 0).readable.contains(descriptor)
  }

  /// Drops what was typed before now, the line that was begun included.
  func discard() {
    buffer = []
    tcflush(descriptor, TCIFLUSH)
  }

  /// Shows what is typed, or not; what is not a terminal shows nothing anyway.
  func show(_ isShown: Bool) {
    if isShown, var settings = shownSettings {
      tcsetattr(descriptor, TCSANOW, &settings)
      shownSettings = nil
    } else if !isShown, shownSettings == nil {
      var settings = termios()
      guard tcgetattr(descriptor, &settings) == 0 else { return }
      shownSettings = settings
      settings.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(descriptor, TCSANOW, &settings)
    }
  }
}
