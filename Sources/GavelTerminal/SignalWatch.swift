import Glibc
import Synchronization

/// Where the signal handler writes, -1 when nothing is watched.
///
/// Lock-free, so a handler may read it.
private let watchedPipe = Atomic<Int32>(-1)

private func forward(_ signal: Int32) {
  let descriptor = watchedPipe.load(ordering: .relaxed)
  if descriptor >= 0 { WakePipe.send(UInt8(truncatingIfNeeded: signal), to: descriptor) }
}

/// Turns signals into values in a ``WakePipe``, so that the loop answers them between two frames.
///
/// There is one at a time. Start it before the ``CursesSession`` and stop it after.
public final class SignalWatch {
  private let pipe: WakePipe
  private var previous: [(TerminalSignal, sigaction)] = []

  /// Takes over the signals; those that the parent asked to ignore stay ignored (as with nohup).
  public init(_ pipe: WakePipe, signals: [TerminalSignal] = TerminalSignal.allCases) {
    self.pipe = pipe
    watchedPipe.store(pipe.writeEnd, ordering: .releasing)
    for signal in signals {
      var old = sigaction()
      sigaction(signal.number, nil, &old)
      if isIgnored(old), signal != .windowChanged, signal != .resume { continue }
      previous.append((signal, old))
      install(signal.number)
    }
  }

  deinit { stop() }

  /// Gives the signals back as they were; a second call does nothing.
  public func stop() {
    guard !previous.isEmpty else { return }
    for (signal, old) in previous {
      var old = old
      sigaction(signal.number, &old, nil)
    }
    previous = []
    watchedPipe.store(-1, ordering: .releasing)
  }

  /// Stops the process as Control-Z would, and returns when it is continued.
  ///
  /// The session must be suspended before and resumed after. In a process group without a shell
  /// that could continue it the system does not stop, and the call returns at once.
  public func stopProcess() {
    var standard = sigaction()
    var old = sigaction()
    sigaction(SIGTSTP, &standard, &old)
    raise(SIGTSTP)
    sigaction(SIGTSTP, &old, nil)
  }

  private func install(_ number: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = forward
    // Library calls on other threads go on; poll returns all the same.
    action.sa_flags = SA_RESTART
    sigaction(number, &action, nil)
  }

  private func isIgnored(_ action: sigaction) -> Bool {
    // SIG_IGN is the address 1, which Swift cannot compare as a function.
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}
