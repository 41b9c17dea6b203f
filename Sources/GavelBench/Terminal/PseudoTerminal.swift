import Foundation
import Glibc
import Synchronization

/// A terminal without a screen: the program draws on one end, a thread collects on the other.
final class PseudoTerminal: Sendable {
  /// Why there is none.
  enum Failure: Error {
    case notOpened(code: Int32)
  }

  /// The end that a program would have as its standard input and output.
  let programEnd: Int32
  private let terminalEnd: Int32
  private let received = Mutex<[UInt8]>([])
  private let news = DispatchSemaphore(value: 0)

  /// Linux' numbers for TIOCSPTLCK, TIOCGPTN and TIOCSWINSZ (ioctl_tty(2)), which Swift lacks.
  private enum Request {
    static let unlock: UInt = 0x4004_5431
    static let number: UInt = 0x8004_5430
    static let setSize: UInt = 0x5414
  }

  init(columns: Int, rows: Int) throws(Failure) {
    terminalEnd = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard terminalEnd >= 0, ioctl(terminalEnd, Request.unlock, &unlocked) == 0,
      ioctl(terminalEnd, Request.number, &number) == 0
    else { throw .notOpened(code: errno) }
    programEnd = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard programEnd >= 0 else { throw .notOpened(code: errno) }
    var size = [UInt16(rows), UInt16(columns), 0, 0]
    _ = ioctl(terminalEnd, Request.setSize, &size)
    // It holds a few kilobytes: without a reader a large frame would block its writer.
    Thread { [self] in collect() }.start()
  }

  /// Closes the program's end; the reader then closes its own.
  func end() { close(programEnd) }

  /// Everything written since the last call, known complete by a mark sent behind it.
  func output() -> [UInt8] {
    let mark: [UInt8] = [0x01, 0x02, 0x01]
    _ = write(programEnd, mark, mark.count)
    while true {
      let found = received.withLock { bytes -> [UInt8]? in
        guard bytes.suffix(mark.count).elementsEqual(mark) else { return nil }
        defer { bytes = [] }
        return bytes.dropLast(mark.count)
      }
      if let found { return found }
      guard news.wait(timeout: .now() + 20) == .success else { return [] }
    }
  }

  private func collect() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(terminalEnd, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      received.withLock { $0 += buffer.prefix(count) }
      news.signal()
    }
    close(terminalEnd)
  }
}
