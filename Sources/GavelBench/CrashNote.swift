import Glibc
import Synchronization

/// Leaves behind which input was being read when the process dies of a signal.
///
/// A crash gives no chance to print with care, so the handler only writes bytes that were prepared
/// and the digits of a number.
enum CrashNote {
  /// The iteration under way.
  private static let iteration = Atomic<Int>(0)
  /// Address of the words that come before the number; they are never freed.
  private static let words = Atomic<UInt>(0)
  private static let length = Atomic<Int>(0)

  /// Names what runs from now on.
  static func begin(_ text: String) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = bytes.initialize(from: text.utf8)
    length.store(0, ordering: .sequentiallyConsistent)
    words.store(UInt(bitPattern: bytes.baseAddress), ordering: .sequentiallyConsistent)
    length.store(bytes.count, ordering: .sequentiallyConsistent)
  }

  /// Tells the number of what runs now.
  static func note(_ number: Int) { iteration.store(number, ordering: .relaxed) }

  /// Ends the process with a note when nothing is heard of for this long.
  static func watch(seconds: UInt32) { alarm(seconds) }

  /// Takes over the signals of a crash, on a stack of their own for a stack that ran full.
  static func install() {
    var stack = stack_t()
    stack.ss_size = 1 << 16
    stack.ss_sp = malloc(stack.ss_size)
    sigaltstack(&stack, nil)
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGALRM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = note
      action.sa_flags = Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(signal, &action, nil)
    }
  }

  private static let note: @convention(c) (Int32) -> Void = { signal in
    if let start = UnsafeRawPointer(bitPattern: words.load(ordering: .relaxed)) {
      _ = write(STDERR_FILENO, start, length.load(ordering: .relaxed))
    }
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { buffer in
      var place = buffer.count
      var rest = iteration.load(ordering: .relaxed)
      place -= 1
      buffer[place] = 0x0A
      repeat {
        place -= 1
        buffer[place] = UInt8(48 + rest % 10)
        rest /= 10
      } while rest > 0 && place > 0
      _ = write(STDERR_FILENO, buffer.baseAddress?.advanced(by: place), buffer.count - place)
    }
    // The handler is gone by now, so that the signal ends the process as it should.
    kill(getpid(), signal)
  }
}
