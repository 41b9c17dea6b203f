import Glibc
import Synchronization

/// Where printed text goes: a descriptor, or memory in tests.
///
/// Writing never throws: a reader that went away (`| head`) is no failure, and a full disk is told
/// once, at the end, by ``failure``.
final class TextSink: Sendable {
  private struct State {
    var text: [UInt8] = []
    var failure: Int32?
    var isAsking = false
  }

  /// The open descriptor; `nil` for memory.
  let descriptor: Int32?
  private let state = Mutex(State())

  /// A sink that writes to an open descriptor; `nil` keeps everything in memory.
  init(descriptor: Int32? = nil) { self.descriptor = descriptor }

  /// Whether a person reads along.
  var isTerminal: Bool { descriptor.map { isatty($0) == 1 } ?? false }

  /// Whether nothing more can be written, so that a long list may stop.
  var isClosed: Bool { state.withLock { $0.failure != nil } }

  /// The system's error number of the first write that failed, a closed pipe aside.
  var failure: Int32? {
    state.withLock { $0.failure == EPIPE ? nil : $0.failure }
  }

  /// Everything written so far, when the sink is memory.
  var text: String { state.withLock { String(decoding: $0.text, as: UTF8.self) } }

  /// Writes all of `text`, waiting for slow readers.
  func write(_ text: String) { state.withLock { write(text, &$0) } }

  private func write(_ text: String, _ state: inout State) {
    let bytes = Array(text.utf8)
    guard let descriptor else {
      state.text += bytes
      return
    }
    var rest = bytes[...]
    while !rest.isEmpty, state.failure == nil {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, -1)
      } else if errno != EINTR {
        state.failure = errno
      }
    }
  }
}

/// The last line of a terminal, which shows how far things are until a question needs it.
extension TextSink {
  private static let clearLine = "\r\u{1B}[K"

  /// Replaces the line; says nothing while a question waits for its answer.
  func progress(_ text: String) {
    state.withLock { if !$0.isAsking { write(Self.clearLine + text, &$0) } }
  }

  /// Puts a question in its place, which nothing covers before ``endQuestion()``.
  func ask(_ question: String) {
    state.withLock {
      write(Self.clearLine + question, &$0)
      $0.isAsking = true
    }
  }

  /// Ends the question's line.
  func endQuestion() {
    state.withLock {
      write("\n", &$0)
      $0.isAsking = false
    }
  }
}
