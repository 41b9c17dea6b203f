import Glibc

/// How long the calling thread was ready to run and no core was free, as the kernel counts it
/// (second number of schedstat, Documentation/scheduler/sched-stats.rst of Linux).
///
/// What measures on a busy machine waits for a core as well, and that time is not the program's.
/// To be asked by the thread that made it.
struct CoreWait: ~Copyable {
  /// -1 where the kernel does not count; then it is always 0.
  private let file = open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)

  deinit { if file >= 0 { close(file) } }

  /// Nanoseconds since the thread began.
  var nanoseconds: UInt64 {
    let bytes = [UInt8](unsafeUninitializedCapacity: 80) { buffer, count in
      count = max(0, pread(file, buffer.baseAddress, 80, 0))
    }
    let numbers = bytes.split(whereSeparator: { !(0x30...0x39).contains($0) })
    guard numbers.count > 1 else { return 0 }
    return numbers[1].reduce(0) { $0 &* 10 &+ UInt64($1 - 0x30) }
  }
}
