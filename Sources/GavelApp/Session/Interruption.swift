import Dispatch
import Glibc

/// Signals that ask a headless command to stop, as values.
final class Interruption: Sendable {
  /// Who asked.
  enum Signal: Int32, Sendable, CaseIterable {
    /// Control-C.
    case interrupt = 2
    /// The terminal is gone.
    case hangUp = 1
    /// Somebody asked the process to end.
    case terminate = 15
  }

  private let signals: AsyncStream<Signal>
  // Sources are only kept alive here; they are set up before anything else can see them.
  private let sources: [any DispatchSourceSignal]

  /// Takes the signals over until this value is gone.
  init() {
    let (signals, arrived) = AsyncStream.makeStream(of: Signal.self)
    self.signals = signals
    sources = Signal.allCases.map { name in
      signal(name.rawValue, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: name.rawValue)
      source.setEventHandler { arrived.yield(name) }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
    for name in Signal.allCases { signal(name.rawValue, SIG_DFL) }
  }

  /// Waits for the work or a signal, whichever comes first.
  ///
  /// - Returns: The signal, or `nil` when the work ended by itself.
  func race(_ work: @escaping @Sendable () async -> Void) async -> Signal? {
    let (ends, ended) = AsyncStream.makeStream(of: Signal?.self)
    let worker = Task {
      await work()
      ended.yield(nil)
    }
    let watcher = Task { [signals] in
      for await signal in signals {
        ended.yield(signal)
        return
      }
    }
    defer {
      worker.cancel()
      watcher.cancel()
    }
    for await end in ends { return end }
    return nil
  }
}
