import Foundation
import Glibc

/// A program on a pseudo-terminal of its own, its output collected with the time of each piece.
///
/// One thread writes keys and reads what comes back, so that nothing but the program is between.
final class ProgramTerminal {
  /// What cannot be started.
  enum Failure: Error {
    case noTerminal(code: Int32)
    case notStarted(path: String, code: Int32)
  }

  /// What came after one gesture.
  struct Burst {
    /// Nanoseconds from the gesture to each piece, and the piece.
    ///
    /// Without those for which the piece was there and the thread that takes it waited for a core.
    var pieces: [(time: UInt64, bytes: [UInt8])] = []

    var bytes: Int { pieces.reduce(0) { $0 + $1.bytes.count } }
    /// Milliseconds to the last byte.
    var last: Double? { pieces.last.map { Double($0.time) / 1e6 } }

    /// How many writes there were: a terminal hands a long one on in several pieces, without a pause.
    ///
    /// - Parameter milliseconds: The pause between two writes.
    func count(apart milliseconds: UInt64) -> Int {
      var last: UInt64?
      return pieces.count { piece in
        defer { last = piece.time }
        return last.map { piece.time - $0 > milliseconds * 1_000_000 } ?? true
      }
    }
  }

  let id: pid_t
  private let end: Int32
  private let started: UInt64

  /// Linux' numbers for TIOCSPTLCK, TIOCGPTN and TIOCSWINSZ (ioctl_tty(2)), which Swift lacks.
  private enum Request {
    static let unlock: UInt = 0x4004_5431
    static let number: UInt = 0x8004_5430
    static let setSize: UInt = 0x5414
  }

  /// POSIX_SPAWN_SETSID of the C library's spawn.h, which shows it to GNU programs only.
  private static let newSession: Int16 = 0x80

  /// Starts a program on a terminal of this size; it leads a session of its own there.
  init(
    _ command: [String], environment: [String: String], columns: Int = 80, rows: Int = 24
  ) throws(Failure) {
    end = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard end >= 0, ioctl(end, Request.unlock, &unlocked) == 0,
      ioctl(end, Request.number, &number) == 0
    else { throw .noTerminal(code: errno) }
    var size = [UInt16(rows), UInt16(columns), 0, 0]
    _ = ioctl(end, Request.setSize, &size)
    started = Self.now()
    id = try Self.spawn(command, environment, on: "/dev/pts/\(number)")
  }

  private static func spawn(
    _ command: [String], _ environment: [String: String], on terminal: String
  ) throws(Failure) -> pid_t {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    // The first terminal that the leader of a session opens becomes its own (setsid(2)).
    posix_spawnattr_setflags(&attributes, newSession)
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDERR_FILENO)
    let words = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var id: pid_t = 0
    let code = posix_spawn(&id, command[0], &files, &attributes, words, variables)
    guard code == 0 else { throw .notStarted(path: command[0], code: code) }
    return id
  }

  /// Collects what comes from the start of the process on, until nothing came for a while.
  ///
  /// - Parameter least: So many bytes must have come before a pause counts: some programs greet the
  ///   terminal long before they draw.
  func opening(quiet: Int, within limit: Int = 20_000, least: Int = 1) -> Burst {
    collect(from: started, quiet: quiet, within: limit, patience: limit, least: least)
  }

  /// Presses keys and collects what comes back, until nothing came for a while.
  ///
  /// - Parameters:
  ///   - quiet: Milliseconds without a byte after which the answer is over.
  ///   - patience: Milliseconds to wait for its beginning, where that may take longer.
  func press(_ keys: String, quiet: Int = 40, patience: Int = 0) -> Burst {
    let begun = Self.now()
    send(keys)
    return collect(
      from: begun, quiet: quiet, within: 20_000, patience: max(quiet, patience))
  }

  /// Presses keys and returns the milliseconds until this byte came, whatever else comes before it;
  /// nil when it did not come in time.
  func press(_ keys: String, until byte: UInt8, within limit: Int) -> Double? {
    let begun = Self.now()
    let wait = CoreWait()
    send(keys)
    while true {
      let spent = Int((Self.now() - begun) / 1_000_000)
      guard spent < limit else { return nil }
      guard let (piece, late) = piece(within: limit - spent, wait) else { continue }
      if piece.isEmpty { return nil }
      if piece.contains(byte) { return Double(Self.now() - begun - late) / 1e6 }
    }
  }

  /// Takes what is there without waiting.
  func drained() -> Burst {
    collect(from: Self.now(), quiet: 0, within: 1_000, patience: 0)
  }

  /// Collects for a time, whatever comes.
  func idle(milliseconds: Int) -> Burst {
    let begun = Self.now()
    let wait = CoreWait()
    var burst = Burst()
    while true {
      let spent = Int((Self.now() - begun) / 1_000_000)
      guard spent < milliseconds else { return burst }
      guard let (piece, late) = piece(within: milliseconds - spent, wait) else { continue }
      if piece.isEmpty { return burst }
      burst.pieces.append((Self.now() - begun - late, piece))
    }
  }

  private func collect(
    from begun: UInt64, quiet: Int, within limit: Int, patience: Int, least: Int = 1
  ) -> Burst {
    let wait = CoreWait()
    var burst = Burst()
    while Self.now() - begun < UInt64(limit) * 1_000_000 {
      let time = burst.bytes < least ? patience : quiet
      guard let (piece, late) = piece(within: time, wait), !piece.isEmpty else { break }
      burst.pieces.append((Self.now() - begun - late, piece))
    }
    return burst
  }

  /// Returns what is there and how long it had been before this thread had a core to see it; `nil`
  /// when nothing came in time, and no bytes at the end of the program.
  private func piece(
    within milliseconds: Int, _ wait: borrowing CoreWait
  ) -> (bytes: [UInt8], late: UInt64)? {
    var request = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
    let before = wait.nanoseconds
    guard poll(&request, 1, Int32(clamping: milliseconds)) > 0 else { return nil }
    let late = wait.nanoseconds - before
    let room = 1 << 16
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = max(0, read(end, buffer.baseAddress, room))
    }
    return (bytes, late)
  }

  /// Presses keys and waits for nothing.
  func send(_ keys: String) {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(end, $0.baseAddress, $0.count) }
      if count < 0, errno != EAGAIN, errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Ends the program, whatever it does, and the terminal with it.
  func close() {
    kill(id, SIGKILL)
    var status: Int32 = 0
    waitpid(id, &status, 0)
    Glibc.close(end)
  }

  private static func now() -> UInt64 { DispatchTime.now().uptimeNanoseconds }
}
