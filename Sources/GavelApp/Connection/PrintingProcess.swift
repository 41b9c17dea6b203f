import Glibc

/// A program whose standard output is read; started by `posix_spawn`, never through a shell.
///
/// Foundation's `Process` was seen to crash in `run()` when other threads start sessions or
/// processes at the same moment, so the system is asked directly.
struct PrintingProcess {
  private let id: pid_t
  /// Where its output can be read; closed by ``end()``.
  let output: Int32

  /// Starts `program` with nothing to read and default signals.
  ///
  /// - Returns: `nil` when the system cannot start it.
  init?(_ program: String, arguments: [String], environment: [String: String]) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[1]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What this program ignores, such as a closed pipe, must end the other one as usual.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var started: pid_t = 0
    guard posix_spawn(&started, program, &files, &attributes, words, variables) == 0 else {
      close(ends[0])
      return nil
    }
    id = started
    output = ends[0]
  }

  /// How it ended: its exit status, or the negative number of the signal that ended it; `nil` while
  /// it runs.
  func status() -> Int32? {
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return nil }
    let signal = status & 0x7f
    return signal == 0 ? status >> 8 & 0xff : -signal
  }

  /// Sends it a signal.
  func signal(_ number: Int32) { Glibc.kill(id, number) }

  /// Ends it at once, if it still runs, and forgets it.
  func kill() {
    Glibc.kill(id, SIGKILL)
    waitpid(id, nil, 0)
  }

  /// Closes its output.
  func end() { close(output) }
}
