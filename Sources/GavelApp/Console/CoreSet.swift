import Glibc

/// The processors that a thread may run on (`cpu_set_t`): one bit each, 1,024 at most.
///
/// The Glibc module leaves out the two calls of sched_setaffinity(2), which are Linux's own, so they
/// are looked up by name; where they are missing every thread keeps what it has.
struct CoreSet: Equatable {
  private var words: [UInt]

  /// Returns nil where the system does not say.
  init?(ofThread thread: pid_t) {
    words = Array(repeating: 0, count: 1_024 / UInt.bitWidth)
    guard let read = Self.call("sched_getaffinity", as: Read.self) else { return nil }
    let code = words.withUnsafeMutableBytes { read(thread, $0.count, $0.baseAddress) }
    guard code >= 0 else { return nil }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Leaves out the last of several.
  func withoutLast() -> CoreSet {
    guard count > 1 else { return self }
    var fewer = self
    if let place = words.lastIndex(where: { $0 != 0 }) {
      fewer.words[place] &= ~(1 << UInt(UInt.bitWidth - 1 - words[place].leadingZeroBitCount))
    }
    return fewer
  }

  /// Keeps a thread to these; one that has ended needs nothing.
  func keep(thread: pid_t) {
    guard let write = Self.call("sched_setaffinity", as: Write.self) else { return }
    _ = words.withUnsafeBytes { write(thread, $0.count, $0.baseAddress) }
  }

  private typealias Read = @convention(c) (pid_t, Int, UnsafeMutableRawPointer?) -> Int32
  private typealias Write = @convention(c) (pid_t, Int, UnsafeRawPointer?) -> Int32

  /// The type is the one that sched_setaffinity(2) states, with the set's address left untyped.
  private static func call<Function>(_ name: String, as type: Function.Type) -> Function? {
    dlsym(nil, name).map { unsafeBitCast($0, to: type) }
  }
}
