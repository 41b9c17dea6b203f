import CNcurses
import Glibc

/// Puts a frame together before any of it reaches the terminal, and counts its bytes.
///
/// ncurses writes in pieces of some sixty bytes, each of which may become a packet on a network and
/// a screen that is half new. While a frame is drawn, the descriptor that it writes to leads to a
/// file in memory; what came together there goes out as one.
final class FrameTray {
  private let file: Int32
  private let slot: Int32
  private let terminal: Int32
  private var bytes: [UInt8] = []

  /// - Parameters:
  ///   - slot: The descriptor that ncurses writes to.
  ///   - terminal: Another descriptor of the same terminal.
  init?(slot: Int32, terminal: Int32) {
    file = gavel_memory_file()
    self.slot = slot
    self.terminal = terminal
    guard file >= 0 else { return nil }
  }

  deinit { close(file) }

  /// Runs `draw`, sends what it wrote, and returns how many bytes that were.
  func send(_ draw: () -> Void) -> Int {
    guard dup2(file, slot) == slot else {
      draw()
      return 0
    }
    draw()
    dup2(terminal, slot)
    let count = max(0, Int(lseek(file, 0, SEEK_CUR)))
    if bytes.count < count { bytes = Array(repeating: 0, count: count) }
    let taken = pread(file, &bytes, count, 0)
    lseek(file, 0, SEEK_SET)
    write(bytes.prefix(max(0, taken)))
    return count
  }

  /// A terminal that is gone takes nothing more; the loop hears of that by its input.
  private func write(_ all: ArraySlice<UInt8>) {
    var rest = all
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(terminal, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var request = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }
}
