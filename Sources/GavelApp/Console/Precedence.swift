import Foundation
import GavelTerminal
import Glibc

/// Lets the thread that answers keys go before all other threads of the process.
///
/// Where sync and relay take every core, a key would wait for its turn behind them. Linux keeps a
/// niceness for each thread (setpriority(2), under "C library/kernel differences"); one's own can
/// only be lowered, so the others yield. A thread that yields still ends its slice first, some
/// milliseconds, so the others also keep off one core. Threads that they start inherit both.
enum Precedence {
  /// How much the others yield: a tenth of a core that both want.
  private static let step: Int32 = 10

  /// Lets every thread that is there now yield to the first one, which has the terminal.
  static func yieldToFirstThread() {
    let each = __priority_which_t(PRIO_PROCESS.rawValue)
    let first = getpid()
    let niceness = getpriority(each, id_t(first)) + step
    let cores = CoreSet(ofThread: first)?.withoutLast()
    // Without the file system of processes keys may wait a little longer, and that is all.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    for thread in names.compactMap(pid_t.init) where thread != first {
      // One that ended meanwhile needs nothing.
      _ = setpriority(each, id_t(thread), niceness)
      cores?.keep(thread: thread)
    }
  }
}
