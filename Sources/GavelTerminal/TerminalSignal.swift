import Glibc

/// A signal that the console answers in its loop.
public enum TerminalSignal: Hashable, Sendable, CaseIterable {
  /// The terminal's size changed.
  case windowChanged
  /// Somebody asks the program to end.
  case terminate
  /// The terminal is gone.
  case hangUp
  /// Control-C.
  case interrupt
  /// Control-Z.
  case suspend
  /// The program runs again after it was stopped.
  case resume

  /// The number that the system gives it.
  public var number: Int32 {
    switch self {
    case .windowChanged: SIGWINCH
    case .terminate: SIGTERM
    case .hangUp: SIGHUP
    case .interrupt: SIGINT
    case .suspend: SIGTSTP
    case .resume: SIGCONT
    }
  }

  init?(number: Int32) {
    guard let signal = Self.allCases.first(where: { $0.number == number }) else { return nil }
    self = signal
  }
}
