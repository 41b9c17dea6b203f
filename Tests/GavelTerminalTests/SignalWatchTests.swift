import Glibc
import Testing

@testable import GavelTerminal

extension CursesTests {
  /// Beside the sessions, because starting ncurses touches the signals of the whole process.
  ///
  /// Only with signals that no other test of the process watches or ignores.
  @Suite struct SignalWatchTests {
    /// Waits for so many signals; a wait that a signal interrupts returns with nothing.
    private static func signals(_ count: Int, from pipe: WakePipe) -> [TerminalSignal] {
      var signals: [TerminalSignal] = []
      for _ in 0..<10 where signals.count < count {
        _ = waitForInput(on: [pipe.descriptor], for: 10_000)
        signals += pipe.drain()
      }
      return signals
    }

    @Test func `signals arrive as values, and the actions from before come back`() {
      var before = sigaction()
      sigaction(SIGCONT, nil, &before)
      let pipe = WakePipe()
      let watch = SignalWatch(pipe, signals: [.resume, .windowChanged])
      kill(getpid(), SIGCONT)
      kill(getpid(), SIGWINCH)
      let signals = Set(Self.signals(2, from: pipe))
      #expect(signals == [.resume, .windowChanged])
      watch.stop()
      var after = sigaction()
      sigaction(SIGCONT, nil, &after)
      #expect(
        unsafeBitCast(after.__sigaction_handler.sa_handler, to: Int.self)
          == unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self))
    }

    @Test func `what the parent ignored stays ignored`() {
      var ignoring = sigaction()
      ignoring.__sigaction_handler.sa_handler = SIG_IGN
      var before = sigaction()
      sigaction(SIGTSTP, &ignoring, &before)
      defer { sigaction(SIGTSTP, &before, nil) }
      let pipe = WakePipe()
      let watch = SignalWatch(pipe, signals: [.suspend])
      var during = sigaction()
      sigaction(SIGTSTP, nil, &during)
      watch.stop()
      // The address 1 is SIG_IGN.
      #expect(unsafeBitCast(during.__sigaction_handler.sa_handler, to: Int.self) == 1)
    }

    @Test func `a session leaves the signals as the watch set them`() throws {
      let pipe = WakePipe()
      let watch = SignalWatch(pipe, signals: [.windowChanged])
      try withSession { _, _ in
        kill(getpid(), SIGWINCH)
        #expect(Self.signals(1, from: pipe) == [.windowChanged])
      }
      watch.stop()
    }
  }
}
