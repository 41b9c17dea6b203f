import Dispatch
import Foundation
import GavelScreen
import GavelTerminal
import Glibc
import Synchronization

/// A terminal without a screen: the session runs on one end, the test types and reads on the other.
final class PseudoTerminal: Sendable {
  /// The end that a program would have as its standard input and output.
  let slave: Int32
  private let master: Int32
  private let received = Mutex<[UInt8]>([])
  private let news = DispatchSemaphore(value: 0)
  private let readerIsDone = DispatchSemaphore(value: 0)

  /// Linux' numbers for TIOCSPTLCK, TIOCGPTN and TIOCSWINSZ (ioctl_tty(2)), which Swift lacks.
  private enum Request {
    static let unlock: UInt = 0x4004_5431
    static let number: UInt = 0x8004_5430
    static let setSize: UInt = 0x5414
  }

  init(columns: Int = 80, rows: Int = 24) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, Request.unlock, &unlocked) == 0,
      ioctl(master, Request.number, &number) == 0
    else { throw CocoaError(.fileReadUnknown) }
    slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw CocoaError(.fileReadUnknown) }
    resize(columns: columns, rows: rows)
    // A pseudo-terminal holds 8 kB: without a reader a large frame would block its writer.
    let reader = Thread { [self] in collect() }
    reader.start()
  }

  func end() {
    close(slave)
    // Reading the master fails once the last slave is closed.
    readerIsDone.wait()
    close(master)
  }

  func resize(columns: Int, rows: Int) {
    var size = [UInt16(rows), UInt16(columns), 0, 0]
    _ = ioctl(master, Request.setSize, &size)
  }

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Everything written since the last call, known complete by a marker sent behind it.
  func output() -> [UInt8] {
    let marker = Array("\u{1}end of output\u{1}".utf8)
    _ = write(slave, marker, marker.count)
    let deadline = DispatchTime.now() + 20
    while true {
      let found = received.withLock { bytes -> [UInt8]? in
        guard bytes.count >= marker.count, Array(bytes.suffix(marker.count)) == marker
        else { return nil }
        defer { bytes = [] }
        return Array(bytes.dropLast(marker.count))
      }
      if let found { return found }
      guard news.wait(timeout: deadline) == .success else { return [] }
    }
  }

  var settings: termios {
    var settings = termios()
    tcgetattr(slave, &settings)
    return settings
  }

  func options(_ name: String, locale: String = "C.UTF-8") -> TerminalOptions {
    var options = TerminalOptions()
    options.input = slave
    options.output = slave
    options.terminalName = name
    options.locale = locale
    return options
  }

  private func collect() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      received.withLock { $0 += buffer.prefix(count) }
      news.signal()
    }
    readerIsDone.signal()
  }
}

/// Runs a session on a fresh pseudo-terminal and ends both.
func withSession<Result>(
  _ name: String = "xterm-256color", locale: String = "C.UTF-8", columns: Int = 80,
  rows: Int = 24, colorless: Bool = false,
  _ body: (CursesSession, PseudoTerminal) throws -> Result
) throws -> Result {
  let terminal = try PseudoTerminal(columns: columns, rows: rows)
  defer { terminal.end() }
  var options = terminal.options(name, locale: locale)
  options.isColorless = colorless
  let session = try CursesSession(options: options)
  defer { session.close() }
  return try body(session, terminal)
}

extension CursesSession {
  /// Reads until so many events came; fewer when nothing more comes for long.
  func events(_ count: Int) -> [InputEvent] {
    var events: [InputEvent] = []
    while events.count < count {
      let ready = waitForInput(on: [inputDescriptor], for: 10_000)
      guard !ready.readable.isEmpty else { return events }
      events += readInput()
    }
    return events
  }
}
